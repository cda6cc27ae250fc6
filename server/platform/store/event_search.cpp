// SPDX-License-Identifier: Apache-2.0
#include "server/platform/store/event_search.h"

#include "shared/base/text.h"

#include <sqlite3.h>

#include <algorithm>

namespace postroom::store {

using base::fail;
using base::Result;
using base::toEpochMicros;

namespace {

using Field = SearchTerm::Field;

constexpr std::int64_t firstSlice = 2048;            ///< rows; doubled while slices are quick
constexpr std::int64_t longestSlice = 65'536;
constexpr std::int64_t longestIndexedSlice = 131'072;
constexpr std::chrono::milliseconds quickSlice{10}, slowSlice{30};

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Is `needle`, in lower case, in `text`? Without regard to ASCII case; several times as fast as LIKE.
bool contains(std::string_view text, std::string_view needle) {
    if (needle.empty())
        return true;
    const char first = needle.front();
    for (std::size_t at = 0; at + needle.size() <= text.size(); ++at) {
        if (lowered(text[at]) != first)
            continue;
        std::size_t same = 1;
        while (same < needle.size() && lowered(text[at + same]) == needle[same])
            ++same;
        if (same == needle.size())
            return true;
    }
    return false;
}

std::string_view textOf(sqlite3_value* value) {
    const auto* bytes = sqlite3_value_text(value);
    return bytes == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_value_bytes(value)));
}

/// SQL: has(needle in lower case, text, ...): is it in any of them? NULL has nothing.
void has(sqlite3_context* context, int count, sqlite3_value** values) {
    const std::string_view needle = textOf(values[0]);
    for (int i = 1; i < count; ++i)
        if (contains(textOf(values[i]), needle))
            return sqlite3_result_int(context, 1);
    sqlite3_result_int(context, 0);
}

bool isWhole(std::string_view address) {
    const std::size_t at = address.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < address.size();
}

/// The conditions of a query in SQL, and the texts they bind.
struct Conditions {
    std::string sql;
    std::vector<std::string> texts;
    bool indexed = false; ///< an index narrows every slice

    /// A condition in which "?" stands for the text.
    void add(const std::string& condition, std::string value, bool negated) {
        texts.push_back(std::move(value));
        add(base::replaceAll(condition, "?", "?" + std::to_string(texts.size() + 3)), negated);
    }
    void add(const std::string& condition, bool negated) { sql += (negated ? " AND NOT (" : " AND (") + condition + ")"; }
};

void addAddress(Conditions& all, const char* column, const SearchTerm& term) {
    const std::string name(column);
    if (term.text == "<>") {
        all.add(name + " = '' COLLATE NOCASE", term.negated);
        all.indexed = all.indexed || !term.negated;
        return;
    }
    if (!isWhole(term.text))
        return all.add("has(?, " + name + ")", base::lower(term.text), term.negated);
    all.add(name + " = ? COLLATE NOCASE", term.text, term.negated);
    all.indexed = all.indexed || !term.negated;
}

void addOutcomes(Conditions& all, const SearchTerm& term) {
    std::string list;
    bool trouble = true;
    for (const MailOutcome outcome : term.outcomes) {
        list += (list.empty() ? "" : ",") + std::to_string(static_cast<int>(outcome));
        trouble = trouble && outcome > MailOutcome::delivered;
    }
    all.add("outcome IN (" + list + ")", term.negated);
    // The index of what went wrong serves when nothing better does.
    if (!term.negated && trouble && !all.indexed) {
        all.sql += " AND outcome > 1";
        all.indexed = true;
    }
}

void addMessage(Conditions& all, const SearchTerm& term) {
    if (!base::MessageId::fromText(term.text))
        return all.add("has(?, facts)", base::lower(term.text), term.negated);
    all.add("message = ?", term.text, term.negated);
    all.indexed = all.indexed || !term.negated;
}

