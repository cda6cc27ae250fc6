// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/way/way_view.h"

#include "console/pages/way/chain_delegate.h"
#include "console/pages/way/chain_model.h"
#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/sentence_banner.h"
#include "console/widgets/state_placeholder.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace postroom::console {

namespace {

Tone outcomeTone(const QString& outcome) { return outcome == "deliver" ? Tone::good : outcome == "defer" ? Tone::warning : outcome == "discard" ? Tone::neutral : Tone::bad; }

QString outcomeText(const QString& outcome) {
    if (outcome == "deliver")
        return WayView::tr("delivered");
    if (outcome == "defer")
        return WayView::tr("deferred");
    if (outcome == "discard")
        return WayView::tr("discarded");
    return outcome == "fail" ? WayView::tr("not delivered") : outcome;
}

QString targetOf(const base::Json& route) {
    QStringList targets;
    for (const base::Json& host : route["hosts"].items()) {
        const QString addresses = texts(host["addresses"]).join(", "), name = text(host, "name");
        targets << (addresses.isEmpty() || addresses == name ? name : WayView::tr("%1 (%2)").arg(name, addresses));
    }
    if (const QString file = text(route, "pipe_or_file"); !file.isEmpty())
        targets << file;
    if (const QString what = text(route, "text"); !what.isEmpty())
        targets << what;
    return targets.join("; ");
}

} // namespace

WayView::WayView(PageContext context, QWidget* parent) : PageView(context, parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5));
    layout->setSpacing(theme::spacing());
    layout->addWidget(makeQuestion());
    m_banner = new SentenceBanner(this);
    m_banner->hide();
    layout->addWidget(m_banner);
    m_routes = new QTreeWidget(this);
    m_routes->setAccessibleName(tr("Where it goes"));
    m_routes->setRootIsDecorated(false);
    m_routes->setTextElideMode(Qt::ElideMiddle); // the reason stands at the end
    m_routes->setHeaderLabels({tr("Address"), tr("Outcome"), tr("Router"), tr("Transport"), tr("To")});
    m_routes->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_routes->header()->setStretchLastSection(true);
    m_routes->setMaximumHeight(fontMetrics().lineSpacing() * 8);
    m_routes->hide();
    layout->addWidget(m_routes);
    m_stack = new QStackedWidget(this);
    m_placeholder = new StatePlaceholder(m_stack);
    m_model = new ChainModel(this);
    m_chain = new QListView(m_stack);
    m_chain->setModel(m_model);
    m_chain->setItemDelegate(new ChainDelegate(m_chain));
    m_chain->setAccessibleName(tr("Routers in their order"));
    m_chain->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_chain->setResizeMode(QListView::Adjust);
    m_chain->setFrameShape(QFrame::NoFrame);
    m_stack->addWidget(m_placeholder);
    m_stack->addWidget(m_chain);
    layout->addWidget(m_stack, 1);
    m_placeholder->showLoading();
    connect(m_follow, &QPushButton::clicked, this, &WayView::follow);
    for (QLineEdit* line : {m_address, m_sender})
        connect(line, &QLineEdit::returnPressed, this, &WayView::follow);
    connect(m_routes, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        const int row = item == nullptr ? -1 : m_routes->indexOfTopLevelItem(item);
        m_model->setRoute(row >= 0 && row < static_cast<int>(m_found.size()) ? m_found.items()[static_cast<std::size_t>(row)] : base::Json());
        m_chain->doItemsLayout(); // rows have a line more or less
    });
    connect(m_chain, &QListView::activated, this, [this](const QModelIndex& index) {
        if (const QString to = index.data(LinkRole).toString(); !to.isEmpty() && navigator().knows("settings"))
            navigator().open(to);
    });
    connect(m_placeholder, &StatePlaceholder::retry, this, &WayView::refresh);
    connect(&copy(), &WorkingCopy::changed, this, [this] {
        if (isVisible())
            refresh();
    });
    addActions();
}

QWidget* WayView::makeQuestion() {
    auto* question = new QWidget(this);
    auto* layout = new QHBoxLayout(question);
    layout->setContentsMargins(0, 0, 0, 0);
    const auto field = [&](const QString& title, const QString& hint, int stretch) {
        auto* label = new QLabel(title, question);
        auto* line = new QLineEdit(question);
        line->setPlaceholderText(hint);
        line->setClearButtonEnabled(true);
        label->setBuddy(line);
        layout->addWidget(label);
        layout->addWidget(line, stretch);
        return line;
    };
    m_address = field(tr("Where would &this address go?"), tr("recipient@example.org"), 3);
    m_sender = field(tr("Mail &from"), tr("the empty sender"), 2);
    m_verify = new QCheckBox(tr("as for &verification"), question);
    m_verify->setToolTip(tr("Asks the routers as \"verify = recipient\" does: those for verification only take part, others may not."));
    layout->addWidget(m_verify);
    m_follow = new QPushButton(icon("router"), tr("F&ollow"), question);
    layout->addWidget(m_follow);
    return question;
}

