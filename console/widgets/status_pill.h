// SPDX-License-Identifier: GPL-3.0-or-later
// A short state in a rounded box: icon and word, tinted by its tone.
#pragma once

#include "console/widgets/theme.h"

#include <QWidget>

namespace postroom::console {

class StatusPill : public QWidget {
    Q_OBJECT
public:
    explicit StatusPill(QWidget* parent = nullptr);
    /// `icon`: by the tone when empty.
    void show(Tone tone, const QString& text, const QString& icon = {});
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] Tone tone() const { return m_tone; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::neutral;
    QString m_text;
    QString m_icon;
};

} // namespace postroom::console
