// SPDX-License-Identifier: Apache-2.0
// The end of an attempt: notices, then the outcomes into the queue.
#include "server/deliver/message_delivery.h"

#include "server/deliver/transport/letter.h"
#include "server/policy/expand/program.h"
#include "shared/base/text.h"

#include <algorithm>
#include <set>

#include <poll.h>

namespace postroom::deliver {

using Kind = queue::RecipientOutcome::Kind;

namespace {

transport::Letter skippedLetter(const router::SkippedAddresses& skipped, const std::string& qualifyDomain) {
    transport::Letter letter;
    letter.recipients = {skipped.reportTo};
    letter.subject = "Addresses left out of " + base::printable(skipped.address);
    letter.fields = transport::letterField("From", "Mail Delivery System <Mailer-Daemon@" + qualifyDomain + ">") +
                    transport::letterField("To", skipped.reportTo) + transport::letterField("Subject", letter.subject);
    if (!skipped.text.empty())
        letter.body = skipped.text + "\n\n";
    letter.body += "Mail to " + base::printable(skipped.address) + " was redirected by the router \"" + skipped.router +
                   "\". These entries are no addresses and were left out; the others were used:\n\n";
    for (const auto& item : skipped.items)
        letter.body += "  " + base::printable(item) + "\n";
    return letter;
}

} // namespace

NoticeEntry MessageDelivery::entryOf(const Outcome& outcome) const {
    NoticeEntry entry;
    entry.outcome = outcome;
    for (std::size_t due = 0; due < m_message.due.size(); ++due) {
        if (m_message.due[due].number != outcome.number)
            continue;
        entry.recipient = m_message.due[due].recipient;
        entry.parent = m_message.due[due].parent;
        entry.local = m_found[due].local;
        if (!m_found[due].errorsTo.empty())
            entry.recipient.errorsTo = m_found[due].errorsTo;
        entry.undisclosed = m_found[due].undisclosed;
    }
    return entry;
}

// syntax_errors_to: told once, with the first attempt at the address that was redirected. A letter about a letter of ours could go
// on for ever, so a message with the null sender has none.
void MessageDelivery::reportSkipped() {
    if (m_message.sender.empty())
        return;
    const auto& settings = m_revision.notices;
    std::set<const router::SkippedAddresses*> told;
    for (const auto& due : m_message.due) {
        const auto routes = m_routes.find(due.recipient.address);
        if (routes == m_routes.end() || due.attempts > 0 || !due.parent.empty())
            continue;
        for (const auto& routed : routes->second)
            for (const auto& skipped : routed.skipped) {
                if (!told.insert(skipped.get()).second)
                    continue;
                const auto id = transport::sendLetter({&m_parts.inbox, &m_parts.ids, settings.primaryHostname, settings.qualifyDomain},
                                                      skippedLetter(*skipped, settings.qualifyDomain), m_message.revision, m_parts.clock.now());
                if (!id)
                    continue;
                events::Event event;
                event.name = "notice.created";
                event.time = m_parts.clock.now();
                event.message = m_message.id;
                event.revision = m_message.revision;
                event.with("notice", *id).with("to", skipped->reportTo).with("kind", "skipped").with("recipients", base::Json(base::Json::Array{skipped->address}));
                m_parts.events.publish(std::move(event));
            }
    }
}

bool MessageDelivery::sendNotices(NoticeKind kind, const std::vector<Outcome>& outcomes) {
    if (outcomes.empty() || (kind == NoticeKind::delay && !delayNoticeWanted()))
        return true;
    std::vector<NoticeEntry> entries;
    for (const auto& outcome : outcomes)
        entries.push_back(entryOf(outcome));
    const auto& words = kind == NoticeKind::failure ? m_revision.bounceWords : m_revision.delayWords;
    const bool ownWords = words && kind != NoticeKind::success;
    if (!m_revision.noticeFrom && m_revision.errorsCopy.empty() && !ownWords)
        return m_notices.send(kind, m_message, std::move(entries), m_revision.notices).has_value();
    if (m_outside == nullptr)
        m_outside = makeOutside();
    NoticeSettings settings = m_revision.notices;
    if (m_revision.noticeFrom)
        if (const auto from = m_revision.noticeFrom->evaluate(m_outside->scope)) // what cannot be expanded leaves the usual one
            settings.from = from->text;
    if (ownWords)
        settings.words = [&](NoticeKind noticeKind, const Notice& notice) {
            const auto age = std::chrono::duration_cast<base::Seconds>(m_parts.clock.now() - m_message.reception.time);
            const NoticeVariables variables(noticeKind, notice, age, settings.returnSizeLimit);
            auto scope = m_outside->scope;
            scope.variables.insert(scope.variables.begin(), &variables);
            return words->words(scope);
        };
    settings.copyTo = [this](std::string_view to) {
        for (const auto& [addresses, copies] : m_revision.errorsCopy)
            if (addresses.match(to, m_outside->scope).yes())
                return copies;
        return std::vector<std::string>();
    };
    return m_notices.send(kind, m_message, std::move(entries), settings).has_value();
}

// delay_warning_condition: what cannot be evaluated counts as true, for a notice too many does less harm.
bool MessageDelivery::delayNoticeWanted() {
    if (!m_revision.delayWarningCondition)
        return true;
    if (m_outside == nullptr)
        m_outside = makeOutside();
    const auto value = m_revision.delayWarningCondition->evaluate(m_outside->scope);
    return !value || expand::conditionValue(value->text).value_or(true);
}

// A message without a sender to tell (RFC 5321 4.5.5) that fails stays on hold for a while, for a person to look at.
bool MessageDelivery::isKeptBounce() const {
    return m_message.sender.empty() && m_job.giveUp.empty() && m_parts.clock.now() - m_message.reception.time < m_revision.ignoreBounceErrorsAfter;
}

MessageDelivery::Outcome MessageDelivery::onHold(Outcome failed) const {
    failed.kind = Kind::held;
    failed.text = "a message from <> cannot be bounced: " + failed.text;
    return failed;
}

void MessageDelivery::settleAll() {
    std::vector<Outcome> outcomes, failures, successes;
    for (auto& found : m_found) {
        if (!found.outcome)
            continue;
        if (found.outcome->kind == Kind::failed && isKeptBounce())
            outcomes.push_back(onHold(*found.outcome));
        else if (found.outcome->kind == Kind::failed)
            failures.push_back(*found.outcome);
        else
            outcomes.push_back(*found.outcome);
        if (found.outcome->kind == Kind::delivered)
            successes.push_back(*found.outcome);
    }
    std::erase_if(successes, [this](const Outcome& outcome) { return !entryOf(outcome).recipient.notify.success; });
    sendNotices(NoticeKind::success, successes); // a lost success notice is no lost mail
    if (sendNotices(NoticeKind::failure, failures))
        outcomes.insert(outcomes.end(), failures.begin(), failures.end());
    // Failures whose bounce could not be kept are tried again with the job that is given back.
    if (!outcomes.empty() && !settle(outcomes)) {
        m_parts.queue.release(m_job);
        return;
    }
    if (outcomes.size() < m_message.due.size())
        m_parts.queue.release(m_job);
}

bool MessageDelivery::settle(std::vector<Outcome> outcomes) {
    constexpr int attempts = 6;
    constexpr int pauseMilliseconds = 500;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        auto settled = m_parts.queue.settle(m_job, outcomes, m_hosts);
        if (settled) {
            m_hosts.clear();
            afterSettling(*settled, outcomes);
            return true;
        }
        if (m_parts.stop != nullptr && m_parts.stop->raised())
            break;
        pollfd stop{m_parts.stop != nullptr ? m_parts.stop->descriptor() : -1, POLLIN, 0};
        ::poll(&stop, 1, pauseMilliseconds);
    }
    return false;
}

