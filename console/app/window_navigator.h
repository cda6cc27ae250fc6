// SPDX-License-Identifier: GPL-3.0-or-later
// The navigator of a window: shows pages, keeps the history of where one was.
#pragma once

#include "console/pages/navigator.h"

#include <QList>

namespace postroom::console {

class MainWindow;

class WindowNavigator : public Navigator {
    Q_OBJECT
public:
    static constexpr int historyLimit = 200;

    explicit WindowNavigator(MainWindow& window);
    using Navigator::open;
    void open(const Link& link, Where where = Where::here) override;
    [[nodiscard]] bool knows(const QString& page) const override;
    void back() override { step(-1); }
    void forward() override { step(+1); }
    void moved(const Link& link) override;
    void say(const QString& text) override;
    void help(const QString& anchor) override;
    void copyAddress(const Link& link) override;

    [[nodiscard]] bool canStep(int by) const { return m_at + by >= 0 && m_at + by < m_history.size(); }
    [[nodiscard]] Link current() const { return m_at >= 0 ? m_history[m_at] : Link(); }

signals:
    void historyChanged();

private:
    void step(int by);
    void note(const Link& link);
    MainWindow& m_window;
    QList<Link> m_history;
    qsizetype m_at = -1;
};

} // namespace postroom::console
