// SPDX-License-Identifier: GPL-3.0-or-later
// The answer first: a sentence in large type with the icon and the colour of its tone, a quieter second line, and at the
// right what can be done about it.
#pragma once

#include "console/widgets/theme.h"

#include <QFrame>

class QAbstractButton;
class QHBoxLayout;
class QLabel;

namespace postroom::console {

class SentenceBanner : public QFrame {
    Q_OBJECT
public:
    explicit SentenceBanner(QWidget* parent = nullptr);
    void show(Tone tone, const QString& sentence, const QString& explanation = {});
    [[nodiscard]] QString sentence() const;
    /// Takes the button.
    void addButton(QAbstractButton* button);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void colour();
    Tone m_tone = Tone::neutral;
    QLabel* m_icon;
    QLabel* m_sentence;
    QLabel* m_explanation;
    QHBoxLayout* m_buttons;
};

} // namespace postroom::console
