// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/message/message_feed.h"

#include "console/services/json_text.h"

#include <array>

namespace postroom::console {

MessageFeed::MessageFeed(Session& session, QObject* parent) : QObject(parent), m_session(session) {}

void MessageFeed::load(const QString& id) {
    if (id != m_id)
        m_record = m_explanation = m_verdicts = {};
    m_id = id;
    const auto ask = [this, id](const char* method, base::Json MessageFeed::*into, bool needed) {
        m_session.call(this, method, base::Json::object({{"id", id.toStdString()}}), [this, id, into, needed](const Answer& answer) {
            if (id != m_id)
                return; // another message was opened meanwhile
            if (answer) {
                this->*into = *answer;
                emit changed();
            } else if (needed) {
                emit failed(answer.error());
            }
        });
    };
    ask("trace.show", &MessageFeed::m_record, true);
    ask("trace.explain", &MessageFeed::m_explanation, false);
    ask("trace.verdicts", &MessageFeed::m_verdicts, false);
}

QString MessageFeed::worstOutcome() const {
    static constexpr std::array order{"rejected", "bounced", "failed", "rejected for now", "deferred", "held", "queued", "discarded", "redirected", "delivered"};
    for (const char* each : order)
        for (const base::Json& recipient : m_record["recipients"].items())
            if (text(recipient, "outcome") == QLatin1String(each))
                return QLatin1String(each);
    return {};
}

} // namespace postroom::console
