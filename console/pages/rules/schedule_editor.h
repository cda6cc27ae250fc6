// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of a retry rule, a line each: at even or growing gaps, until when; and the same as text for those who know it.
#pragma once

#include "console/pages/rules/retry_words.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace postroom::console {

class DurationField;

class ScheduleEditor : public QWidget {
    Q_OBJECT
public:
    explicit ScheduleEditor(QWidget* parent = nullptr);
    void setSchedule(const QString& text);
    [[nodiscard]] QString schedule() const { return m_schedule; }
    void setReadOnly(bool readOnly);
    void addStep();

signals:
    void edited();

private:
    struct Line {
        QWidget* box = nullptr;
        QComboBox* kind = nullptr;
        DurationField* interval = nullptr;
        QLabel* times = nullptr;
        QDoubleSpinBox* factor = nullptr;
        DurationField* until = nullptr;
        QToolButton* remove = nullptr;
    };
    Line makeLine();
    void show(const QList<ScheduleStep>& steps);
    [[nodiscard]] QList<ScheduleStep> steps() const;
    void take(const QString& text);

    QString m_schedule;
    QList<Line> m_lines;
    QVBoxLayout* m_layout;
    QPushButton* m_add;
    QLineEdit* m_text;
    bool m_showing = false;
    bool m_readOnly = false;
};

} // namespace postroom::console
