// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/busy_bar.h"

#include <QPainter>

namespace postroom::console {

BusyBar::BusyBar(QWidget* parent) : QWidget(parent) {
    setFixedHeight(2);
    m_delay.setSingleShot(true);
    m_delay.setInterval(250);
    m_move.setInterval(60);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_shown = true;
        m_move.start();
        update();
    });
    connect(&m_move, &QTimer::timeout, this, [this] {
        m_step = (m_step + 1) % 40;
        update();
    });
}

void BusyBar::setBusy(bool busy) {
    if (busy) {
        if (!m_shown && !m_delay.isActive())
            m_delay.start();
        return;
    }
    m_delay.stop();
    m_move.stop();
    m_shown = false;
    update();
}

void BusyBar::paintEvent(QPaintEvent*) {
    if (!m_shown)
        return;
    QPainter painter(this);
    const int length = width() / 4;
    painter.fillRect(QRect((width() + length) * m_step / 40 - length, 0, length, height()), palette().color(QPalette::Highlight));
}

} // namespace postroom::console
