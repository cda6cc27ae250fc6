// SPDX-License-Identifier: Apache-2.0
#include "server/queue/queue_edit.h"

#include "server/mail/address.h"
#include "server/queue/ledger_rows.h"
#include "server/queue/queue_rows.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::queue {

using base::fail;
using base::Result;
using State = ScheduledRecipient::State;

namespace {

constexpr std::size_t mostHosts = 20;

base::Error notQueued(const base::MessageId& id) { return base::permanentError(base::ErrorKind::notFound, "There is no message " + id.string() + " in the queue"); }
base::Error invalid(std::string text) { return base::permanentError(base::ErrorKind::invalid, std::move(text)); }
bool isAddress(std::string_view text) {
    const auto parsed = mail::parseAddress(text, {.allowDomainLiterals = true});
    return parsed && parsed->address == text && !parsed->domain().empty();
}
base::Error busy(const base::MessageId& id) {
    return base::temporaryError(base::ErrorKind::conflict, "The message " + id.string() + " is being delivered at this moment; hold it or try again");
}

} // namespace

std::string Reroute::text() const {
    return hosts.empty() ? std::string() : base::Json::object({{"transport", transport}, {"hosts", hosts}}).text();
}

std::optional<Reroute> Reroute::fromText(std::string_view text) {
    const auto json = base::Json::parse(text);
    if (text.empty() || !json || (*json)["hosts"].toStringView().empty())
        return std::nullopt;
    return Reroute{(*json)["transport"].toString(), (*json)["hosts"].toString()};
}

Result<std::vector<RerouteHost>> readRerouteHosts(std::string_view hosts) {
    std::vector<RerouteHost> found;
    std::string list(hosts);
    std::replace(list.begin(), list.end(), ',', ' ');
    for (const std::string_view word : base::splitWords(list)) {
        RerouteHost host;
        std::string_view port;
        if (word.front() == '[') {
            const std::size_t end = word.find(']');
            host.name = std::string(word.substr(1, end == std::string_view::npos ? end : end - 1));
            if (end == std::string_view::npos || (end + 1 < word.size() && word[end + 1] != ':'))
                return fail(invalid("\"" + std::string(word) + "\" is no host: write [address]:port"));
            port = end + 2 <= word.size() ? word.substr(end + 2) : std::string_view();
        } else if (std::count(word.begin(), word.end(), ':') == 1) {
            host.name = std::string(word.substr(0, word.find(':')));
            port = word.substr(word.find(':') + 1);
        } else {
            host.name = std::string(word); // a name, or a bare IPv6 address
        }
        const auto number = port.empty() ? std::optional<std::int64_t>(0) : base::toInteger(port);
        if (host.name.empty() || !number || *number < 0 || *number > 65535)
            return fail(invalid("\"" + std::string(word) + "\" is no host: write name, name:port or [address]:port"));
        host.port = static_cast<std::uint16_t>(*number);
        found.push_back(std::move(host));
    }
    if (found.size() > mostHosts)
        return fail(invalid("at most " + std::to_string(mostHosts) + " hosts"));
    return found;
}

/// Keeps the scheduler from giving the message out while its row changes.
class QueueEdit::Pause {
public:
    Pause(QueueCore& core, const base::MessageId& id) : m_core(core), m_id(id) {
        const std::lock_guard lock(core.mutex);
        ScheduledMessage* message = core.state.scheduler.find(id);
        if (message == nullptr) {
            m_refusal = notQueued(id);
        } else if (message->anyOut()) {
            m_refusal = busy(id);
        } else {
            m_wasHeld = message->held;
            message->held = true;
            static_cast<void>(core.state.recent.take(id)); // delivery is to read the changed row
        }
    }
    Pause(const Pause&) = delete;
    Pause& operator=(const Pause&) = delete;
    ~Pause() {
        if (m_refusal)
            return;
        {
            const std::lock_guard lock(m_core.mutex);
            ScheduledMessage* message = m_core.state.scheduler.find(m_id);
            if (message == nullptr)
                return;
            message->held = m_wasHeld;
            if (!m_wasHeld)
                for (ScheduledRecipient& recipient : message->recipients)
                    if (recipient.state != State::held)
                        m_core.state.scheduler.wait(*message, recipient, recipient.due);
        }
        m_core.work.notify_all();
    }
    [[nodiscard]] const std::optional<base::Error>& refusal() const { return m_refusal; }

private:
    QueueCore& m_core;
    base::MessageId m_id;
    bool m_wasHeld = false;
    std::optional<base::Error> m_refusal;
};

// `column` is one of ours.
Result<void> QueueEdit::update(const base::MessageId& id, const char* column, std::string_view value, std::string& old) {
    return m_core.committer->run([&](store::Database& database) -> Result<void> {
        store::Statement find = database.prepare(std::string("SELECT ") + column + " FROM message WHERE id = ? AND state < 2");
        const auto found = find.bind(1, id.text()).step();
        if (!found)
            return fail(found.error());
        if (!*found)
            return fail(notQueued(id));
        old = find.string(0);
        find.reset();
        store::Statement set = database.prepare(std::string("UPDATE message SET ") + column + " = ? WHERE id = ?");
        return set.bind(1, value).bind(2, id.text()).run();
    });
}

