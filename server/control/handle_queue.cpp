// SPDX-License-Identifier: Apache-2.0
#include "server/control/handle_queue.h"

#include "server/control/event_mask.h"
#include "server/control/method_table.h"
#include "server/control/queue_json.h"
#include "server/control/queue_selection.h"

#include <algorithm>
#include <map>
#include <set>

namespace postroom::control {

namespace {

constexpr std::int64_t mostListed = 1000;
constexpr std::size_t mostGroups = 500;

std::size_t limitOf(const base::Json& params) { return static_cast<std::size_t>(std::clamp<std::int64_t>(params["limit"].toInteger(100), 1, mostListed)); }

/// A window of matching messages, with the key to go on from.
Answer window(queue::QueueView& view, QueueFilterRequest filter, const Call& call) {
    const std::size_t limit = limitOf(call.params);
    if (!call.params["after"].toStringView().empty()) {
        const auto after = base::MessageId::fromText(call.params["after"].toStringView());
        if (!after)
            return refuseField("after", "is no key of this list");
        filter.query.after = *after;
    }
    base::Json messages = base::Json::array();
    base::Json next;
    // How many match is counted with the first window; of the whole queue it is known.
    const bool whole = filter.query.which == queue::ListQuery::Which::queued && call.params["filter"].size() == 0;
    const bool counting = !whole && filter.query.after.empty();
    std::int64_t matching = 0;
    const auto visited = forEachMatch(view, filter, [&](const queue::ListedMessage& message) {
        ++matching;
        if (messages.size() == limit) {
            next = messages.items().back()["id"];
            return counting;
        }
        messages.append(masked(listedJson(message), call.identity.role));
        return true;
    });
    if (!visited)
        return refuse(visited.error());
    base::Json reply = base::Json::object({{"messages", std::move(messages)}, {"next", std::move(next)}});
    if (whole) {
        filter.query.limit = 1;
        const auto all = view.list(filter.query);
        matching = all ? static_cast<std::int64_t>(all->total) : 0;
    }
    if (whole || counting)
        reply.set("total", matching);
    return reply;
}

Answer list(queue::QueueView& view, const Call& call) {
    auto filter = readQueueFilter(call.params["filter"]);
    if (!filter)
        return refuse(filter.error());
    return window(view, std::move(*filter), call);
}

Answer bin(queue::QueueView& view, const Call& call) {
    QueueFilterRequest filter;
    filter.query.which = queue::ListQuery::Which::bin;
    return window(view, std::move(filter), call);
}

Answer show(queue::QueueView& view, const Call& call) {
    const auto id = base::MessageId::fromText(call.params["id"].toStringView());
    if (!id)
        return refuseField("id", "is no message id");
    const auto shown = view.show(*id);
    if (!shown)
        return refuse(shown.error());
    return base::Json::object({{"message", masked(shownJson(*shown), call.identity.role)}});
}

struct Group {
    std::int64_t recipients = 0;
    std::int64_t messages = 0;
    std::int64_t oldest = 0;
    std::int64_t next = 0;
    base::Json sample = base::Json::array();
};

std::string domainOf(const std::string& address) { return address.substr(std::min(address.rfind('@') + 1, address.size())); }

/// In steps that sort as they are written.
std::string_view ageWord(base::Microseconds age) {
    using std::chrono::hours;
    return age < hours(1) ? "1: under an hour" : age < hours(4) ? "2: 1 to 4 hours" : age < hours(24) ? "3: 4 to 24 hours" : age < hours(72) ? "4: 1 to 3 days" : "5: over 3 days";
}

/// The keys under which a message stands, each with its recipients (of a message with many, those that a list has).
std::map<std::string, std::int64_t> keysOf(const queue::ListedMessage& message, std::string_view by, base::Time now) {
    const auto orElse = [](const std::string& key, std::string_view other) { return key.empty() ? std::string(other) : key; };
    if (by == "age")
        return {{std::string(ageWord(now - message.received)), message.recipientCount}};
    if (by == "queue")
        return {{orElse(message.queueName, "the default queue"), message.recipientCount}};
    if (by == "sender")
        return {{orElse(message.sender, "<>"), message.recipientCount}};
    if (by == "cause" && message.held)
        return {{"on hold: " + orElse(message.reason, "not tried yet"), message.recipientCount}};
    std::map<std::string, std::int64_t> keys;
    for (const auto& recipient : message.recipients)
        ++keys[by == "domain"      ? domainOf(recipient.address)
               : by == "host"      ? orElse(recipient.host, "-")
               : by == "transport" ? orElse(recipient.transport, "not tried yet")
                                   : orElse(recipient.reason, "not tried yet")];
    return keys;
}

Answer groups(queue::QueueView& view, const Call& call) {
    static const std::set<std::string_view> known{"cause", "domain", "host", "sender", "age", "transport", "queue"};
    const std::string by = call.params["by"].toString();
    if (!known.contains(by))
        return refuseField("by", "is one of cause, domain, host, sender, age, transport, queue");
    auto filter = readQueueFilter(call.params["filter"]);
    if (!filter)
        return refuse(filter.error());
    std::map<std::string, Group> found;
    const base::Time now = base::systemClock().now();
    const auto visited = forEachMatch(view, std::move(*filter), [&](const queue::ListedMessage& message) {
        for (const auto& [key, recipients] : keysOf(message, by, now)) {
            Group& group = found[key];
            group.recipients += recipients;
            ++group.messages;
            const std::int64_t received = base::toEpochMicros(message.received);
            group.oldest = group.oldest == 0 ? received : std::min(group.oldest, received);
            if (message.next && (group.next == 0 || base::toEpochMicros(*message.next) < group.next))
                group.next = base::toEpochMicros(*message.next);
            if (group.sample.size() < 3)
                group.sample.append(message.id.text());
        }
        return true;
    });
    if (!visited)
        return refuse(visited.error());
    std::vector<std::pair<std::string, Group>> sorted(found.begin(), found.end());
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second.recipients > b.second.recipients; });
    base::Json rows = base::Json::array();
    for (auto& [key, group] : sorted) {
        if (rows.size() == mostGroups)
            break;
        rows.append(base::Json::object({{"key", key}, {"recipients", group.recipients}, {"messages", group.messages}, {"oldest", group.oldest},
                                        {"next", group.next}, {"sample", std::move(group.sample)}}));
    }
    return base::Json::object({{"groups", std::move(rows)}});
}

