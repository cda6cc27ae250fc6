// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/sentence_banner.h"

#include "console/widgets/icons.h"

#include <QAbstractButton>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace postroom::console {

SentenceBanner::SentenceBanner(QWidget* parent) : QFrame(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::spacing(1.5), theme::spacing(1.2), theme::spacing(1.5), theme::spacing(1.2));
    layout->setSpacing(theme::spacing(1.4));
    m_icon = new QLabel(this);
    m_icon->setAccessibleName(QString(" "));
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(theme::spacing(0.3));
    m_sentence = new QLabel(this);
    QFont font = theme::titleFont();
    font.setPointSizeF(font.pointSizeF() * 0.87);
    m_sentence->setFont(font);
    m_explanation = new QLabel(this);
    for (QLabel* label : {m_sentence, m_explanation}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setFocusPolicy(Qt::NoFocus);
        words->addWidget(label);
    }
    layout->addLayout(words, 1);
    m_buttons = new QHBoxLayout;
    layout->addLayout(m_buttons);
    show(Tone::neutral, {});
}

QString SentenceBanner::sentence() const { return m_sentence->text(); }

void SentenceBanner::show(Tone tone, const QString& sentence, const QString& explanation) {
    m_tone = tone;
    m_sentence->setText(sentence);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
    setAccessibleName(sentence);
    colour();
}

void SentenceBanner::addButton(QAbstractButton* button) { m_buttons->addWidget(button); }

void SentenceBanner::colour() {
    const int size = QFontMetrics(m_sentence->font()).height();
    m_icon->setPixmap(icon(theme::icon(m_tone), m_tone).pixmap(QSize(size, size), devicePixelRatioF()));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::quiet(palette()));
    m_explanation->setPalette(quiet);
    update();
}

void SentenceBanner::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_icon != nullptr)
        colour();
}

void SentenceBanner::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::wash(m_tone, palette()));
    painter.drawRoundedRect(rect(), theme::spacing(0.5), theme::spacing(0.5));
}

} // namespace postroom::console
