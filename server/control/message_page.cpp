// SPDX-License-Identifier: Apache-2.0
#include "server/control/message_page.h"

#include "server/control/trace_search.h"
#include "shared/base/text.h"

#include <algorithm>
#include <array>

namespace postroom::control {

namespace {

using acl::TracedDecision;

struct CheckTitle {
    std::string_view phase, title;
};
constexpr std::array<CheckTitle, 14> checkTitles{{{"connect", "Connection"}, {"helo", "HELO"}, {"starttls", "STARTTLS"}, {"auth", "AUTH"}, {"mail", "MAIL"}, {"mailauth", "AUTH of MAIL"},
                                                  {"rcpt", "RCPT"}, {"predata", "DATA command"}, {"mime", "MIME parts"}, {"prdr", "PRDR reply"}, {"data", "Content"}, {"not_smtp_start", "Submission"},
                                                  {"not_smtp_mime", "MIME parts"}, {"not_smtp", "Content"}}};

std::string_view titleOf(std::string_view phase) {
    for (const CheckTitle& check : checkTitles)
        if (check.phase == phase)
            return check.title;
    return phase;
}

/// "acl_check_rcpt statement 4" -> object and number.
void addReference(base::Json& json, std::string_view decidedBy) {
    constexpr std::string_view word = " statement ";
    const std::size_t at = decidedBy.rfind(word);
    if (at == std::string_view::npos)
        return;
    json.set("object", "acl " + std::string(decidedBy.substr(0, at)));
    if (const auto number = base::toInteger(decidedBy.substr(at + word.size())))
        json.set("statement", *number);
}

base::Json cellJson(const TracedDecision& decision, std::size_t index) {
    base::Json cell = base::Json::object({{"outcome", decision.outcome}, {"reply", decision.reply}, {"decided_by", decision.decidedBy}, {"decision", static_cast<std::int64_t>(index)}});
    addReference(cell, decision.decidedBy);
    return cell;
}

void addUnique(std::vector<std::string>& list, const std::string& text) {
    if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end())
        list.push_back(text);
}

base::Json deliveryCell(const store::SearchRow& row) {
    return base::Json::object({{"outcome", outcomeWord(row.recipient.outcome)}, {"reply", row.recipient.reason}, {"host", row.recipient.host}});
}

bool wasDelivered(store::MailOutcome outcome) {
    return outcome != store::MailOutcome::refused && outcome != store::MailOutcome::refusedForNow;
}

void addEntry(std::vector<base::Json>& entries, base::Time time, std::string_view what, const std::string& recipient, const std::string& text) {
    entries.push_back(base::Json::object({{"time", base::toEpochMicros(time)}, {"what", what}, {"recipient", recipient}, {"text", text}}));
}

/// Header fields up to the empty line; continuation lines joined.
base::Json fieldsOf(const std::vector<std::string_view>& lines, std::size_t& at) {
    base::Json fields = base::Json::object();
    std::string name;
    for (; at < lines.size() && !lines[at].empty(); ++at) {
        const std::string_view line = lines[at];
        const std::size_t colon = line.find(':');
        if ((line.front() == ' ' || line.front() == '\t') && !name.empty()) {
            fields.set(name, fields[name].toString() + " " + std::string(base::trim(line)));
        } else if (colon != std::string_view::npos) {
            name = base::lower(line.substr(0, colon));
            std::replace(name.begin(), name.end(), '-', '_');
            fields.set(name, std::string(base::trim(line.substr(colon + 1))));
        }
    }
    while (at < lines.size() && lines[at].empty())
        ++at;
    return fields;
}

} // namespace

base::Json decisionsJson(const std::vector<TracedDecision>& decisions) {
    base::Json list = base::Json::array();
    const base::Json all = acl::traceJson(decisions);
    for (base::Json decision : all.items()) {
        addReference(decision, decision["decided_by"].toStringView());
        base::Json statements = base::Json::array();
        for (base::Json statement : decision["statements"].items()) {
            statement.set("object", "acl " + statement["acl"].toString());
            statements.append(std::move(statement));
        }
        decision.set("statements", std::move(statements));
        list.append(std::move(decision));
    }
    return list;
}

base::Json transcriptJson(std::string_view text) {
    base::Json list = base::Json::array();
    for (const std::string_view line : base::split(text, '\n')) {
        if (line.size() < 2)
            continue;
        list.append(base::Json::object({{"side", line[0] == '>' ? "client" : line[0] == '<' ? "server" : "note"}, {"text", line.substr(2)}}));
    }
    return list;
}