void addAny(Conditions& all, const SearchTerm& term) {
    if (base::MessageId::fromText(term.text))
        return addMessage(all, term);
    if (!isWhole(term.text))
        return all.add("has(?, address, sender, subject, reason, host, client)", base::lower(term.text), term.negated);
    all.add("address = ? COLLATE NOCASE OR sender = ? COLLATE NOCASE", term.text, term.negated);
    all.indexed = all.indexed || !term.negated;
}

void addTerm(Conditions& all, const SearchTerm& term) {
    switch (term.field) {
    case Field::sender: return addAddress(all, "sender", term);
    case Field::recipient: return addAddress(all, "address", term);
    case Field::outcome: return addOutcomes(all, term);
    case Field::message: return addMessage(all, term);
    case Field::client: return all.add("client = ?", term.text, term.negated);
    case Field::host: return all.add("substr(client, 1, length(?)) = ? OR has(?, host, facts)", base::lower(term.text), term.negated);
    case Field::reason: return all.add(term.cause.empty() ? "has(?, reason)" : "has(?, facts)", term.cause.empty() ? base::lower(term.text) : "\"class\":\"" + term.cause + "\"", term.negated);
    case Field::subject: return all.add("has(?, subject)", base::lower(term.text), term.negated);
    case Field::domain: return all.add("has(?, sender, address, facts)", base::lower(term.text), term.negated);
    case Field::any: return addAny(all, term);
    }
}

/// All of the query's conditions as terms; those that an index serves first.
std::vector<SearchTerm> termsOf(const SearchQuery& query) {
    std::vector<SearchTerm> terms = query.terms;
    const auto add = [&terms](Field field, const std::string& text) {
        if (!text.empty())
            terms.push_back({field, false, text, {}, {}});
    };
    add(Field::message, query.message.string());
    add(Field::recipient, query.recipient);
    add(Field::sender, query.sender);
    add(Field::client, query.client);
    if (!query.outcomes.empty())
        terms.push_back({Field::outcome, false, {}, query.outcomes, {}});
    std::stable_sort(terms.begin(), terms.end(), [](const SearchTerm& a, const SearchTerm& b) { return (a.field == Field::outcome) < (b.field == Field::outcome); });
    return terms;
}

Conditions conditionsOf(const SearchQuery& query) {
    Conditions all;
    if (query.from)
        all.sql += " AND time >= " + std::to_string(toEpochMicros(*query.from));
    if (query.until)
        all.sql += " AND time <= " + std::to_string(toEpochMicros(*query.until));
    for (const SearchTerm& term : termsOf(query))
        addTerm(all, term);
    if (!query.text.empty()) // always a part, also when it looks like a whole address
        all.add("has(?, address, sender, subject, reason, host, client)", base::lower(query.text), false);
    return all;
}

struct RowRange {
    std::int64_t top = 0, bottom = 0; ///< bottom is not part of it
};

/// The rows in which a window of time can lie. A narrow window is found by the index of times; a wide one is not worth it.
Result<RowRange> rowsOf(Database& database, std::int64_t day, const SearchQuery& query) {
    RowRange range;
    const auto newest = database.queryInteger("SELECT max(row) FROM recipient");
    if (!newest)
        return fail(newest.error());
    range.top = newest->value_or(0);
    const base::Time begin{std::chrono::days(day)}, end{std::chrono::days(day + 1)};
    const base::Time from = std::max(query.from.value_or(begin), begin);
    const base::Time until = std::min(query.until.value_or(end), end);
    if (until - from < std::chrono::hours(12)) {
        const auto indexed = database.queryInteger("SELECT count(*) FROM sqlite_schema WHERE name = 'recipient_by_time'");
        if (indexed && indexed->value_or(0) > 0) {
            Statement s = database.prepare("SELECT min(row), max(row) FROM recipient WHERE time BETWEEN ? AND ?");
            const auto found = s.bind(1, toEpochMicros(from)).bind(2, toEpochMicros(until)).step();
            if (!found)
                return fail(found.error());
            range.bottom = s.isNull(0) ? range.top : s.integer(0) - 1;
            range.top = s.isNull(0) ? range.top : s.integer(1);
        }
    }
    if (query.after && query.after->day == day)
        range.top = std::min(range.top, query.after->row - 1);
    return range;
}

