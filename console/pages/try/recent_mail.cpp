// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/try/recent_mail.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/outcome.h"
#include "console/widgets/text_format.h"

#include <QMenu>
#include <QSet>

namespace postroom::console {

namespace {
constexpr int mostRows = 60, mostOffered = 20;
} // namespace

RecentMail::RecentMail(PageContext context, QWidget* parent) : QPushButton(tr("&Recent mail..."), parent), m_context(context) {
    setToolTip(tr("Offers the newest messages and refusals of the trace that came over SMTP."));
    m_menu = new QMenu(this);
    connect(this, &QPushButton::clicked, this, &RecentMail::fetch);
}

void RecentMail::fetch() {
    m_context.session.cancel(m_call);
    m_call = m_context.session.call(this, "trace.search", base::Json::object({{"limit", mostRows}}), [this](const Answer& answer) {
        m_call = 0;
        if (answer)
            offer((*answer)["rows"]);
        else
            m_context.navigator.say(toQt(answer.error().message));
    });
}

/// One entry for a message, though it has a row for each recipient.
void RecentMail::offer(const base::Json& rows) {
    m_menu->clear();
    QSet<QString> seen;
    for (const base::Json& row : rows.items()) {
        const QString id = console::text(row, "id").isEmpty() ? console::text(row, "key") : console::text(row, "id");
        if (console::text(row, "client").isEmpty() || seen.contains(id) || seen.size() >= mostOffered)
            continue;
        seen.insert(id);
        const Outcome fate = outcome(console::text(row, "outcome"));
        const QString sender = console::text(row, "sender");
        auto* action = m_menu->addAction(console::icon(fate.icon, fate.tone), tr("%1  %2 to %3: %4").arg(timeText(time(row["time"])), sender.isEmpty() ? tr("(no sender)") : sender, console::text(row, "recipient"), fate.word).replace('&', "&&"));
        connect(action, &QAction::triggered, this, [this, id] { emit chosen(id); });
    }
    if (seen.isEmpty())
        m_menu->addAction(tr("Nothing came over SMTP in the last 24 hours"))->setEnabled(false);
    m_menu->popup(mapToGlobal(QPoint(0, height())));
}

} // namespace postroom::console
