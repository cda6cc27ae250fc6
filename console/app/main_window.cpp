// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/main_window.h"

#include "console/app/application.h"
#include "console/app/connect_pane.h"
#include "console/app/connection_strip.h"
#include "console/app/message_bar.h"
#include "console/app/navigation_list.h"
#include "console/app/palette_providers.h"
#include "console/app/window_actions.h"
#include "console/app/window_navigator.h"
#include "console/services/appliance_list.h"
#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/text_format.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>

namespace postroom::console {

namespace {

QString droppedCase(const QDropEvent& event) {
    const QList<QUrl> urls = event.mimeData()->urls();
    return urls.size() == 1 && urls.first().toLocalFile().endsWith(".postroom-case") ? urls.first().toLocalFile() : QString();
}

} // namespace

MainWindow::MainWindow(Application& application, const ApplianceUri& uri, Link first)
    : m_application(application), m_pages(allPages()), m_session(uri, application.channels()), m_state(m_session), m_workingCopy(m_session, m_state), m_actions(application.settings()),
      m_navigator(new WindowNavigator(*this)), m_first(std::move(first)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    build();
    addWindowActions(*this);
    buildMenus(*this);
    for (const char* id : {"go.back", "go.forward"})
        m_strip->addLeft(m_actions.find(id));
    for (const char* id : {"view.refresh", "go.palette", "help.page"})
        m_strip->addRight(m_actions.find(id));
    m_palette = {pagesInPalette(m_pages, context(), this), actionsInPalette(m_actions, this), optionsInPalette(*m_navigator, this), manualInPalette(*m_navigator, this)};
    for (const auto& page : m_pages.pages())
        if (PaletteProvider* provider = page->paletteProvider(context(), this))
            m_palette << provider;
    connectParts();
    // At 200 % a screen of 1920 by 1080 has 960 by 540 of these.
    resize(QSize(1180, 760).boundedTo(screen()->availableGeometry().size() - QSize(0, theme::spacing(5))));
    restoreGeometry(application.settings().value("window/geometry").toByteArray());
    updateTitle();
    m_session.open();
}

MainWindow::~MainWindow() {
    // Pages use session, state and navigator until the end: they go first.
    for (const auto& [id, view] : m_views)
        delete view;
}

PageContext MainWindow::context() { return {m_session, m_state, *m_navigator, m_actions, m_application.settings(), m_workingCopy}; }

void MainWindow::build() {
    auto* central = new QWidget(this);
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_strip = new ConnectionStrip(m_session, m_state, central);
    m_alarms = new MessageBar(central);
    m_notices = new MessageBar(central);
    column->addWidget(m_strip);
    column->addWidget(m_alarms);
    column->addWidget(m_notices);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    m_navigation = new NavigationList(central);
    m_navigation->hide();
    row->addWidget(m_navigation);
    m_stack = new QStackedWidget(central);
    m_connectPane = new ConnectPane(m_session, m_stack);
    m_stack->addWidget(m_connectPane);
    row->addWidget(m_stack, 1);
    column->addLayout(row, 1);
    setCentralWidget(central);
    statusBar()->setSizeGripEnabled(false);
}

/// Without a widget that has the keyboard no shortcut of the page in front would work.
void MainWindow::keepKeyboard() {
    if (isActiveWindow() && QApplication::focusWidget() == nullptr && QApplication::activePopupWidget() == nullptr && m_current != nullptr && m_current->isVisible())
        m_current->firstFocus()->setFocus(Qt::OtherFocusReason);
}

void MainWindow::connectParts() {
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now == nullptr) // perhaps the widget that had the keyboard is gone
            QTimer::singleShot(0, this, &MainWindow::keepKeyboard);
    });
    connect(m_navigation, &NavigationList::chosen, this, [this](const QString& page) { m_navigator->open(Link::to(page)); });
    connect(m_connectPane, &ConnectPane::anotherWanted, this, [this] { m_application.askForAppliance(this); });
    connect(m_strip, &ConnectionStrip::revisionClicked, this, [this] {
        m_navigator->open(Link::to(m_navigator->knows("revision") ? "revision" : "overview", {QString::number(m_state.revision())}));
    });
    connect(&m_session, &Session::welcomed, this, &MainWindow::welcome);
    connect(&m_state, &ServerState::changed, this, &MainWindow::showAlarms);
    connect(&m_state, &ServerState::caughtUp, this, [this](const QString& sentence) {
        m_notices->show(Tone::info, sentence);
        QTimer::singleShot(30000, m_notices, &QWidget::hide);
    });
    connect(m_alarms, &MessageBar::dismissed, this, [this] { m_dismissed = m_alarms->text(); });
    connect(m_navigator, &WindowNavigator::historyChanged, this, [this] {
        m_actions.find("go.back")->setEnabled(m_navigator->canStep(-1));
        m_actions.find("go.forward")->setEnabled(m_navigator->canStep(+1));
    });
    m_actions.find("go.back")->setEnabled(false);
    m_actions.find("go.forward")->setEnabled(false);
}

