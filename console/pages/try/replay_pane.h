// SPDX-License-Identifier: GPL-3.0-or-later
// Puts recorded mail to the working copy, window after window, and shows what it would decide otherwise; what could not be
// asked again is counted with its reasons.
#pragma once

#include "console/pages/page.h"

#include <QMap>

class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace postroom::console {

class FactList;
class ReplayModel;
class SentenceBanner;
class StatePlaceholder;
class TableView;

class ReplayPane : public QWidget {
    Q_OBJECT
public:
    ReplayPane(PageContext context, QWidget* parent);
    void setQuery(const QString& query);
    void run();
    void stop();
    [[nodiscard]] bool running() const { return m_call != 0; }
    void focusFirst();

private:
    void ask(const QString& after);
    void take(const base::Json& reply);
    void update();
    void showMissing();
    [[nodiscard]] QString countsText() const;

    PageContext m_context;
    QLineEdit* m_query;
    QPushButton* m_run;
    SentenceBanner* m_banner;
    QStackedWidget* m_stack;
    StatePlaceholder* m_placeholder;
    ReplayModel* m_model;
    TableView* m_table;
    FactList* m_missing;
    base::Json m_params; // of the run: the working copy may change meanwhile
    QString m_tried;
    qint64 m_call = 0;
    bool m_begun = false, m_stopped = false;
    qint64 m_cases = 0, m_same = 0, m_drifted = 0, m_differing = 0, m_unreplayable = 0;
    struct Unrecorded {
        QString example;
        qint64 cases = 0;
    };
    QMap<QString, Unrecorded> m_reasons;
};

} // namespace postroom::console
