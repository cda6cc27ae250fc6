// SPDX-License-Identifier: Apache-2.0
#include "server/queue/settlement.h"

#include <algorithm>
#include <optional>

namespace postroom::queue {

using base::Seconds;

namespace {

struct HostsView {
    bool any = false;
    bool allExpired = true;
    bool noRule = false;
    base::Time next = base::Time::max();
    Seconds lastCutoff{};
};

std::string_view hostNameOf(std::string_view key) { return key.substr(0, key.find(' ')); }

RetryHistory historyOf(const RetryRecord& record) { return {record.firstFailed, record.lastTry, record.nextTry}; }

/// What the hosts of an attempt mean for those whom they deferred: by host errors, and by refusals of the message.
struct HostViews {
    HostsView hosts, messages;
};

void learn(Settlement& settlement, HostsView& view, std::string key, const HostResult& host, std::string_view sender, std::string_view address, Seconds age,
           const SettleContext& context) {
    const RetryRecord* known = context.memory.find(key);
    const RetryHistory history = known != nullptr ? historyOf(*known) : RetryHistory{};
    const RetryDecision decision = context.rules.decide({address, hostNameOf(host.key), sender, host.retryError}, history, context.now, age, context.chance);
    view.any = true;
    view.allExpired = view.allExpired && decision.expired;
    view.noRule = view.noRule || decision.noRule;
    view.next = std::min(view.next, decision.next);
    view.lastCutoff = std::max(view.lastCutoff, decision.lastCutoff);
    settlement.remembered.push_back({std::move(key), known != nullptr ? known->firstFailed : context.now, context.now, decision.next, decision.expired, host.retryError, host.error});
}

/// Learns from the hosts of this attempt.
HostViews settleHosts(Settlement& settlement, const ScheduledMessage& message, std::string_view address, const std::vector<HostResult>& hosts, const SettleContext& context) {
    HostViews views;
    for (const HostResult& host : hosts) {
        const std::string key = hostKey(host.key);
        const RetryRecord* known = context.memory.find(key);
        if (!host.failed) {
            if (known != nullptr)
                settlement.forgotten.push_back(key);
            if (host.messageError)
                learn(settlement, views.messages, messageKey(message.id.text(), host.key), host, message.sender, address,
                      std::chrono::duration_cast<Seconds>(context.now - message.received), context);
            continue;
        }
        learn(settlement, views.hosts, key, host, message.sender, address, Seconds(0), context);
    }
    return views;
}

std::string memoryKey(const RecipientOutcome& outcome, std::string_view address, std::string_view sender) {
    switch (outcome.errorClass) {
    case ErrorClass::recipient: return addressKey(address, sender);
    case ErrorClass::none: return addressKey(address);
    case ErrorClass::host:
    case ErrorClass::message: return {};
    }
    return {};
}

struct Deferral {
    base::Time next{};
    bool expired = false;
    bool noRule = false;
    Seconds lastCutoff{};
};

Deferral deferByAddress(Settlement& settlement, const ScheduledMessage& message, const ScheduledRecipient& recipient, const RecipientOutcome& outcome, const SettleContext& context) {
    const std::string key = memoryKey(outcome, recipient.address, message.sender);
    const RetryRecord* known = key.empty() ? nullptr : context.memory.find(key);
    const RetryHistory history = known != nullptr ? historyOf(*known) : RetryHistory{recipient.firstFailed, recipient.lastTry, recipient.due};
    const RetrySubject subject{recipient.address, outcome.errorClass == ErrorClass::host ? std::string_view(outcome.hostName) : std::string_view(), message.sender, outcome.retryError};
    const auto age = std::chrono::duration_cast<Seconds>(context.now - message.received);
    const RetryDecision decision = context.rules.decide(subject, history, context.now, age, context.chance);
    if (!key.empty())
        settlement.remembered.push_back({key, known != nullptr ? known->firstFailed : context.now, context.now, decision.next, decision.expired, outcome.retryError, outcome.text});
    return {decision.next, decision.expired, decision.noRule, decision.lastCutoff};
}

void settleDeferred(Settlement& settlement, const ScheduledMessage& message, const ScheduledRecipient& recipient, const RecipientOutcome& outcome, const HostViews& views, const SettleContext& context) {
    RecipientChange change;
    change.number = outcome.number;
    change.address = recipient.address;
    change.text = outcome.text;
    change.host = outcome.hostName;
    change.transport = outcome.transport;
    change.retryError = outcome.retryError;
    change.firstFailed = recipient.firstFailed;
    change.lastTry = recipient.lastTry;
    change.cutoff = recipient.cutoff;
    change.attempts = recipient.attempts;
    if (outcome.notBefore) { // no attempt was made: only the time changes
        change.due = std::max(*outcome.notBefore, context.now + Seconds(1));
        // The ultimate try comes at the latest when the last cutoff has passed.
        if (recipient.cutoff != base::Time{} && recipient.cutoff > context.now)
            change.due = std::min(change.due, recipient.cutoff + Seconds(1));
        if (context.byHand)
            change.due = notByItself;
        settlement.changes.push_back(std::move(change));
        return;
    }
    const HostsView& hosts = views.hosts;
    const HostsView* decides = outcome.errorClass == ErrorClass::host ? &hosts : outcome.errorClass == ErrorClass::message ? &views.messages : nullptr;
    Deferral deferral = decides != nullptr && decides->any ? Deferral{decides->next, decides->allExpired, decides->noRule, decides->lastCutoff}
                                                           : deferByAddress(settlement, message, recipient, outcome, context);
    if (outcome.errorClass == ErrorClass::host && hosts.any && hosts.lastCutoff.count() > 0)
        deferral.expired = deferral.expired || context.now - message.received > hosts.lastCutoff;
    ++change.attempts;
    change.lastTry = context.now;
    if (change.firstFailed == base::Time{})
        change.firstFailed = context.now;
    change.cutoff = message.received + deferral.lastCutoff;
    change.due = context.byHand ? notByItself : deferral.next;
    if (deferral.expired) {
        // It stays with the job until it is settled as failed: the bounce has to be accepted first.
        settlement.answer.timedOut.push_back({outcome.number, deferral.noRule ? "no retry rule" : "retry timeout exceeded"});
        change.due = context.now;
    }
    settlement.changes.push_back(std::move(change));
}

std::optional<FinalKind> finalKind(RecipientOutcome::Kind kind) {
    switch (kind) {
    case RecipientOutcome::Kind::delivered: return FinalKind::delivered;
    case RecipientOutcome::Kind::failed: return FinalKind::bounced;
    case RecipientOutcome::Kind::discarded: return FinalKind::discarded;
    case RecipientOutcome::Kind::redirected: return FinalKind::redirected;
    case RecipientOutcome::Kind::deferred:
    case RecipientOutcome::Kind::held: return std::nullopt;
    }
    return std::nullopt;
}

void settleOne(Settlement& settlement, const ScheduledMessage& message, const ScheduledRecipient& recipient, const RecipientOutcome& outcome, const HostViews& views, const SettleContext& context) {
    if (outcome.kind == RecipientOutcome::Kind::deferred)
        return settleDeferred(settlement, message, recipient, outcome, views, context);
    RecipientChange change;
    change.number = outcome.number;
    change.address = recipient.address;
    change.text = outcome.kind == RecipientOutcome::Kind::delivered ? outcome.confirmation : outcome.text;
    change.host = outcome.hostName;
    change.transport = outcome.transport;
    change.retryError = outcome.retryError;
    change.attempts = recipient.attempts + 1;
    change.lastTry = context.now;
    change.firstFailed = recipient.firstFailed;
    change.cutoff = recipient.cutoff;
    change.due = context.now;
    if (const auto final = finalKind(outcome.kind)) {
        change.what = RecipientChange::What::finished;
        change.final = *final;
    } else {
        change.what = RecipientChange::What::held;
        settlement.holds = true;
    }
    if (outcome.kind == RecipientOutcome::Kind::delivered && !context.memory.empty())
        for (const std::string& key : {addressKey(recipient.address), addressKey(recipient.address, message.sender)})
            if (context.memory.find(key) != nullptr)
                settlement.forgotten.push_back(key);
    settlement.changes.push_back(std::move(change));
}

void noteDelay(Settlement& settlement, const ScheduledMessage& message, const SettleContext& context) {
    settlement.warnings = message.warnings;
    const std::uint32_t due = warningsDue(context.delayWarnings, std::chrono::duration_cast<Seconds>(context.now - message.received));
    if (due <= message.warnings)
        return;
    for (const RecipientChange& change : settlement.changes) {
        const bool over = std::any_of(settlement.answer.timedOut.begin(), settlement.answer.timedOut.end(), [&](const auto& final) { return final.number == change.number; });
        if (change.what == RecipientChange::What::waits && !over)
            settlement.answer.delayed.push_back(change.number);
    }
    if (!settlement.answer.delayed.empty())
        settlement.warnings = due;
}

} // namespace

std::uint32_t warningsDue(const std::vector<Seconds>& delayWarnings, Seconds age) {
    std::uint32_t count = 0;
    while (count < delayWarnings.size() && age >= delayWarnings[count])
        ++count;
    if (count == 0 || count < delayWarnings.size())
        return count;
    const Seconds last = delayWarnings.back();
    const Seconds gap = delayWarnings.size() > 1 ? last - delayWarnings[delayWarnings.size() - 2] : last;
    return gap.count() > 0 ? count + static_cast<std::uint32_t>((age - last) / gap) : count;
}

Settlement settleOutcomes(const ScheduledMessage& message, const std::vector<RecipientOutcome>& outcomes, const std::vector<HostResult>& hosts, const SettleContext& context) {
    Settlement settlement;
    settlement.row = message.row;
    settlement.id = message.id;
    settlement.sender = message.sender;
    settlement.received = message.received;
    settlement.time = context.now;
    std::string_view address = message.recipients.empty() ? std::string_view() : std::string_view(message.recipients.front().address);
    if (!outcomes.empty())
        if (const ScheduledRecipient* first = message.find(outcomes.front().number))
            address = first->address;
    const HostViews views = settleHosts(settlement, message, address, hosts, context);
    std::uint32_t next = context.nextNumber;
    std::size_t ended = 0;
    for (const RecipientOutcome& outcome : outcomes) {
        const ScheduledRecipient* recipient = message.find(outcome.number);
        if (recipient == nullptr)
            continue;
        settleOne(settlement, message, *recipient, outcome, views, context);
        if (settlement.changes.back().what == RecipientChange::What::finished)
            ++ended;
        if (outcome.kind == RecipientOutcome::Kind::redirected)
            for (const mail::Recipient& child : outcome.children)
                settlement.children.push_back({next++, child, recipient->address});
    }
    settlement.finished = ended == message.recipients.size() && settlement.children.empty();
    settlement.answer.messageDone = settlement.finished;
    if (settlement.finished && !context.memory.empty())
        for (std::string& key : context.memory.keysOfMessage(message.id.text()))
            settlement.forgotten.push_back(std::move(key));
    noteDelay(settlement, message, context);
    return settlement;
}

void followSchedule(Scheduler& scheduler, const Settlement& settlement) {
    ScheduledMessage* message = scheduler.find(settlement.id);
    if (message == nullptr)
        return;
    message->warnings = settlement.warnings;
    std::vector<std::uint32_t> gone;
    for (const RecipientChange& change : settlement.changes) {
        const bool over = std::any_of(settlement.answer.timedOut.begin(), settlement.answer.timedOut.end(), [&](const auto& final) { return final.number == change.number; });
        ScheduledRecipient* recipient = message->find(change.number);
        if (recipient == nullptr)
            continue;
        recipient->attempts = change.attempts;
        recipient->firstFailed = change.firstFailed;
        recipient->lastTry = change.lastTry;
        recipient->cutoff = change.cutoff;
        if (over)
            continue; // still with the job
        if (change.what == RecipientChange::What::finished) {
            gone.push_back(change.number);
            continue;
        }
        scheduler.takeBack(*message, {change.number});
        if (change.what == RecipientChange::What::held)
            scheduler.hold(*recipient);
        else
            scheduler.wait(*message, *recipient, change.due);
    }
    scheduler.erase(*message, gone);
    for (const NewRecipient& child : settlement.children) {
        ScheduledRecipient recipient;
        recipient.number = child.number;
        recipient.address = child.recipient.address;
        recipient.due = settlement.time;
        scheduler.addRecipient(*message, std::move(recipient));
    }
    if (settlement.finished)
        scheduler.remove(settlement.id);
}

} // namespace postroom::queue
