// SPDX-License-Identifier: GPL-3.0-or-later
// A figure with its name and a quieter line below it; a button when it leads somewhere.
#pragma once

#include "console/widgets/theme.h"

#include <QAbstractButton>

namespace postroom::console {

class FigureCard : public QAbstractButton {
    Q_OBJECT
public:
    explicit FigureCard(const QString& name, const QString& iconName, QWidget* parent = nullptr);
    /// `tone` colours the figure; an icon says the same when it is not neutral.
    void show(const QString& figure, const QString& below = {}, Tone tone = Tone::neutral);
    /// Where a click leads; empty: it is no button.
    void setLink(const QString& link);
    [[nodiscard]] QString figure() const { return m_figure; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void opened(const QString& link);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    QString m_icon;
    QString m_figure;
    QString m_below;
    QString m_link;
    Tone m_tone = Tone::neutral;
};

} // namespace postroom::console
