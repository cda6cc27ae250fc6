// SPDX-License-Identifier: Apache-2.0
#include "server/control/trace_hint.h"

#include "shared/base/text.h"
#include "shared/catalogue/refusal_class.h"

#include <algorithm>
#include <array>

namespace postroom::control {

namespace {

using store::MailOutcome;

constexpr base::Milliseconds patience{60};
constexpr std::size_t mostRows = 500;

enum class What : std::uint8_t { accepted, refused, forNow, tls, connect };
struct Kind {
    std::string_view name, sentence, query;
};
constexpr std::array<Kind, 5> kinds{{{"accepted", "accepted", "status:accepted"},
                                     {"refused", "refused before the content was sent, or for it", "status:rejected"},
                                     {"refused-for-now", "refused for now (greylisted, or something could not be looked up): the sending server has to try again", "status:rejected reason:temporary"},
                                     {"tls-failed", "lost because TLS could not be set up", "status:rejected reason:tls"},
                                     {"refused-at-connect", "refused at once when the host connected", "status:rejected reason:connection-limit"}}};

What whatIs(const store::SearchRow& row) {
    if (row.facts.find("\"event\":\"tls.failed\"") != std::string::npos)
        return What::tls;
    if (row.facts.find("\"event\":\"connection.refused\"") != std::string::npos)
        return What::connect;
    if (row.recipient.outcome == MailOutcome::refusedForNow)
        return What::forNow;
    return row.recipient.outcome == MailOutcome::refused ? What::refused : What::accepted;
}

/// The domain that the question is about: the sender's before the recipient's, since ours is always seen.
std::string domainOf(const TraceSearch& search) {
    using wire::QueryField;
    for (const QueryField field : {QueryField::from, QueryField::any, QueryField::to})
        for (const auto& term : search.terms)
            if (term.field == field && !term.negated) {
                const std::size_t at = term.text.rfind('@');
                std::string domain = at == std::string::npos ? field == QueryField::any ? "" : term.text : term.text.substr(at + 1);
                if (domain.find('.') != std::string::npos && domain.find(' ') == std::string::npos)
                    return domain;
            }
    return {};
}

} // namespace

base::Json traceHint(store::EventStore& store, const TraceSearch& search) {
    const std::string domain = domainOf(search);
    if (domain.empty())
        return base::Json::object({{"hint", "Nothing was found in this time. Search further back with after:7d, or with fewer words."}, {"evidence", base::Json::array()}});
    store::SearchQuery query;
    query.from = search.query.from;
    query.until = search.query.until;
    query.terms.push_back({store::SearchTerm::Field::domain, false, domain, {}, {}});
    query.limit = mostRows;
    query.patience = patience;
    const auto seen = store.search(query);
    if (!seen)
        return base::Json::object({{"hint", ""}, {"evidence", base::Json::array()}});
    struct Count {
        std::int64_t rows = 0;
        base::Time last{};
    };
    std::array<Count, kinds.size()> counts{};
    for (const auto& row : seen->rows) {
        Count& count = counts[static_cast<std::size_t>(whatIs(row))];
        ++count.rows;
        count.last = std::max(count.last, row.time);
    }
    const bool some = seen->more.has_value();
    base::Json evidence = base::Json::array();
    std::string list;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (counts[i].rows == 0)
            continue;
        list += (list.empty() ? "" : "; ") + std::to_string(counts[i].rows) + " " + std::string(kinds[i].sentence);
        evidence.append(base::Json::object({{"what", kinds[i].name}, {"recipients", counts[i].rows}, {"last", base::toEpochMicros(counts[i].last)},
                                            {"query", std::string(kinds[i].query) + (i < 3 ? " @" : " ") + domain}}));
    }
    std::string hint;
    if (!list.empty())
        hint = "Other mail from or to " + domain + " was seen in this time (recipients or attempts): " + list + (some ? " (or more)." : ".");
    else if (some)
        hint = "Of " + domain + " nothing was seen in the newer part of this time; the older part was not looked at.";
    else
        hint = "No host of " + domain + " connected in this time, and no mail from or to " + domain + " was seen, not even a refused attempt: if it was sent, it did not reach this server.";
    return base::Json::object({{"hint", hint}, {"evidence", std::move(evidence)}});
}

} // namespace postroom::control