base::Json timelineJson(const store::MessageHistory& history, const std::vector<TracedDecision>& decisions) {
    std::vector<base::Json> entries;
    if (!history.recipients.empty()) {
        const auto& first = history.recipients.front();
        addEntry(entries, first.time, "received", {}, "from " + (first.sender.empty() ? "<>" : first.sender) + (first.client.empty() ? "" : ", sent by host " + first.client));
    }
    for (const TracedDecision& decision : decisions)
        if (decision.time != base::Time())
            addEntry(entries, decision.time, "decided", decision.recipient,
                     std::string(titleOf(decision.phase)) + ": " + decision.outcome + (decision.decidedBy.empty() ? "" : " by " + decision.decidedBy) + (decision.reply.empty() ? "" : ": " + decision.reply));
    for (const auto& attempt : history.attempts) {
        const auto row = std::find_if(history.recipients.begin(), history.recipients.end(), [&](const store::SearchRow& each) { return each.recipient.number == attempt.number; });
        addEntry(entries, attempt.time, outcomeWord(attempt.outcome), row == history.recipients.end() ? "" : row->recipient.address, attempt.text);
    }
    std::stable_sort(entries.begin(), entries.end(), [](const base::Json& a, const base::Json& b) { return a["time"].toInteger() < b["time"].toInteger(); });
    return base::Json(base::Json::Array(entries.begin(), entries.end()));
}

base::Json verdictsJson(const store::MessageHistory& history, const std::vector<TracedDecision>& decisions) {
    std::vector<std::string> recipients, phases;
    for (const TracedDecision& decision : decisions) {
        addUnique(recipients, decision.recipient);
        addUnique(phases, decision.phase);
    }
    for (const store::SearchRow& row : history.recipients)
        addUnique(recipients, row.recipient.address);
    std::vector<bool> refused(recipients.size()); // what comes later does not concern it
    base::Json checks = base::Json::array();
    for (const std::string& phase : phases) {
        std::vector<base::Json> column(recipients.size());
        bool common = false;
        for (std::size_t i = 0; i < decisions.size(); ++i) {
            if (decisions[i].phase != phase)
                continue;
            common = common || decisions[i].recipient.empty();
            const bool goesOn = decisions[i].outcome == "accept" || decisions[i].outcome == "discard";
            for (std::size_t r = 0; r < recipients.size(); ++r) {
                if (refused[r] || (!decisions[i].recipient.empty() && decisions[i].recipient != recipients[r]))
                    continue;
                column[r] = cellJson(decisions[i], i);
                refused[r] = !goesOn;
            }
        }
        checks.append(base::Json::object({{"phase", phase}, {"title", titleOf(phase)}, {"common", common}, {"cells", base::Json(base::Json::Array(column.begin(), column.end()))}}));
    }
    std::vector<base::Json> delivery(recipients.size());
    bool delivered = false;
    for (const store::SearchRow& row : history.recipients)
        for (std::size_t r = 0; r < recipients.size(); ++r)
            if (row.recipient.address == recipients[r] && wasDelivered(row.recipient.outcome)) {
                delivery[r] = deliveryCell(row);
                delivered = true;
            }
    if (delivered)
        checks.append(base::Json::object({{"phase", "delivery"}, {"title", "Delivery"}, {"common", false}, {"cells", base::Json(base::Json::Array(delivery.begin(), delivery.end()))}}));
    base::Json names = base::Json::array();
    for (const std::string& recipient : recipients)
        names.append(recipient);
    return base::Json::object({{"recipients", std::move(names)}, {"checks", std::move(checks)}});
}

base::Json noticeJson(std::string_view raw) {
    base::Json notice = base::Json::object({{"raw", raw}});
    std::vector<std::string_view> lines;
    for (std::string_view line : base::split(raw, '\n')) {
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(line);
    }
    const auto part = std::find_if(lines.begin(), lines.end(), [](std::string_view line) { return base::startsWithIgnoreCase(line, "Content-Type: message/delivery-status") ||
                                                                                                 base::startsWithIgnoreCase(line, "Content-Type: message/global-delivery-status"); });
    if (part == lines.end())
        return notice;
    auto at = static_cast<std::size_t>(part - lines.begin());
    (void)fieldsOf(lines, at); // the part's own header
    notice.set("fields", fieldsOf(lines, at));
    base::Json recipients = base::Json::array();
    while (at < lines.size() && !lines[at].starts_with("--"))
        recipients.append(fieldsOf(lines, at));
    notice.set("recipients", std::move(recipients));
    return notice;
}

} // namespace postroom::control
