// SPDX-License-Identifier: GPL-3.0-or-later
// A line of two pixels over contents that are being fetched again: it says so without moving anything.
#pragma once

#include <QTimer>
#include <QWidget>

namespace postroom::console {

class BusyBar : public QWidget {
    Q_OBJECT
public:
    explicit BusyBar(QWidget* parent = nullptr);
    /// Shown only after a moment: what is quick does not flicker.
    void setBusy(bool busy);
    [[nodiscard]] QSize sizeHint() const override { return {40, 2}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QTimer m_delay;
    QTimer m_move;
    int m_step = 0;
    bool m_shown = false;
};

} // namespace postroom::console
