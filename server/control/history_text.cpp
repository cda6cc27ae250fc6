// SPDX-License-Identifier: Apache-2.0
#include "server/control/history_text.h"

#include "server/control/trace_search.h"
#include "server/mail/bounce/explanation.h"
#include "shared/base/text.h"

#include <algorithm>
#include <array>
#include <ctime>

namespace postroom::control {

namespace {

using store::MailOutcome;

std::string localTime(base::Time time) {
    const auto seconds = static_cast<std::time_t>(base::toEpochSeconds(time));
    std::tm parts{};
    ::localtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    return std::string(text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S", &parts));
}

base::Json factsOf(const std::string& text) {
    auto facts = base::Json::parse(text);
    return facts && facts->isObject() ? std::move(*facts) : base::Json::object();
}

base::Json attemptJson(const store::MessageHistory::Attempt& attempt) {
    base::Json json = base::Json::object({{"time", base::toEpochMicros(attempt.time)}, {"outcome", outcomeWord(attempt.outcome)}, {"text", attempt.text}});
    const base::Json facts = factsOf(attempt.facts);
    for (const auto& [name, value] : facts.members())
        if (!json.has(name))
            json.set(name, value);
    return json;
}

/// "host [address]", the host's name alone, or "".
std::string placeOf(const base::Json& facts) {
    const std::string name = facts["host_name"].toString(facts["host"].toStringView());
    const std::string address = facts["host_address"].toString();
    if (address.empty())
        return name;
    return (name.empty() ? "" : name + " ") + "[" + address + "]";
}

std::string orNull(const std::string& address) { return address.empty() ? "<>" : address; }

std::string attemptSentence(const store::MessageHistory::Attempt& attempt) {
    const base::Json facts = factsOf(attempt.facts);
    std::string text = "  " + localTime(attempt.time) + " ";
    switch (attempt.outcome) {
    case MailOutcome::delivered: text += "delivered"; break;
    case MailOutcome::deferred: text += "could not be delivered yet"; break;
    case MailOutcome::failed: text += "failed for good"; break;
    case MailOutcome::held: text += "put on hold"; break;
    case MailOutcome::discarded: text += "discarded"; break;
    case MailOutcome::redirected: text += "redirected"; break;
    default: text += std::string(outcomeWord(attempt.outcome)); break;
    }
    if (!facts["transport"].toStringView().empty())
        text += " by transport " + facts["transport"].toString();
    if (const std::string place = placeOf(facts); !place.empty())
        text += " to " + place;
    if (!facts["router"].toStringView().empty())
        text += ", chosen by router " + facts["router"].toString();
    return attempt.text.empty() ? text + "." : text + ": " + attempt.text;
}

/// What a peer's refusal means; nothing for our own decisions, which say it themselves.
std::string meaningOf(const store::MessageHistory::Attempt& attempt) {
    if (attempt.outcome != MailOutcome::failed && attempt.outcome != MailOutcome::deferred)
        return {};
    const base::Json facts = factsOf(attempt.facts);
    if (facts["host_name"].toStringView().empty() && facts["host_address"].toStringView().empty())
        return {};
    return bounce::adviceFor(attempt.text, facts["host_name"].toStringView());
}

std::string recipientSentence(const store::SearchRow& row) {
    const std::string address = row.recipient.address.empty() ? "The sender " + orNull(row.sender) : row.recipient.address;
    std::string text = address + ": ";
    switch (row.recipient.outcome) {
    case MailOutcome::queued: text += "accepted, waits for its first delivery attempt"; break;
    case MailOutcome::delivered: text += "accepted and delivered"; break;
    case MailOutcome::deferred: text += "accepted, waits to be tried again"; break;
    case MailOutcome::failed: text += "accepted, then bounced: the sender was notified"; break;
    case MailOutcome::refused: text += "rejected"; break;
    case MailOutcome::refusedForNow: text += "rejected for now; the sending server may try again"; break;
    case MailOutcome::discarded: text += "accepted and discarded"; break;
    case MailOutcome::held: text += "accepted and put on hold"; break;
    case MailOutcome::redirected: text += "accepted and redirected"; break;
    }
    if (!row.recipient.host.empty() && row.recipient.outcome == MailOutcome::delivered)
        text += " to " + row.recipient.host;
    return row.recipient.reason.empty() ? text + "." : text + ": " + row.recipient.reason;
}

std::string arrivalLine(const store::SearchRow& row) {
    const base::Json facts = factsOf(row.facts);
    std::string text = row.message.string() + " <= " + orNull(row.sender);
    if (!row.client.empty())
        text += " H=" + (facts["helo"].toStringView().empty() ? "" : "(" + facts["helo"].toString() + ") ") + "[" + row.client + "]";
    if (!facts["user"].toStringView().empty())
        text += " U=" + facts["user"].toString();
    if (!facts["protocol"].toStringView().empty())
        text += " P=" + facts["protocol"].toString();
    if (!facts["tls"].toStringView().empty())
        text += " X=" + facts["tls"].toString();
    if (!facts["authenticator"].toStringView().empty())
        text += " A=" + facts["authenticator"].toString() + ":" + facts["account"].toString();
    return text + " S=" + std::to_string(row.size);
}

std::string attemptLine(const store::SearchRow& row, const store::MessageHistory::Attempt& attempt) {
    const base::Json facts = factsOf(attempt.facts);
    std::string text = row.message.string();
    const bool failed = attempt.outcome == MailOutcome::failed;
    const bool deferred = attempt.outcome == MailOutcome::deferred;
    text += failed ? " ** " : deferred ? " == " : " => ";
    text += row.recipient.address;
    if (!facts["router"].toStringView().empty())
        text += " R=" + facts["router"].toString();
    if (!facts["transport"].toStringView().empty())
        text += " T=" + facts["transport"].toString();
    if (const std::string place = placeOf(facts); !place.empty())
        text += " H=" + place;
    if (!facts["tls"].toStringView().empty())
        text += " X=" + facts["tls"].toString();
    if (failed)
        return text + ": " + attempt.text;
    if (deferred)
        return text + " defer (0): " + attempt.text;
    const std::string confirmation = facts["confirmation"].toString();
    return confirmation.empty() ? text : text + " C=\"" + confirmation + "\"";
}

bool isFinal(MailOutcome outcome) {
    return outcome == MailOutcome::delivered || outcome == MailOutcome::failed || outcome == MailOutcome::discarded || outcome == MailOutcome::redirected;
}

} // namespace

base::Json historyJson(const store::MessageHistory& history) {
    base::Json message = base::Json::object();
    if (!history.recipients.empty()) {
        message = searchRowJson(history.recipients.front());
        for (const char* name : {"recipient", "outcome", "accepted", "reason", "host", "key", "changed"})
            message.remove(name);
    }
    base::Json recipients = base::Json::array();
    for (const auto& row : history.recipients) {
        base::Json attempts = base::Json::array();
        for (const auto& attempt : history.attempts)
            if (attempt.number == row.recipient.number)
                attempts.append(attemptJson(attempt));
        recipients.append(base::Json::object({{"address", row.recipient.address},
                                              {"outcome", outcomeWord(row.recipient.outcome)},
                                              {"reason", row.recipient.reason},
                                              {"host", row.recipient.host},
                                              {"changed", base::toEpochMicros(changedAt(row))},
                                              {"attempts", std::move(attempts)}}));
    }
    return base::Json::object({{"message", std::move(message)}, {"recipients", std::move(recipients)}});
}

std::vector<std::string> historySentences(const store::MessageHistory& history) {
    std::vector<std::string> lines;
    for (const auto& row : history.recipients) {
        lines.push_back(recipientSentence(row));
        const store::MessageHistory::Attempt* last = nullptr;
        for (const auto& attempt : history.attempts)
            if (attempt.number == row.recipient.number) {
                lines.push_back(attemptSentence(attempt));
                last = &attempt;
            }
        if (const std::string meaning = last == nullptr ? std::string() : meaningOf(*last); !meaning.empty())
            lines.push_back("  " + meaning);
    }
    if (!history.recipients.empty()) {
        const auto& row = history.recipients.front();
        lines.push_back("It came at " + localTime(row.time) + " from " + orNull(row.sender) + (row.client.empty() ? "" : ", sent by host " + row.client) +
                        (row.revision ? ", under configuration revision " + std::to_string(row.revision.value) : "") + ".");
    }
    return lines;
}

std::vector<LogLine> classicLines(const store::MessageHistory& history) {
    std::vector<LogLine> lines;
    bool accepted = false;
    bool complete = true;
    base::Time last{};
    for (const auto& row : history.recipients) {
        if (row.recipient.outcome == MailOutcome::refused || row.recipient.outcome == MailOutcome::refusedForNow) {
            const bool temporary = row.recipient.outcome == MailOutcome::refusedForNow;
            lines.push_back({row.time, (row.client.empty() ? "" : "H=[" + row.client + "] ") + "F=<" + row.sender + "> " +
                                           (temporary ? "temporarily rejected" : "rejected") +
                                           (row.recipient.address.empty() ? "" : " RCPT <" + row.recipient.address + ">") + ": " + row.recipient.reason});
            continue;
        }
        if (!accepted)
            lines.push_back({row.time, arrivalLine(row)});
        accepted = true;
        complete = complete && isFinal(row.recipient.outcome);
        for (const auto& attempt : history.attempts)
            if (attempt.number == row.recipient.number && attempt.outcome != MailOutcome::redirected && attempt.outcome != MailOutcome::held)
                lines.push_back({attempt.time, attemptLine(row, attempt)});
        last = std::max(last, changedAt(row));
    }
    if (accepted && complete)
        lines.push_back({last, history.recipients.front().message.string() + " Completed"});
    std::stable_sort(lines.begin(), lines.end(), [](const LogLine& a, const LogLine& b) { return a.time < b.time; });
    for (auto& line : lines)
        line.text = localTime(line.time) + " " + base::printable(line.text);
    return lines;
}

} // namespace postroom::control