void MainWindow::welcome() {
    if (m_session.uri().isCase())
        sayWhatTheCaseIs();
    else
        m_application.remember(m_session.uri(), toQt(m_session.hello().hostName));
    if (m_filledFor != m_session.role()) {
        m_filledFor = m_session.role();
        m_navigation->fill(m_pages, m_session.role());
        m_navigation->setVisible(!m_navigation->ids().isEmpty() && !m_session.uri().isCase());
        for (const auto& page : m_pages.pages())
            if (QAction* action = m_actions.find("page." + page->info().id))
                action->setVisible(m_navigator->knows(page->info().id));
    }
    if (m_current == nullptr) {
        const QStringList ids = m_navigation->ids();
        if (ids.isEmpty())
            return updateTitle(); // no role: the pane says so
        m_navigator->open(m_first.page.isEmpty() || !m_navigator->knows(m_first.page) ? Link::to(ids.isEmpty() ? QString() : ids.first()) : m_first);
    } else {
        refresh();
    }
    updateTitle();
}

void MainWindow::sayWhatTheCaseIs() {
    m_session.call(this, "trace.case", base::Json::object({{"id", m_first.path.value(0).toStdString()}}), [this](const Answer& answer) {
        if (!answer)
            return;
        const base::Json& file = (*answer)["case"];
        const QString made = tr("A case file of %1, saved %2. Nothing here asks a server or can change anything.").arg(text(file["server"], "host_name"), fullTimeText(time(file["created"])));
        m_notices->show(Tone::info, made + ' ' + (file["masked"].toBool(true) ? tr("Addresses are masked: one pseudonym stands for the same address everywhere.") : tr("Addresses are not masked.")));
    });
}

void MainWindow::showAlarms() {
    const auto& alarms = m_state.status()["alarms"].items();
    if (alarms.empty()) {
        m_alarms->hide();
        m_dismissed.clear();
        return;
    }
    const base::Json* gravest = &alarms.front();
    for (const auto& alarm : alarms)
        if (alarm["grave"].toBool()) {
            gravest = &alarm;
            break;
        }
    QString text = console::text(*gravest, "sentence");
    if (alarms.size() > 1)
        text += ' ' + tr("(and %n more)", nullptr, static_cast<int>(alarms.size()) - 1);
    if (text == m_dismissed)
        return;
    m_alarms->show((*gravest)["grave"].toBool() ? Tone::bad : Tone::warning, text, m_currentPage == "overview" ? QString() : tr("Show"),
                   [this] { m_navigator->open(Link::to("overview")); });
}

PageView* MainWindow::viewOf(const Page& page) {
    const QString id = page.info().id;
    PageView*& view = m_views[id];
    if (view == nullptr) {
        view = page.create(context(), m_stack);
        view->setObjectName("page." + id);
        view->setAccessibleName(page.info().title);
        m_stack->addWidget(view);
        connect(view, &PageView::headingChanged, this, &MainWindow::updateTitle);
    }
    return view;
}

void MainWindow::showPage(const Link& link) {
    const Page* page = m_pages.find(link.page);
    if (page == nullptr)
        return;
    PageView* view = viewOf(*page);
    m_current = view;
    m_currentPage = link.page;
    m_stack->setCurrentWidget(view);
    view->open(link);
    m_navigation->setCurrent(link.page);
    view->firstFocus()->setFocus(Qt::OtherFocusReason);
    updateTitle();
    showAlarms();
    emit pageShown(link.page);
}

Link MainWindow::currentLink() const { return m_current != nullptr ? m_current->link() : m_first; }

QString MainWindow::helpAnchor() const {
    const Page* page = m_pages.find(m_currentPage);
    return page != nullptr && !page->info().help.isEmpty() ? page->info().help : QStringLiteral("console");
}

void MainWindow::refresh() {
    m_state.refresh();
    if (m_current != nullptr)
        m_current->refresh();
}

void MainWindow::updateTitle() {
    const QString host = m_session.hello().hostName.empty() ? m_session.uri().title() : toQt(m_session.hello().hostName);
    QString title;
    if (const Page* page = m_pages.find(m_currentPage))
        title = m_current->heading().isEmpty() ? page->info().title : m_current->heading();
    setWindowTitle(title.isEmpty() ? tr("%1 - Postroom").arg(host) : tr("%1 - %2 - Postroom").arg(title, host));
}

void MainWindow::say(const QString& text) { statusBar()->showMessage(text, 15000); }

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_workingCopy.isEmpty() && !m_mayLoseChanges) {
        event->ignore();
        return askToClose();
    }
    m_application.settings().setValue("window/geometry", saveGeometry());
    QMainWindow::closeEvent(event);
}

/// The working copy lives in this window alone.
void MainWindow::askToClose() {
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Changes are not applied"), tr("%n change(s) in the working copy would be lost.", nullptr, m_workingCopy.count()), QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* show = box->addButton(tr("&Show the changes"), QMessageBox::AcceptRole);
    QPushButton* lose = box->addButton(tr("Close and &lose them"), QMessageBox::DestructiveRole);
    box->setDefaultButton(show);
    connect(show, &QPushButton::clicked, this, [this] { m_navigator->open("changes"); });
    connect(lose, &QPushButton::clicked, this, [this] {
        m_mayLoseChanges = true;
        close();
    });
    box->open();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedCase(*event).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    if (const QString file = droppedCase(*event); !file.isEmpty()) {
        event->acceptProposedAction();
        m_application.openCase(file, this);
    }
}

} // namespace postroom::console