Result<std::string> QueueEdit::changeSender(const base::MessageId& id, const std::string& given, const std::string& by, const std::string& reason) {
    const std::string sender = given == "<>" ? std::string() : given;
    if (!sender.empty() && !isAddress(sender))
        return fail(invalid("\"" + base::printable(sender) + "\" is no address"));
    std::string old;
    {
        const Pause pause(m_core, id);
        if (pause.refusal())
            return fail(*pause.refusal());
        if (auto done = update(id, "sender", sender, old); !done)
            return fail(done.error());
        const std::lock_guard lock(m_core.mutex);
        if (ScheduledMessage* message = m_core.state.scheduler.find(id))
            message->sender = sender;
    }
    m_core.publish("queue.sender-changed", id, {{"by", by}, {"old", old}, {"new", sender}, {"reason", reason}});
    return old;
}

Result<void> QueueEdit::addRecipient(const base::MessageId& id, const std::string& address, const std::string& by, const std::string& reason) {
    if (!isAddress(address))
        return fail(invalid("\"" + base::printable(address) + "\" is no complete address"));
    ScheduledRecipient added;
    std::int64_t row = 0;
    {
        const std::lock_guard lock(m_core.mutex);
        ScheduledMessage* message = m_core.state.scheduler.find(id);
        if (message == nullptr)
            return fail(notQueued(id));
        for (const ScheduledRecipient& recipient : message->recipients)
            if (base::equalsIgnoreCase(recipient.address, address))
                return fail(base::temporaryError(base::ErrorKind::conflict, address + " is a recipient of " + id.string() + " already"));
        row = message->row;
        added.number = message->nextNumber++;
        added.address = address;
        added.due = m_core.clock.now();
    }
    mail::Recipient recipient;
    recipient.address = address;
    auto kept = m_core.committer->run([&](store::Database& database) -> Result<void> {
        if (auto counted = recordGenerated(database, row, 1); !counted) // notFound when it has just finished
            return counted;
        return appendRecipient(database, row, added.number, recipient, added.due);
    });
    if (!kept)
        return fail(kept.error().kind == base::ErrorKind::notFound ? notQueued(id) : kept.error());
    {
        const std::lock_guard lock(m_core.mutex);
        static_cast<void>(m_core.state.recent.take(id));
        if (ScheduledMessage* message = m_core.state.scheduler.find(id))
            m_core.state.scheduler.addRecipient(*message, std::move(added));
    }
    m_core.work.notify_all();
    m_core.publish("queue.recipient-added", id, {{"by", by}, {"recipients", base::Json(base::Json::Array{address})}, {"reason", reason}});
    return {};
}

Result<std::size_t> QueueEdit::markDelivered(const base::MessageId& id, const std::vector<std::string>& recipients, const std::string& by, const std::string& reason) {
    Job job{id, {}, false, {}};
    base::Json names = base::Json::array();
    std::vector<RecipientOutcome> outcomes;
    {
        const std::lock_guard lock(m_core.mutex);
        Scheduler& scheduler = m_core.state.scheduler;
        ScheduledMessage* message = scheduler.find(id);
        if (message == nullptr)
            return fail(notQueued(id));
        std::vector<ScheduledRecipient*> chosen;
        for (ScheduledRecipient& recipient : message->recipients)
            if (recipients.empty() || std::any_of(recipients.begin(), recipients.end(), [&](const std::string& name) { return base::equalsIgnoreCase(name, recipient.address); }))
                chosen.push_back(&recipient);
        if (chosen.empty())
            return fail(base::permanentError(base::ErrorKind::notFound, "None of these recipients waits in " + id.string()));
        if (std::any_of(chosen.begin(), chosen.end(), [](const ScheduledRecipient* recipient) { return recipient->state == State::out; }))
            return fail(busy(id));
        for (ScheduledRecipient* recipient : chosen) {
            scheduler.takeByHand(*message, *recipient);
            RecipientOutcome outcome;
            outcome.number = recipient->number;
            outcome.kind = RecipientOutcome::Kind::delivered;
            outcome.transport = "by hand";
            outcome.confirmation = "marked delivered by " + by + (reason.empty() ? "" : ": " + reason);
            outcomes.push_back(std::move(outcome));
            job.recipients.push_back(recipient->number);
            names.append(recipient->address);
        }
    }
    if (auto settled = m_queue.settle(job, std::move(outcomes), {}); !settled) {
        m_queue.release(job);
        return fail(settled.error());
    }
    m_core.publish("queue.marked-delivered", id, {{"by", by}, {"recipients", std::move(names)}, {"reason", reason}});
    return job.recipients.size();
}

Result<std::string> QueueEdit::reroute(const base::MessageId& id, const Reroute& route, const std::string& by, const std::string& reason) {
    if (const auto hosts = readRerouteHosts(route.hosts); !hosts)
        return fail(hosts.error());
    std::string old;
    {
        const Pause pause(m_core, id);
        if (pause.refusal())
            return fail(*pause.refusal());
        if (auto done = update(id, "reroute", route.text(), old); !done)
            return fail(done.error());
        const std::lock_guard lock(m_core.mutex);
        if (ScheduledMessage* message = m_core.state.scheduler.find(id)) {
            message->forced = true;
            for (ScheduledRecipient& recipient : message->recipients)
                recipient.due = std::min(recipient.due, m_core.clock.now());
        }
    }
    m_core.publish("queue.rerouted", id, {{"by", by}, {"hosts", route.hosts}, {"transport", route.transport}, {"reason", reason}});
    return old;
}

} // namespace postroom::queue
