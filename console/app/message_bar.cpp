// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/message_bar.h"

#include "console/widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace postroom::console {

MessageBar::MessageBar(QWidget* parent) : QWidget(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::spacing(1.5), theme::spacing(0.5), theme::spacing(0.8), theme::spacing(0.5));
    m_icon = new QLabel(this);
    layout->addWidget(m_icon);
    m_text = new QLabel(this);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_text, 1);
    m_button = new QToolButton(this);
    m_button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    layout->addWidget(m_button);
    m_button->hide();
    auto* close = new QToolButton(this);
    close->setIcon(icon("close"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(tr("Close this message"));
    layout->addWidget(close);
    connect(m_button, &QToolButton::clicked, this, [this] {
        if (m_act)
            m_act();
    });
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        emit dismissed();
    });
    hide();
}

void MessageBar::show(Tone tone, const QString& text, const QString& button, std::function<void()> act) {
    m_tone = tone;
    m_act = std::move(act);
    const int size = fontMetrics().height();
    m_icon->setPixmap(icon(theme::icon(tone), tone).pixmap(QSize(size, size), devicePixelRatioF()));
    m_text->setText(text);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    setAccessibleName(text);
    setVisible(true);
    update();
}

QString MessageBar::text() const { return m_text->text(); }

void MessageBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme::wash(m_tone, palette()));
    painter.setPen(theme::line(palette()));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace postroom::console