// Deferred ones that are over need their bounce and then their final settling; delayed ones a notice.
void MessageDelivery::afterSettling(const queue::Settled& settled, const std::vector<Outcome>& outcomes) {
    const auto find = [&](std::uint32_t number) -> const Outcome* {
        const auto it = std::find_if(outcomes.begin(), outcomes.end(), [&](const Outcome& one) { return one.number == number; });
        return it == outcomes.end() ? nullptr : &*it;
    };
    std::vector<Outcome> delayed, over;
    for (const auto number : settled.delayed)
        if (const auto* outcome = find(number))
            delayed.push_back(*outcome);
    for (const auto& final : settled.timedOut) {
        const auto* outcome = find(final.number);
        Outcome failed = outcome != nullptr ? *outcome : Outcome();
        failed.number = final.number;
        failed.kind = Kind::failed;
        failed.text = failed.text.empty() ? final.reason : final.reason + ": " + failed.text;
        over.push_back(std::move(failed));
    }
    sendNotices(NoticeKind::delay, delayed);
    if (over.empty())
        return;
    if (isKeptBounce()) {
        for (auto& outcome : over)
            outcome = onHold(std::move(outcome));
        if (!m_parts.queue.settle(m_job, over, {}))
            m_parts.queue.release(m_job);
        return;
    }
    if (!sendNotices(NoticeKind::failure, over) || !m_parts.queue.settle(m_job, over, {}))
        m_parts.queue.release(m_job);
}

} // namespace postroom::deliver
