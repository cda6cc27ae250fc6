// SPDX-License-Identifier: Apache-2.0
#include "server/app/mail_recorder.h"

#include "server/policy/acl/refusal_cause.h"
#include "shared/base/base64.h"
#include "shared/base/text.h"

#include <array>

namespace postroom::app {

namespace {

using store::MailOutcome;

constexpr std::uint32_t refusedByPrdr = 1'000'000; ///< a recipient's number that no delivery has
constexpr std::array<std::string_view, 7> refusalEvents{"recipient.refused", "recipient.deferred", "command.rejected",
                                                        "message.rejected",  "connection.refused", "prdr.verdict",     "tls.failed"};

const base::Json& field(const events::Event& event, std::string_view name) {
    static const base::Json none;
    for (const auto& [key, value] : event.fields)
        if (key == name)
            return value;
    return none;
}

} // namespace

base::Result<void> RevisionInbox::accept(queue::IncomingMessage message) {
    if (!message.keepTrace && m_count.fetch_add(1, std::memory_order_relaxed) % 100 >= static_cast<unsigned>(m_sample.load(std::memory_order_relaxed)))
        message.packedTrace.clear();
    if (m_queueOnly.load(std::memory_order_relaxed))
        message.deliverNow = false;
    return m_inner.accept(std::move(message));
}

events::Filter RefusalRecorder::filter() { return {refusalEvents.begin(), refusalEvents.end()}; }

void RefusalRecorder::event(std::uint64_t, const events::Event& event) {
    if (event.name == "prdr.verdict" && field(event, "verdict").toStringView().find("refusal") == std::string_view::npos)
        return; // accepted ones are in the message's own record
    store::MessageRecord record;
    record.time = event.time;
    record.revision = event.revision;
    record.sender = field(event, "sender").toString();
    record.client = field(event, "client").toString();
    record.trace = base::base64Decode(field(event, "trace").toStringView()).value_or(std::string());
    const std::string reply = field(event, "reply").toString();
    const std::string reason = reply.empty() ? field(event, "reason").toString() : base::replaceAll(reply, "\n", " ");
    const MailOutcome outcome = reply.starts_with("4") ? MailOutcome::refusedForNow : MailOutcome::refused;
    const auto decisions = acl::unpackTrace(record.trace);
    const auto cause = acl::refusalCause(decisions && !record.trace.empty() ? *decisions : std::vector<acl::TracedDecision>(), event.name, reason);
    m_series.reject(event.time, cause);
    base::Json facts = base::Json::object({{"event", event.name}, {"class", catalogue::refusalClassRow(cause).name}});
    for (const char* name : {"phase", "helo", "host_name", "account", "reason", "acl", "statement", "command", "listener"})
        if (!field(event, name).isNull())
            facts.set(name, field(event, name));
    record.facts = facts.text();
    // Who was refused after the content belongs to the message, which may have been accepted for others.
    const bool prdr = event.name == "prdr.verdict";
    if (prdr)
        record.message = event.message;
    std::uint32_t number = prdr ? refusedByPrdr : 0;
    if (const std::string recipient = field(event, "recipient").toString(); !recipient.empty())
        record.recipients.push_back({number++, recipient, outcome, reason, {}});
    for (const base::Json& recipient : field(event, "recipients").items())
        record.recipients.push_back({number++, recipient.toString(), outcome, reason, {}});
    if (record.recipients.empty())
        record.recipients.push_back({0, {}, outcome, reason, {}});
    m_store.record(std::move(record));
}

} // namespace postroom::app
