// SPDX-License-Identifier: Apache-2.0
#include "server/queue/standing_order.h"

#include "shared/base/text.h"

#include <algorithm>
#include <array>

namespace postroom::queue {

using base::fail;
using base::Result;
using store::Database;
using store::Statement;

namespace {

struct FilterField {
    std::string_view name;
    std::string HoldFilter::* text;
};
constexpr std::array filterFields{FilterField{"sender", &HoldFilter::sender},   FilterField{"recipient", &HoldFilter::recipient},
                                  FilterField{"domain", &HoldFilter::domain},   FilterField{"client", &HoldFilter::client},
                                  FilterField{"account", &HoldFilter::account}, FilterField{"subject", &HoldFilter::subject}};

std::string_view domainOf(std::string_view address) {
    const std::size_t at = address.rfind('@');
    return at == std::string_view::npos ? std::string_view() : address.substr(at + 1);
}

std::optional<base::Time> optionalTime(const Statement& s, int column) {
    return s.isNull(column) ? std::nullopt : std::optional(base::fromEpochMicros(s.integer(column)));
}

void bindOptional(Statement& s, int index, const std::optional<base::Time>& time) {
    if (time)
        s.bind(index, base::toEpochMicros(*time));
    else
        s.bindNull(index);
}

} // namespace

std::string suspensionSentence(const Suspension& suspension) {
    return std::string("deliveries to the ") + (suspension.of == Suspension::Of::domain ? "domain " : "host ") + suspension.name + " are suspended" +
           (suspension.reason.empty() ? "" : ": " + suspension.reason);
}

bool globMatches(std::string_view pattern, std::string_view text) {
    std::size_t p = 0, t = 0;
    std::size_t star = std::string_view::npos, resume = 0;
    const auto same = [](char a, char b) { return base::equalsIgnoreCase(std::string_view(&a, 1), std::string_view(&b, 1)); };
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && same(pattern[p], text[t])) {
            ++p, ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

bool HoldFilter::matches(const IncomingMessage& message) const {
    const auto one = [](const std::string& pattern, std::string_view text) { return pattern.empty() || globMatches(pattern, text); };
    const std::string_view from = message.envelope.sender.empty() ? std::string_view("<>") : std::string_view(message.envelope.sender);
    if (!one(sender, from) || !one(client, message.reception.hostAddress) || !one(account, message.reception.authenticatedId) || !one(subject, message.subject))
        return false;
    if (recipient.empty() && domain.empty())
        return true;
    return std::any_of(message.envelope.recipients.begin(), message.envelope.recipients.end(),
                       [&](const mail::Recipient& to) { return one(recipient, to.address) && one(domain, domainOf(to.address)); });
}

base::Json HoldFilter::json() const {
    base::Json json = base::Json::object();
    for (const FilterField& field : filterFields)
        if (!(this->*field.text).empty())
            json.set(field.name, this->*field.text);
    return json;
}

Result<HoldFilter> HoldFilter::fromJson(const base::Json& json) {
    HoldFilter filter;
    for (const auto& [name, value] : json.members()) {
        const auto field = std::find_if(filterFields.begin(), filterFields.end(), [&](const FilterField& known) { return known.name == name; });
        if (field == filterFields.end())
            return fail(base::permanentError(base::ErrorKind::invalid, "is not known; there are sender, recipient, domain, client, account, subject", name));
        filter.*field->text = value.toString();
    }
    if (filter.json().size() == 0)
        return fail(base::permanentError(base::ErrorKind::invalid, "says nothing: it would hold every message. To hold all, say {\"sender\": \"*\"}"));
    return filter;
}

Result<std::vector<Suspension>> loadSuspensions(Database& database) {
    std::vector<Suspension> all;
    Statement s = database.prepare("SELECT kind, name, reason, made_by, since, until FROM suspension");
    for (;;) {
        const auto more = s.step();
        if (!more)
            return fail(more.error());
        if (!*more)
            return all;
        all.push_back({s.integer(0) == 1 ? Suspension::Of::host : Suspension::Of::domain, s.string(1), s.string(2), s.string(3),
                       base::fromEpochMicros(s.integer(4)), optionalTime(s, 5)});
    }
}

Result<std::vector<HoldRule>> loadHoldRules(Database& database) {
    std::vector<HoldRule> all;
    Statement s = database.prepare("SELECT number, filter, reason, made_by, since, until FROM hold_rule ORDER BY number");
    for (;;) {
        const auto more = s.step();
        if (!more)
            return fail(more.error());
        if (!*more)
            return all;
        HoldRule rule{s.integer(0), {}, s.string(2), s.string(3), base::fromEpochMicros(s.integer(4)), optionalTime(s, 5), 0};
        const auto json = base::Json::parse(s.text(1));
        const auto filter = json ? HoldFilter::fromJson(*json) : Result<HoldFilter>(fail(json.error()));
        if (!filter)
            continue; // of a version that knew more: it holds nothing rather than the wrong thing
        rule.filter = *filter;
        all.push_back(std::move(rule));
    }
}

Result<void> writeSuspension(Database& database, const Suspension& suspension) {
    Statement& s = database.cached("INSERT OR REPLACE INTO suspension VALUES (?,?,?,?,?,?)");
    s.bind(1, static_cast<std::int64_t>(suspension.of)).bind(2, suspension.name).bind(3, suspension.reason).bind(4, suspension.by)
        .bind(5, base::toEpochMicros(suspension.since));
    bindOptional(s, 6, suspension.until);
    return s.run();
}

Result<void> eraseSuspension(Database& database, Suspension::Of of, std::string_view name) {
    return database.cached("DELETE FROM suspension WHERE kind = ? AND name = ?").bind(1, static_cast<std::int64_t>(of)).bind(2, name).run();
}

Result<void> writeHoldRule(Database& database, HoldRule& rule) {
    const auto last = database.queryInteger("SELECT coalesce(max(number), 0) FROM hold_rule");
    if (!last)
        return fail(last.error());
    rule.number = last->value_or(0) + 1;
    const std::string filter = rule.filter.json().text();
    Statement& s = database.cached("INSERT INTO hold_rule VALUES (?,?,?,?,?,?)");
    s.bind(1, rule.number).bind(2, filter).bind(3, rule.reason).bind(4, rule.by).bind(5, base::toEpochMicros(rule.since));
    bindOptional(s, 6, rule.until);
    return s.run();
}

Result<void> eraseHoldRule(Database& database, std::int64_t number) { return database.cached("DELETE FROM hold_rule WHERE number = ?").bind(1, number).run(); }

} // namespace postroom::queue