void WayView::addActions() {
    const auto add = [this](const char* id, const QString& words, const QString& summary, const char* iconName, const QKeySequence& key, std::function<void()> run) {
        context().actions.add({id, words, summary, iconName, key, tr("Way of an address"), "console#way"}, this, ActionRegistry::Scope::view, std::move(run));
    };
    add("way.ask", tr("Ask about an address"), tr("Puts the cursor into the line for the address."), "search", QKeySequence::Find, [this] {
        m_address->setFocus(Qt::ShortcutFocusReason);
        m_address->selectAll();
    });
    add("way.follow", tr("Follow the address"), tr("Traces it through the routers, with the working copy."), "router", QKeySequence("Ctrl+Alt+R"), [this] { follow(); });
    add("way.clear", tr("Show the chain alone"), tr("Nothing is followed any more."), "close", QKeySequence("Ctrl+Backspace"), [this] {
        m_address->clear();
        showNothing();
    });
}

void WayView::open(const Link& link) {
    if (!link.path.isEmpty()) {
        m_address->setText(link.path.value(0));
        m_sender->setText(link.value("from"));
    }
    refresh();
}

Link WayView::link() const {
    const QString address = m_address->text().trimmed(), sender = m_sender->text().trimmed();
    if (address.isEmpty())
        return Link::to("way");
    return sender.isEmpty() ? Link::to("way", {address}) : Link::to("way", {address}, {{"from", sender}});
}

QString WayView::heading() const { return m_address->text().trimmed(); }
QWidget* WayView::firstFocus() { return m_address; }

void WayView::refresh() {
    session().cancel(m_documentCall);
    base::Json params = base::Json::object();
    if (!copy().isEmpty())
        params = base::Json::object({{"base", std::int64_t{copy().base()}}, {"changes", base::Json(copy().changes())}});
    m_documentCall = session().call(this, "config.document", std::move(params), [this](const Answer& answer) {
        if (!answer) {
            m_placeholder->showError(answer.error());
            m_stack->setCurrentWidget(m_placeholder);
            return;
        }
        m_model->setObjects((*answer)["objects"]);
        if (m_model->hasRouters())
            m_stack->setCurrentWidget(m_chain);
        else {
            m_placeholder->showEmpty(tr("There are no routers"), tr("Without a router no address can be delivered."), "router");
            m_stack->setCurrentWidget(m_placeholder);
        }
    });
    if (!m_address->text().trimmed().isEmpty())
        follow();
}

void WayView::follow() {
    const QString address = m_address->text().trimmed();
    if (address.isEmpty())
        return showNothing();
    session().cancel(m_call);
    base::Json params = base::Json::object({{"address", address.toStdString()}});
    if (const QString sender = m_sender->text().trimmed(); !sender.isEmpty())
        params.set("sender", sender.toStdString());
    if (m_verify->isChecked())
        params.set("verify", true);
    if (!copy().isEmpty())
        params.set("configuration", base::Json::object({{"base", std::int64_t{copy().base()}}, {"changes", base::Json(copy().changes())}}));
    m_call = session().call(this, "address.test", std::move(params), [this](const Answer& answer) {
        m_call = 0;
        if (answer)
            return showRoutes((*answer)["routes"]);
        showNothing();
        m_banner->setVisible(true);
        m_banner->show(Tone::bad, tr("It could not be followed"), toQt(answer.error().message));
    });
    emit headingChanged();
    navigator().moved(link());
}

void WayView::showNothing() {
    m_found = {};
    m_routes->clear();
    m_routes->hide();
    m_banner->hide();
    m_model->setRoute({});
    m_chain->doItemsLayout();
}

void WayView::showRoutes(const base::Json& routes) {
    showNothing();
    m_found = routes;
    int delivered = 0;
    for (const base::Json& route : routes.items()) {
        const QString outcome = text(route, "outcome"), parents = texts(route["parents"]).join(" > ");
        delivered += outcome == "deliver" ? 1 : 0;
        auto* item = new QTreeWidgetItem(m_routes, {parents.isEmpty() ? text(route, "address") : parents + " > " + text(route, "address"), outcomeText(outcome), text(route, "router"), text(route, "transport"), targetOf(route)});
        item->setIcon(1, icon(theme::icon(outcomeTone(outcome)), outcomeTone(outcome)));
        for (int column = 0; column < m_routes->columnCount(); ++column)
            item->setToolTip(column, item->text(column));
    }
    const int count = static_cast<int>(routes.size());
    m_routes->setVisible(count > 0);
    m_banner->setVisible(true);
    const QString address = m_address->text().trimmed();
    const QString basis = copy().isEmpty() ? tr("As the configuration in force has it.") : tr("With the %n change(s) of the working copy.", nullptr, copy().count());
    if (count == 0)
        m_banner->show(Tone::neutral, tr("%1 goes nowhere").arg(address), basis);
    else if (delivered == count && count == 1)
        m_banner->show(Tone::good, tr("%1 goes by %2").arg(address, text(routes.items().front(), "transport")), basis);
    else if (delivered == count)
        m_banner->show(Tone::good, tr("%1 goes to %n place(s)", nullptr, count).arg(address), basis);
    else if (count == 1)
        m_banner->show(outcomeTone(text(routes.items().front(), "outcome")), tr("%1: %2").arg(address, outcomeText(text(routes.items().front(), "outcome"))), tr("%1. %2").arg(targetOf(routes.items().front()), basis));
    else if (delivered == 0)
        m_banner->show(Tone::warning, tr("%1 becomes %n address(es), none of which is reached", nullptr, count).arg(address), basis);
    else
        m_banner->show(Tone::warning, tr("%1 goes to %2 of %3 places").arg(address).arg(delivered).arg(count), basis);
    if (count > 0)
        m_routes->setCurrentItem(m_routes->topLevelItem(0));
}

} // namespace postroom::console
