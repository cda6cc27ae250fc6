// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/lists/servers_pane.h"

#include "console/pages/lists/servers_model.h"
#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/table_pane.h"
#include "console/widgets/text_format.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace postroom::console {

ServersPane::ServersPane(PageContext context, QWidget* parent) : QWidget(parent), m_context(context) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing());
    auto* head = new QHBoxLayout;
    m_cache = new QLabel(this);
    m_cache->setTextFormat(Qt::PlainText);
    m_test = new QPushButton(icon("play"), tr("&Test now"), this);
    m_test->setToolTip(tr("Connects to each server and puts a harmless question to it."));
    head->addWidget(m_cache, 1);
    head->addWidget(m_test);
    layout->addLayout(head);
    m_model = new ServersModel(m_context.session, this);
    m_pane = new TablePane(m_model, tr("Servers of lookups"), this);
    m_pane->setEmptyText(tr("No lookup asks a server"), tr("Servers are set in the main settings: redis_servers, pgsql_servers, mysql_servers, ldap_default_servers."), "lookup");
    m_pane->table()->rememberColumns(m_context.settings, "lookup-servers");
    layout->addWidget(m_pane, 1);
    connect(m_test, &QPushButton::clicked, this, &ServersPane::test);
    connect(m_model, &WindowModel::fetched, this, &ServersPane::update);
    connect(m_model, &WindowModel::stateChanged, this, &ServersPane::update);
    connect(&m_context.session, &Session::linkChanged, this, &ServersPane::update);
    connect(&m_context.state, &ServerState::changed, this, [this] { // every ten seconds
        if (isVisible())
            m_model->refetch();
    });
    update();
}

void ServersPane::refresh() { m_model->refetch(); }
void ServersPane::focusFirst() { m_pane->setFocus(Qt::OtherFocusReason); }

void ServersPane::test() {
    if (!m_context.session.ready() || !m_context.session.may("lookup.test") || m_call != 0)
        return;
    m_call = m_context.session.call(this, "lookup.test", base::Json::object(), [this](const Answer& answer) {
        m_call = 0;
        if (answer)
            m_model->setResults((*answer)["results"]);
        else
            m_context.navigator.say(toQt(answer.error().message));
        m_model->refetch(); // the test says how the servers do
        update();
    });
    update();
}

void ServersPane::update() {
    const base::Json& reply = m_model->reply();
    const qint64 hits = reply["cache_hits"].toInteger(), all = hits + reply["cache_misses"].toInteger();
    m_cache->setText(all == 0 ? tr("Nothing was looked up yet.")
                              : tr("Kept answers served %1 of %2 questions; kept now: %3.").arg(countText(hits), countText(all), countText(reply["cache_entries"].toInteger())));
    m_test->setEnabled(m_context.session.ready() && m_context.session.may("lookup.test") && m_call == 0 && m_model->rowCount() > 0);
}

} // namespace postroom::console
