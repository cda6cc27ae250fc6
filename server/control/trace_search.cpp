// SPDX-License-Identifier: Apache-2.0
#include "server/control/trace_search.h"

#include "shared/base/duration_text.h"
#include "shared/base/text.h"
#include "shared/catalogue/refusal_class.h"

#include <cstdio>

namespace postroom::control {

namespace {

using store::MailOutcome;
using wire::QueryField;

constexpr std::chrono::hours standardWindow{24};

std::optional<base::Time> readTime(std::string_view text, base::Time now) {
    if (text.starts_with('@'))
        if (const auto micros = base::toInteger(text.substr(1)))
            return base::fromEpochMicros(*micros);
    if (const auto ago = base::readDuration(text); ago && base::isAlpha(text.back()))
        return now - *ago;
    int year = 0, month = 0, day = 0, hour = 0, minute = 0;
    const std::string copy(text);
    const int fields = std::sscanf(copy.c_str(), "%4d-%2d-%2d%*1[ T]%2d:%2d", &year, &month, &day, &hour, &minute);
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (fields < 3 || !date.ok() || hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return std::nullopt;
    return base::Time(std::chrono::sys_days(date)) + std::chrono::hours(hour) + std::chrono::minutes(minute);
}

std::vector<MailOutcome> outcomesOf(std::string_view word) {
    if (word == "rejected")
        return {MailOutcome::refused, MailOutcome::refusedForNow};
    if (word == "delivered")
        return {MailOutcome::delivered};
    if (word == "bounced")
        return {MailOutcome::failed};
    if (word == "queued")
        return {MailOutcome::queued, MailOutcome::deferred};
    if (word == "discarded")
        return {MailOutcome::discarded};
    if (word == "held")
        return {MailOutcome::held};
    return {MailOutcome::queued, MailOutcome::delivered, MailOutcome::deferred, MailOutcome::failed, MailOutcome::discarded, MailOutcome::held,
            MailOutcome::redirected};
}

store::SearchTerm storeTerm(const wire::QueryTerm& term) {
    using Field = store::SearchTerm::Field;
    store::SearchTerm made;
    made.negated = term.negated;
    made.text = term.text;
    switch (term.field) {
    case QueryField::from: made.field = Field::sender; break;
    case QueryField::to: made.field = Field::recipient; break;
    case QueryField::status:
        made.field = Field::outcome;
        made.outcomes = outcomesOf(base::lower(term.text));
        break;
    case QueryField::message: made.field = Field::message; break;
    case QueryField::host: made.field = Field::host; break;
    case QueryField::reason:
        made.field = Field::reason;
        if (catalogue::refusalClassFromName(base::lower(term.text)))
            made.cause = base::lower(term.text);
        break;
    case QueryField::subject: made.field = Field::subject; break;
    case QueryField::before:
    case QueryField::after: // the window of the query
    case QueryField::any: break;
    }
    return made;
}

} // namespace

tl::expected<TraceSearch, wire::WireError> readTraceSearch(std::string_view line, base::Time now) {
    wire::TraceQuery read = wire::readTraceQuery(line);
    if (!read.errors.empty())
        return refuseField("query", read.errors.front().message);
    TraceSearch search;
    bool namesMessage = false;
    for (auto& term : read.terms) {
        if (term.field == QueryField::before || term.field == QueryField::after) {
            const auto time = readTime(term.text, now);
            if (!time)
                return refuseField("query", "\"" + term.text + "\" is no time: write 3h, 2026-11-20 or \"2026-11-20 12:30\"");
            (((term.field == QueryField::after) != term.negated) ? search.query.from : search.query.until) = *time;
            continue;
        }
        namesMessage = namesMessage || (!term.negated && (term.field == QueryField::message || term.field == QueryField::any) && base::MessageId::fromText(term.text));
        search.query.terms.push_back(storeTerm(term));
        search.terms.push_back(std::move(term));
    }
    // Who asks for one message means it, however old it is.
    if (!search.query.from && !namesMessage)
        search.query.from = search.query.until.value_or(now) - standardWindow;
    return search;
}

std::string_view outcomeWord(MailOutcome outcome) {
    switch (outcome) {
    case MailOutcome::queued: return "queued";
    case MailOutcome::delivered: return "delivered";
    case MailOutcome::deferred: return "deferred";
    case MailOutcome::failed: return "bounced";
    case MailOutcome::refused: return "rejected";
    case MailOutcome::refusedForNow: return "rejected for now";
    case MailOutcome::discarded: return "discarded";
    case MailOutcome::held: return "held";
    case MailOutcome::redirected: return "redirected";
    }
    return "queued";
}

base::Time changedAt(const store::SearchRow& row) {
    return row.recipient.changed == base::Time() ? row.time : row.recipient.changed;
}

base::Json searchRowJson(const store::SearchRow& row) {
    static constexpr std::string_view directions[] = {"in", "out", "local"};
    base::Json json = base::Json::object({{"key", row.key.text()},
                                          {"id", row.message.text()},
                                          {"time", base::toEpochMicros(row.time)},
                                          {"direction", directions[static_cast<std::size_t>(row.direction) % 3]},
                                          {"sender", row.sender},
                                          {"recipient", row.recipient.address},
                                          {"outcome", outcomeWord(row.recipient.outcome)},
                                          {"accepted", row.recipient.outcome != MailOutcome::refused && row.recipient.outcome != MailOutcome::refusedForNow},
                                          {"reason", row.recipient.reason},
                                          {"client", row.client},
                                          {"host", row.recipient.host},
                                          {"size", row.size},
                                          {"subject", row.subject},
                                          {"revision", row.revision.value},
                                          {"changed", base::toEpochMicros(changedAt(row))}});
    if (const auto facts = base::Json::parse(row.facts); facts && facts->isObject())
        for (const auto& [name, value] : facts->members())
            if (!json.has(name))
                json.set(name == "host_name" ? std::string("client_name") : name, value);
    return json;
}

} // namespace postroom::control
