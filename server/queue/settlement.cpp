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

/// What the hosts of an attempt mean for a recipient whom they deferred: by host errors, and by refusals of the message.
struct HostViews {
    HostsView hosts, messages;
};

/// What was learned of one host.
struct HostLesson {
    const HostResult* host = nullptr;
    RetryDecision decision;
};

HostLesson learn(Settlement& settlement, std::string key, const HostResult& host, const ScheduledMessage& message, Seconds age, const SettleContext& context) {
    const RetryRecord* known = context.memory.find(key);
    const RetryHistory history = known != nullptr ? historyOf(*known) : RetryHistory{};
    const ScheduledRecipient* first = host.recipients.empty() ? nullptr : message.find(host.recipients.front());
    if (first == nullptr && !message.recipients.empty())
        first = &message.recipients.front();
    const std::string_view address = first != nullptr ? std::string_view(first->address) : std::string_view();
    const RetryDecision decision = context.rules.decide({address, hostNameOf(host.key), message.sender, host.retryError}, history, context.now, age, context.chance);
    settlement.remembered.push_back({std::move(key), known != nullptr ? known->firstFailed : context.now, context.now, decision.next, decision.expired, host.retryError, host.error});
    return {&host, decision};
}

/// Learns from the hosts of this attempt.
std::vector<HostLesson> settleHosts(Settlement& settlement, const ScheduledMessage& message, const std::vector<HostResult>& hosts, const SettleContext& context) {
    std::vector<HostLesson> lessons;
    for (const HostResult& host : hosts) {
        const std::string key = hostKey(host.key);
        if (host.failed) {
            lessons.push_back(learn(settlement, key, host, message, Seconds(0), context));
            continue;
        }
        if (context.memory.find(key) != nullptr)
            settlement.forgotten.push_back(key);
        if (host.messageError)
            lessons.push_back(learn(settlement, messageKey(message.id.text(), host.key), host, message, std::chrono::duration_cast<Seconds>(context.now - message.received), context));
    }
    return lessons;
}

/// Other recipients of the message may have had other hosts.
HostViews viewsOf(const std::vector<HostLesson>& lessons, std::uint32_t recipient) {
    HostViews views;
    for (const auto& [host, decision] : lessons) {
        if (!host->recipients.empty() && std::find(host->recipients.begin(), host->recipients.end(), recipient) == host->recipients.end())
            continue;
        HostsView& view = host->failed ? views.hosts : views.messages;
        view.any = true;
        view.allExpired = view.allExpired && decision.expired;
        view.noRule = view.noRule || decision.noRule;
        view.next = std::min(view.next, decision.next);
        view.lastCutoff = std::max(view.lastCutoff, decision.lastCutoff);
    }
    return views;
}

std::string memoryKey(const RecipientOutcome& outcome, std::string_view address, std::string_view sender) {
    const bool ofHost = outcome.errorClass == ErrorClass::host || outcome.errorClass == ErrorClass::message;
    if (outcome.byDomain && !ofHost)
        return domainKey(address);
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
    std::string_view address = recipient.address;
    if (outcome.byDomain)
        address.remove_prefix(address.rfind('@') + 1);
    const RetrySubject subject{address, outcome.errorClass == ErrorClass::host ? std::string_view(outcome.hostName) : std::string_view(), message.sender, outcome.retryError};
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
        for (const std::string& key : {addressKey(recipient.address), addressKey(recipient.address, message.sender), domainKey(recipient.address)})
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
    const std::vector<HostLesson> lessons = settleHosts(settlement, message, hosts, context);
    std::uint32_t next = context.nextNumber;
    std::size_t ended = 0;
    for (const RecipientOutcome& outcome : outcomes) {
        const ScheduledRecipient* recipient = message.find(outcome.number);
        if (recipient == nullptr)
            continue;
        settleOne(settlement, message, *recipient, outcome, viewsOf(lessons, outcome.number), context);
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
