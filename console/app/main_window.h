// SPDX-License-Identifier: GPL-3.0-or-later
// A window on one appliance: pages at the left, the connection on top, alarms and notices under it, the page in the
// middle. It owns the session and puts the parts together; what they do is theirs.
#pragma once

#include "console/pages/page_registry.h"
#include "console/services/server_state.h"
#include "console/services/session.h"
#include "console/services/working_copy.h"
#include "console/widgets/action_registry.h"

#include <QMainWindow>

#include <map>
#include <optional>

class QStackedWidget;

namespace postroom::console {

class Application;
class ConnectPane;
class ConnectionStrip;
class MessageBar;
class NavigationList;
class WindowNavigator;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// Connects at once. `first`: the page to begin with; the overview when it names none.
    MainWindow(Application& application, const ApplianceUri& uri, Link first);
    ~MainWindow() override;

    [[nodiscard]] Application& application() { return m_application; }
    [[nodiscard]] Session& session() { return m_session; }
    [[nodiscard]] ServerState& state() { return m_state; }
    [[nodiscard]] WorkingCopy& workingCopy() { return m_workingCopy; }
    [[nodiscard]] ActionRegistry& actions() { return m_actions; }
    [[nodiscard]] const PageRegistry& pages() const { return m_pages; }
    [[nodiscard]] WindowNavigator& navigator() { return *m_navigator; }
    [[nodiscard]] PageContext context();
    [[nodiscard]] const QList<PaletteProvider*>& paletteProviders() const { return m_palette; }

    /// For the navigator: shows the page of the link. The page exists and the role may see it.
    void showPage(const Link& link);
    /// Null before the first page is shown.
    [[nodiscard]] PageView* currentView() const { return m_current; }
    [[nodiscard]] Link currentLink() const;
    [[nodiscard]] QString helpAnchor() const;
    void refresh();
    void updateTitle();
    void say(const QString& text);
    [[nodiscard]] ConnectionStrip& strip() { return *m_strip; }
    [[nodiscard]] NavigationList& navigation() { return *m_navigation; }
    [[nodiscard]] MessageBar& alarmBar() { return *m_alarms; }
    [[nodiscard]] MessageBar& noticeBar() { return *m_notices; }

signals:
    void pageShown(const QString& page);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    void connectParts();
    void keepKeyboard();
    void askToClose();
    void welcome();
    void showAlarms();
    void sayWhatTheCaseIs();
    PageView* viewOf(const Page& page);

    Application& m_application;
    PageRegistry m_pages;
    Session m_session;
    ServerState m_state;
    WorkingCopy m_workingCopy;
    ActionRegistry m_actions;
    WindowNavigator* m_navigator;
    QList<PaletteProvider*> m_palette;
    Link m_first;
    std::optional<catalogue::Role> m_filledFor;
    std::map<QString, PageView*> m_views;
    PageView* m_current = nullptr;
    bool m_mayLoseChanges = false;
    QString m_currentPage;
    QString m_dismissed; // the alarms whose bar was closed
    NavigationList* m_navigation = nullptr;
    ConnectionStrip* m_strip = nullptr;
    ConnectPane* m_connectPane = nullptr;
    MessageBar* m_alarms = nullptr;
    MessageBar* m_notices = nullptr;
    QStackedWidget* m_stack = nullptr;
};

} // namespace postroom::console