Answer causes(queue::QueueView& view) {
    const auto groups = view.causes();
    if (!groups)
        return refuse(groups.error());
    base::Json rows = base::Json::array();
    const auto texts = [](const std::vector<std::string>& list) {
        base::Json json = base::Json::array();
        for (const auto& text : list)
            json.append(text);
        return json;
    };
    for (const auto& group : *groups) {
        if (rows.size() == mostGroups)
            break;
        base::Json sample = base::Json::array();
        for (const auto& id : group.sample)
            sample.append(id.text());
        rows.append(base::Json::object({{"key", group.cause.key}, {"title", group.cause.title}, {"suggestion", group.cause.suggestion}, {"action", group.cause.action},
                                        {"recipients", group.recipients}, {"messages", group.messages}, {"oldest", base::toEpochMicros(group.oldest)},
                                        {"next", group.next ? base::toEpochMicros(*group.next) : 0}, {"sample", std::move(sample)},
                                        {"hosts", texts(group.hosts)}, {"domains", texts(group.domains)}}));
    }
    return base::Json::object({{"causes", std::move(rows)}});
}

Answer checkLedger(queue::Ledger& ledger) {
    const auto report = ledger.check();
    if (!report)
        return refuse(report.error());
    base::Json missing = base::Json::array();
    for (const auto& text : report->missing)
        missing.append(text);
    const std::string sentence =
        report->balances() ? "The books balance: every accepted recipient is accounted for."
                           : "The books do not balance: " + std::to_string(report->in()) + " recipients came in, " + std::to_string(report->out()) +
                                 " are accounted for. Keep the stores as they are and look at the messages named here.";
    return base::Json::object({{"accepted", report->accepted}, {"generated", report->generated}, {"delivered", report->delivered},
                               {"queued", report->queued}, {"bounced", report->bounced}, {"discarded", report->discarded}, {"held", report->held},
                               {"redirected", report->redirected}, {"balanced", report->balances()}, {"missing", std::move(missing)},
                               {"sentence", sentence}});
}

} // namespace

base::Json queueSummary(queue::QueueView& view) {
    queue::ListQuery query;
    query.limit = 1;
    const auto oldest = view.list(query);
    if (!oldest)
        return {};
    query.which = queue::ListQuery::Which::held;
    query.limit = 1000;
    const auto held = view.list(query);
    return base::Json::object({{"messages", static_cast<std::int64_t>(oldest->total)},
                               {"held", static_cast<std::int64_t>(held ? held->messages.size() : 0)},
                               {"oldest", oldest->messages.empty() ? 0 : base::toEpochMicros(oldest->messages.front().received)}});
}

void addQueueMethods(MethodTable& table, QueueServices services) {
    table.add("queue.list", Pace::slow, Effect::reads, [&view = services.view](const Call& call) { return list(view, call); });
    table.add("queue.bin", Pace::slow, Effect::reads, [&view = services.view](const Call& call) { return bin(view, call); });
    table.add("queue.show", Pace::slow, Effect::reads, [&view = services.view](const Call& call) { return show(view, call); });
    table.add("queue.groups", Pace::slow, Effect::reads, [&view = services.view](const Call& call) { return groups(view, call); });
    table.add("ledger.check", Pace::slow, Effect::reads, [&ledger = services.ledger](const Call&) { return checkLedger(ledger); });
    table.add("queue.causes", Pace::slow, Effect::reads, [&view = services.view](const Call&) { return causes(view); });
    addQueueActions(table, services);
    addQueueOrders(table, services);
}

} // namespace postroom::control
