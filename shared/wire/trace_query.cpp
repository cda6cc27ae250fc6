// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/trace_query.h"

#include "shared/base/text.h"

#include <algorithm>
#include <optional>

namespace postroom::wire {

namespace {

struct Word {
    std::string text; ///< quotes taken away
    std::size_t position = 0;
    bool closed = true;
};

std::vector<Word> words(std::string_view line) {
    std::vector<Word> out;
    std::size_t at = 0;
    while (at < line.size()) {
        if (base::isSpace(line[at])) {
            ++at;
            continue;
        }
        Word word;
        word.position = at;
        bool quoted = false;
        for (; at < line.size() && (quoted || !base::isSpace(line[at])); ++at) {
            if (line[at] == '"')
                quoted = !quoted;
            else
                word.text += line[at];
        }
        word.closed = !quoted;
        out.push_back(std::move(word));
    }
    return out;
}

const QueryKeyword* keywordOf(std::string_view text) {
    for (const auto& keyword : queryKeywords())
        if (base::startsWithIgnoreCase(text, keyword.keyword))
            return &keyword;
    return nullptr;
}

/// "frm:x" is a mistyped keyword; "::1", "2001:db8::1" and "<a:b@c>" are not.
bool looksLikeKeyword(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon < 2 || colon + 1 == text.size() || text[colon + 1] == ':')
        return false;
    const std::string_view name = text.substr(0, colon);
    return std::all_of(name.begin(), name.end(), base::isAlpha) &&
           name.find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos;
}

/// Also finds swapped letters: "form" is "from".
std::optional<std::string> nearestKeyword(std::string_view wrong, const std::vector<std::string>& names) {
    const auto sorted = [](std::string_view text) {
        std::string letters = base::lower(text);
        std::sort(letters.begin(), letters.end());
        return letters;
    };
    for (const auto& name : names)
        if (sorted(name) == sorted(wrong))
            return name;
    return base::nearestName(wrong, names);
}

} // namespace

const std::vector<QueryKeyword>& queryKeywords() {
    static const std::vector<QueryKeyword> keywords{
        {"from:", QueryField::from, "sender, or a part of it; from:<> is the null sender"},
        {"to:", QueryField::to, "recipient, or a part of it"},
        {"status:", QueryField::status, "rejected, delivered, bounced, queued, discarded, held or accepted"},
        {"after:", QueryField::after, "not before this time: 2026-11-20, \"2026-11-20 12:30\", 12:30, 3h"},
        {"before:", QueryField::before, "not after this time"},
        {"msgid:", QueryField::message, "message id of this server, or the Message-ID header"},
        {"ip:", QueryField::host, "client or remote host: address, beginning of one, or name"},
        {"reason:", QueryField::reason, "part of the reply or reason, or its class: blocklist, relay, unknown-recipient, content..."},
        {"subject:", QueryField::subject, "part of the subject"},
    };
    return keywords;
}

TraceQuery readTraceQuery(std::string_view line) {
    TraceQuery query;
    for (const Word& word : words(line)) {
        std::string_view text = word.text;
        QueryTerm term;
        term.position = word.position;
        if (text.size() > 1 && text[0] == '-') {
            term.negated = true;
            text.remove_prefix(1);
        }
        const QueryKeyword* keyword = keywordOf(text);
        if (keyword != nullptr) {
            term.field = keyword->field;
            text.remove_prefix(keyword->keyword.size());
        }
        term.text = std::string(text);
        if (!word.closed) {
            query.errors.push_back({word.position, "a double quote is not closed"});
        } else if (keyword == nullptr && looksLikeKeyword(text)) {
            std::vector<std::string> names;
            for (const auto& known : queryKeywords())
                names.emplace_back(known.keyword.substr(0, known.keyword.size() - 1));
            const auto near = nearestKeyword(text.substr(0, text.find(':')), names);
            query.errors.push_back({word.position, "there is no keyword " + std::string(text.substr(0, text.find(':') + 1)) +
                                                       (near ? "; did you mean " + *near + ":?" : std::string())});
        } else if (term.text.empty()) {
            query.errors.push_back({word.position, keyword == nullptr ? "nothing stands between the quotes" : "nothing stands after " + std::string(keyword->keyword)});
        } else if (term.field == QueryField::status &&
                   std::find(outcomeWords.begin(), outcomeWords.end(), base::lower(term.text)) == outcomeWords.end()) {
            query.errors.push_back({word.position, "status: is one of rejected, delivered, bounced, queued, discarded, held, accepted"});
        } else {
            query.terms.push_back(std::move(term));
        }
    }
    return query;
}

} // namespace postroom::wire