base::Time timeOfRow(Database& database, std::int64_t row) {
    return base::fromEpochMicros(database.queryInteger("SELECT time FROM recipient WHERE row >= " + std::to_string(row) + " LIMIT 1").value_or(std::nullopt).value_or(0));
}

} // namespace

Result<void> prepareForSearch(Database& database) {
    const int made = sqlite3_create_function_v2(database.handle(), "has", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr, has, nullptr, nullptr, nullptr);
    if (made != SQLITE_OK)
        return fail(sqliteError(database.handle(), made, "has"));
    return {};
}

Result<bool> searchDay(Database& database, std::int64_t day, const SearchQuery& query, base::Steady deadline, SearchWindow& window) {
    const auto range = rowsOf(database, day, query);
    if (!range)
        return fail(range.error());
    const std::size_t limit = std::clamp<std::size_t>(query.limit, 1, 1000);
    const Conditions conditions = conditionsOf(query);
    Statement s = database.prepare("SELECT " + std::string(searchColumns) + " FROM recipient WHERE row <= ?1 AND row > ?2" + conditions.sql + " ORDER BY row DESC LIMIT ?3");
    const std::int64_t longest = conditions.indexed ? longestIndexedSlice : longestSlice;
    std::int64_t slice = conditions.indexed ? longestSlice : firstSlice;
    for (std::int64_t top = range->top; top > range->bottom;) {
        const base::Steady began = std::chrono::steady_clock::now();
        const std::int64_t bottom = std::max(range->bottom, top - slice);
        s.bind(1, top).bind(2, bottom).bind(3, static_cast<std::int64_t>(limit - window.rows.size() + 1));
        for (std::size_t i = 0; i < conditions.texts.size(); ++i)
            s.bind(static_cast<int>(i) + 4, conditions.texts[i]);
        for (;;) {
            const auto more = s.step();
            if (!more)
                return fail(more.error());
            if (!*more)
                break;
            if (window.rows.size() == limit) {
                window.more = window.rows.back().key;
                window.searchedTo = window.rows.back().time;
                s.reset();
                return false;
            }
            window.rows.push_back(readSearchRow(s, day));
        }
        top = bottom;
        const base::Steady now = std::chrono::steady_clock::now();
        slice = now - began < quickSlice ? std::min(slice * 2, longest) : now - began > slowSlice ? std::max(slice / 2, firstSlice) : slice;
        if (top > range->bottom && now >= deadline) {
            window.more = SearchKey{day, top + 1};
            window.searchedTo = timeOfRow(database, top + 1);
            window.incomplete = true;
            return false;
        }
    }
    return true;
}

SearchRow readSearchRow(const Statement& s, std::int64_t day) {
    SearchRow row;
    row.key = {day, s.integer(0)};
    row.time = base::fromEpochMicros(s.integer(1));
    row.message = base::MessageId::fromText(s.text(2)).value_or(base::MessageId());
    row.recipient.number = static_cast<std::uint32_t>(s.integer(3));
    row.direction = static_cast<Direction>(std::clamp<std::int64_t>(s.integer(4), 0, 2));
    row.sender = s.string(5);
    row.recipient.address = s.string(6);
    row.client = s.string(7);
    row.recipient.outcome = mailOutcomeFromNumber(s.integer(8));
    row.recipient.reason = s.string(9);
    row.recipient.host = s.string(10);
    row.subject = s.string(11);
    row.size = s.integer(12);
    row.revision.value = s.integer(13);
    row.recipient.changed = base::fromEpochMicros(s.integer(14));
    row.facts = s.string(15);
    return row;
}

} // namespace postroom::store
