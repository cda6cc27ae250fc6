// SPDX-License-Identifier: GPL-3.0-or-later
// A line under the connection strip that says something important, with icon, buttons, and a cross to close it.
#pragma once

#include "console/widgets/theme.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace postroom::console {

class MessageBar : public QWidget {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);
    /// `button`: text of a button that runs `act`; empty for none.
    void show(Tone tone, const QString& text, const QString& button = {}, std::function<void()> act = {});
    [[nodiscard]] QString text() const;

signals:
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::info;
    QLabel* m_icon;
    QLabel* m_text;
    QToolButton* m_button;
    std::function<void()> m_act;
};

} // namespace postroom::console
