// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/quota_check.h"

#include "server/policy/world/world.h"
#include "shared/base/text.h"

#include <algorithm>
#include <bit>

namespace postroom::deliver {

namespace {

using acl::VerifyResult;
using Fact = CalloutCache::Fact;

VerifyResult withRoom(std::string step) {
    VerifyResult result;
    result.steps.push_back(std::move(step));
    return result;
}

VerifyResult withoutRoom(VerifyResult::Kind kind, std::string message, std::string log) {
    VerifyResult result;
    result.kind = kind;
    result.failure = "quota";
    result.message = std::move(message);
    result.messageMaySay = kind == VerifyResult::Kind::unrouteable;
    result.steps.push_back("quota: " + log);
    result.logMessage = std::move(log);
    return result;
}

world::Answer answerOf(const VerifyResult& result) {
    world::Answer answer;
    answer.values = {std::to_string(static_cast<int>(result.kind)), result.failure, result.message, result.logMessage,
                     result.steps.empty() ? std::string() : result.steps.front()};
    return answer;
}

VerifyResult resultOf(const world::Answer& answer) {
    if (!answer.found() || answer.values.size() < 5)
        return withoutRoom(VerifyResult::Kind::deferred, "quota check failed", answer.detail);
    VerifyResult result;
    const auto kind = base::toInteger(answer.values[0]).value_or(2);
    result.kind = kind == 0 ? VerifyResult::Kind::verified : kind == 1 ? VerifyResult::Kind::unrouteable : VerifyResult::Kind::deferred;
    result.messageMaySay = result.kind != VerifyResult::Kind::deferred;
    result.failure = answer.values[1];
    result.message = answer.values[2];
    result.logMessage = answer.values[3];
    if (!answer.values[4].empty())
        result.steps.push_back(answer.values[4]);
    return result;
}

// Room for a small message says nothing of a large one: sizes are kept apart by powers of two.
std::string cacheKey(const QuotaQuestion& question) {
    return question.address + "/" + std::to_string(std::bit_width(static_cast<std::uint64_t>(std::max<std::int64_t>(0, question.size))));
}

constexpr const char* full = "the mailbox is full";

} // namespace

VerifyResult QuotaCheck::operator()(const QuotaQuestion& question, const expand::Scope& scope) {
    const router::Routed* route = nullptr;
    for (const auto& routed : question.routes) {
        if (routed.kind != router::Routed::Kind::deliver)
            continue;
        if (route != nullptr)
            return withRoom("no check of the quota: the address stands for several");
        route = &routed;
    }
    transport::Transport* transport = route == nullptr ? nullptr : m_transports->find(route->transport);
    if (transport == nullptr || !transport->isLocal())
        return withRoom("no check of the quota: it is not delivered into a mailbox here");
    const world::Question asked{world::Kind::callout, {"Q", question.address, route->transport}};
    return resultOf(scope.world.askThrough(asked, [&] {
        const auto key = cacheKey(question);
        if (const auto known = m_cache.find(Fact::room, key))
            return answerOf(*known ? withRoom("there is room in the mailbox (earlier check)")
                                   : withoutRoom(VerifyResult::Kind::unrouteable, full, std::string(full) + " (earlier check)"));
        queue::QueuedMessage message;
        message.sender = question.sender;
        transport::Batch batch{message, question.sender, {}, {}, {}, {}, {}, {}};
        transport::BatchRecipient recipient;
        recipient.recipient.address = recipient.original = route->address;
        recipient.pipeOrFile = route->pipeOrFile;
        recipient.variables = route->variables;
        batch.recipients.push_back(std::move(recipient));
        const auto room = transport->room(batch, {.scope = scope}, question.size);
        if (!room)
            return answerOf(withRoom("the mailbox has no quota"));
        const bool isFull = !*room && room->error().kind == base::ErrorKind::limit;
        if (!*room && !isFull)
            return answerOf(withoutRoom(VerifyResult::Kind::deferred, "the quota cannot be checked now", room->error().text()));
        if (scope.world.leavesMarks())
            m_cache.keepFor(Fact::room, key, !isFull, isFull ? question.options.keepFull : question.options.keepRoom);
        return answerOf(isFull ? withoutRoom(VerifyResult::Kind::unrouteable, full, room->error().text()) : withRoom("there is room in the mailbox"));
    }));
}

} // namespace postroom::deliver
