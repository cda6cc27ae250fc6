// SPDX-License-Identifier: Apache-2.0
#include "server/control/event_mask.h"
#include "server/control/handle_queue.h"
#include "server/control/method_table.h"
#include "server/control/queue_json.h"
#include "server/control/queue_selection.h"

#include <array>

namespace postroom::control {

namespace {

constexpr std::size_t sampleSize = 10;
constexpr std::size_t mostFailures = 100;
constexpr std::size_t idsInText = 3;

struct Act {
    std::string_view name;
    std::string_view effect;  ///< "N messages are ..."
    std::string_view inverse; ///< the action that takes it back; empty: none
};
constexpr std::array acts{Act{"try", "tried now, whatever their retry times say", ""},
                          Act{"hold", "kept and not delivered until they are released", "release"},
                          Act{"release", "delivered again as their retry times say", "hold"},
                          Act{"give-up", "given up, and their senders are notified; this cannot be taken back", ""},
                          Act{"remove", "moved to the bin; nobody is notified", "undo"},
                          Act{"undo", "brought back from the bin", "remove"},
                          Act{"reroute", "sent to the hosts that you name instead of where the routers say", "reroute"},
                          Act{"change-sender", "given another sender; bounces go to the new one", "change-sender"},
                          Act{"add-recipient", "delivered to one more recipient", "mark-delivered"},
                          Act{"mark-delivered", "taken as delivered without a try; nobody is notified, and what leaves the queue by it cannot be brought back", ""}};

const Act* findAct(std::string_view name) {
    for (const Act& act : acts)
        if (act.name == name)
            return &act;
    return nullptr;
}

std::optional<base::Time> untilOf(const Call& call) {
    return call.params["until"].isInteger() ? std::optional(base::fromEpochMicros(call.params["until"].toInteger())) : std::nullopt;
}

std::vector<std::string> recipientsOf(const Call& call) {
    std::vector<std::string> recipients;
    for (const auto& recipient : call.params["recipients"].items())
        recipients.push_back(recipient.toString());
    return recipients;
}

std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? "'\\''" : std::string(1, c);
    return out + "'";
}

/// Does it to one message. `back` gets the options of the inverse command when they depend on what was there before.
base::Result<void> perform(QueueServices services, std::string_view action, const base::MessageId& id, const Call& call, std::string& back) {
    const std::string& by = call.identity.user;
    const std::string reason = call.params["reason"].toString();
    if (action == "try")
        return services.admin.tryNow(id, by);
    if (action == "hold")
        return services.admin.hold(id, by, reason, untilOf(call));
    if (action == "release")
        return services.admin.release(id, by);
    if (action == "remove")
        return services.admin.remove(id, by, reason);
    if (action == "undo")
        return services.admin.undo(id, by);
    if (action == "give-up")
        return services.admin.giveUp(id, by, reason, recipientsOf(call));
    if (action == "change-sender") {
        const auto old = services.edit.changeSender(id, call.params["sender"].toString(), by, reason);
        if (!old)
            return base::fail(old.error());
        back = " --sender " + quoted(old->empty() ? "<>" : *old);
        return {};
    }
    if (action == "add-recipient") {
        back = " --only " + quoted(call.params["recipient"].toString());
        return services.edit.addRecipient(id, call.params["recipient"].toString(), by, reason);
    }
    if (action == "mark-delivered") {
        const auto marked = services.edit.markDelivered(id, recipientsOf(call), by, reason);
        return marked ? base::Result<void>() : base::fail(marked.error());
    }
    const auto old = services.edit.reroute(id, {call.params["transport"].toString(), call.params["hosts"].toString()}, by, reason);
    if (!old)
        return base::fail(old.error());
    const auto before = queue::Reroute::fromText(*old);
    back = before ? " --to-hosts " + quoted(before->hosts) + (before->transport.empty() ? "" : " --transport " + quoted(before->transport)) : " --back";
    return {};
}

/// The shell command that takes it back.
std::string inverseText(const Act& act, const std::vector<base::MessageId>& done, const std::string& back) {
    if (act.inverse.empty() || done.empty())
        return {};
    std::string text = "postroomctl queue " + std::string(act.inverse) + back;
    for (std::size_t i = 0; i < done.size() && i < idsInText; ++i)
        text += " " + done[i].string();
    return done.size() > idsInText ? text + " ..." : text;
}

Answer act(QueueServices services, const Act& action, const Call& call) {
    const auto messages = selectMessages(services.view, call.params);
    if (!messages)
        return refuse(messages.error());
    base::Json failures = base::Json::array();
    std::vector<base::MessageId> done;
    std::string back;
    bool alike = true; // one command takes all back
    for (const auto& id : *messages) {
        std::string mine;
        const auto result = perform(services, action.name, id, call, mine);
        alike = alike && (!result || done.empty() || mine == back);
        if (result)
            back = mine;
        if (result)
            done.push_back(id);
        else if (failures.size() < mostFailures)
            failures.append(base::Json::object({{"id", id.text()}, {"message", result.error().text()}}));
    }
    return base::Json::object({{"done", static_cast<std::int64_t>(done.size())}, {"failures", std::move(failures)}, {"undo", alike ? inverseText(action, done, back) : std::string()}});
}

Answer preview(QueueServices services, const Call& call) {
    const Act* action = findAct(call.params["action"].toStringView());
    if (action == nullptr)
        return refuseField("action", "is one of try, hold, release, give-up, remove, undo, reroute, change-sender, add-recipient, mark-delivered");
    std::int64_t count = 0;
    std::int64_t recipients = 0;
    base::Json sample = base::Json::array();
    const auto take = [&](const queue::ListedMessage& message) {
        ++count;
        recipients += message.recipientCount;
        if (sample.size() < sampleSize)
            sample.append(masked(listedJson(message), call.identity.role));
        return true;
    };
    if (call.params["ids"].isArray()) {
        const auto ids = selectMessages(services.view, call.params);
        if (!ids)
            return refuse(ids.error());
        for (const auto& id : *ids)
            if (const auto shown = services.view.show(id))
                take(shown->summary);
    } else {
        auto filter = readQueueFilter(call.params["filter"]);
        if (!filter)
            return refuse(filter.error());
        if (const auto visited = forEachMatch(services.view, std::move(*filter), take); !visited)
            return refuse(visited.error());
    }
    const std::string effect = std::to_string(count) + (count == 1 ? " message is " : " messages are ") + std::string(action->effect) + ".";
    return base::Json::object({{"count", count}, {"recipients", recipients}, {"sample", std::move(sample)}, {"effect", effect},
                               {"inverse", action->inverse}});
}

} // namespace

void addQueueActions(MethodTable& table, QueueServices services) {
    for (const Act& action : acts)
        table.add("queue." + std::string(action.name), Pace::slow, Effect::acts, [services, &action](const Call& call) { return act(services, action, call); });
    table.add("queue.preview", Pace::slow, Effect::reads, [services](const Call& call) { return preview(services, call); });
    table.add("queue.run", Pace::slow, Effect::acts, [services](const Call& call) -> Answer {
        const auto scope = call.params["force"].toBool() ? queue::RunScope::everything : queue::RunScope::due;
        const std::size_t started = services.admin.run(scope, call.params["domain"].toString(), call.params["queue"].toString());
        return base::Json::object({{"started", static_cast<std::int64_t>(started)}});
    });
}

} // namespace postroom::control
