// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/window_navigator.h"

#include "console/app/application.h"
#include "console/app/main_window.h"
#include "console/services/json_text.h"

#include <QClipboard>
#include <QGuiApplication>

namespace postroom::console {

WindowNavigator::WindowNavigator(MainWindow& window) : Navigator(&window), m_window(window) {}

bool WindowNavigator::knows(const QString& page) const {
    const Page* found = m_window.pages().find(page);
    if (m_window.session().uri().isCase() && page != "message")
        return false; // all that a case file has
    return found != nullptr && m_window.session().role() >= found->info().role;
}

void WindowNavigator::open(const Link& link, Where where) {
    const QString own = toQt(m_window.session().hello().hostName);
    if (!link.host.isEmpty() && link.host != own)
        return m_window.application().openAddress(link, &m_window);
    Link here = link;
    here.host.clear();
    if (!knows(here.page)) {
        say(m_window.pages().find(here.page) == nullptr ? tr("This console has no page \"%1\".").arg(here.page)
            : m_window.session().uri().isCase()                ? tr("A case file has only the page of its message.")
                                                        : tr("Your role on this server does not show this page."));
        return;
    }
    if (where == Where::newWindow) {
        m_window.application().openWindow(m_window.session().uri(), here);
        return;
    }
    m_window.showPage(here);
    note(m_window.currentLink());
}

void WindowNavigator::note(const Link& link) {
    if (m_at >= 0 && m_history[m_at] == link)
        return;
    m_history.resize(m_at + 1);
    m_history << link;
    if (m_history.size() > historyLimit)
        m_history.removeFirst();
    m_at = m_history.size() - 1;
    emit historyChanged();
}

void WindowNavigator::moved(const Link& link) {
    note(link);
    m_window.updateTitle();
}

void WindowNavigator::step(int by) {
    if (!canStep(by))
        return;
    m_at += by;
    m_window.showPage(m_history[m_at]);
    emit historyChanged();
}

void WindowNavigator::say(const QString& text) { m_window.say(text); }
void WindowNavigator::help(const QString& anchor) { m_window.application().showHelp(anchor); }

void WindowNavigator::copyAddress(const Link& link) {
    QGuiApplication::clipboard()->setText(link.address(toQt(m_window.session().hello().hostName)));
    say(tr("The link was copied: %1").arg(QGuiApplication::clipboard()->text()));
}

} // namespace postroom::console
