// SPDX-License-Identifier: Apache-2.0
// The walk over a list's items: negation, the implied tail, named lists, files, "+unknown" and "+defer" words. What one
// item matches stands in match_string.cpp, match_host.cpp and match_address.cpp.
#include "server/policy/lookup/match.h"

#include "server/policy/lookup/matcher.h"
#include "shared/base/text.h"

namespace postroom::lookup {

namespace {

using Kind = ItemResult::Kind;
constexpr int deepest = 20;

void goThrough(ItemResult& result, const std::string& door) {
    result.where = result.where.empty() ? door : door + ", " + result.where;
}

} // namespace

Matcher::Matcher(ListKind kind, std::string_view subject, LetterCase letters, MatchContext& context)
    : m_kind(kind), m_subject(subject), m_letters(letters), m_context(context) {}

Matcher::Matcher(HostSubject& host, MatchContext& context)
    : m_kind(ListKind::host), m_subject(host.address), m_context(context), m_host(&host), m_address(IpAddress::parse(host.address)) {}

ItemResult Matcher::matchItem(const ListItem& item) {
    switch (m_kind) {
    case ListKind::domain: // $0 is in lower case but for patterns
        return item.form == ListItem::Form::regex || m_letters == LetterCase::heed ? matchString(item, m_subject, m_letters)
                                                                                   : matchString(item, base::lower(m_subject), m_letters);
    case ListKind::localPart: return matchString(item, m_letters == LetterCase::heed ? m_subject : base::lower(m_subject), m_letters);
    case ListKind::host: return matchHostItem(item);
    case ListKind::address: return matchAddressItem(item);
    }
    return {};
}

ItemResult Matcher::matchNamed(const ListItem& item) {
    const NamedList* named = m_context.lists.find(m_kind, std::string_view(item.text).substr(1));
    if (named == nullptr)
        return ItemResult::of(Kind::error, "unknown named " + std::string(listKindWord(m_kind)) + " list \"" + item.text + "\"");
    if (m_depth >= deepest)
        return ItemResult::of(Kind::error, "named lists are nested deeper than " + std::to_string(deepest) + " at " + item.text);
    List expanded;
    const List* list = named->parsed ? &*named->parsed : &expanded;
    if (!named->parsed) {
        if (m_context.expander == nullptr)
            return ItemResult::of(Kind::error, "the list " + item.text + " has expansions, which cannot be made here");
        const ListExpander::Text text = m_context.expander->expandNamedList(*named);
        switch (text.outcome) {
        case ListExpander::Text::Outcome::forcedFailure: return {}; // policy-language 2.14.1: no match
        case ListExpander::Text::Outcome::error: return ItemResult::of(Kind::error, text.text);
        case ListExpander::Text::Outcome::temporary: return ItemResult::of(Kind::defer, text.text);
        case ListExpander::Text::Outcome::expanded: expanded = List::parse(m_kind, text.text); break;
        }
    }
    const Words savedWords = m_words;
    const LetterCase savedLetters = m_letters;
    m_words = {};
    ++m_depth;
    ItemResult inner = walk(*list, Source::list);
    --m_depth;
    m_words = savedWords;
    m_letters = savedLetters;
    goThrough(inner, item.text);
    // That a list inside says "no" by a negative item decides nothing outside of it.
    if (inner.kind == Kind::refused)
        inner.kind = Kind::no;
    return inner;
}

ItemResult Matcher::matchFile(const ListItem& item) {
    const world::Answer answer = m_context.world.readFile(item.text);
    if (!answer.found())
        return ItemResult::of(Kind::defer, "failed to open " + item.text + " when checking a list: " + answer.detail);
    ItemResult inner = walk(m_context.lists.fileLists().get(m_kind, item.text, answer.value()), Source::file);
    goThrough(inner, item.text);
    return inner;
}

void Matcher::takeWord(const ListItem& item) {
    if (item.text == "+caseful")
        m_letters = LetterCase::heed;
    else if (item.text == "+include_unknown")
        m_words.unknown = Then::include;
    else if (item.text == "+ignore_unknown")
        m_words.unknown = Then::ignore;
    else if (item.text == "+include_defer")
        m_words.defer = Then::include;
    else if (item.text == "+ignore_defer")
        m_words.defer = Then::ignore;
}

ItemResult Matcher::walk(const List& list, Source source) {
    bool lastNegated = false;
    for (const ListItem& item : list.items()) {
        if (item.form == ListItem::Form::option) {
            takeWord(item);
            continue;
        }
        lastNegated = item.negated && source == Source::list;
        ItemResult result;
        if (item.form == ListItem::Form::named)
            result = matchNamed(item);
        else if (item.form == ListItem::Form::file && source == Source::list)
            result = matchFile(item);
        else {
            m_data.reset(); // what an item before found is gone, unless this one finds something
            result = matchItem(item);
        }
        if (result.item.empty())
            result.item = (item.negated ? "!" : "") + item.text;
        if (source == Source::file && result.kind == Kind::yes && (!result.data || item.anyLocalPart))
            result.data = item.text;
        if (result.data)
            m_data = result.data;

        if (result.kind == Kind::unknown) {
            if (m_words.unknown == Then::ignore)
                continue;
            result.kind = m_words.unknown == Then::include ? Kind::yes : Kind::refused;
            return result;
        }
        if (result.kind == Kind::defer && m_words.defer != Then::decide) {
            if (m_words.defer == Then::ignore)
                continue;
            result.kind = Kind::yes;
            return result;
        }
        if (result.kind == Kind::no)
            continue;
        if (item.hits != nullptr && m_context.world.leavesMarks())
            item.hits->countApplied(m_context.world.now());
        if (item.negated)
            m_captures.clear();
        if (item.negated && (result.kind == Kind::yes || result.kind == Kind::refused))
            result.kind = result.kind == Kind::yes ? Kind::refused : Kind::yes;
        return result;
    }
    // The end: as if ": *" stood there when the last item was negative.
    if (lastNegated)
        m_captures.clear();
    return lastNegated ? ItemResult::yes() : ItemResult();
}

MatchResult Matcher::run(const List& list) {
    ItemResult result = walk(list, Source::list);
    MatchResult out;
    switch (result.kind) {
    case Kind::yes: out.verdict = MatchResult::Verdict::yes; break;
    case Kind::no:
    case Kind::refused:
    case Kind::unknown: out.verdict = MatchResult::Verdict::no; break;
    case Kind::defer: out.verdict = MatchResult::Verdict::defer; break;
    case Kind::error: out.verdict = MatchResult::Verdict::error; break;
    }
    out.data = std::move(m_data);
    out.item = std::move(result.item);
    out.where = std::move(result.where);
    out.message = std::move(result.message);
    if (out.yes())
        out.captures = std::move(m_captures);
    return out;
}

std::string_view listKindWord(ListKind kind) {
    switch (kind) {
    case ListKind::domain: return "domain";
    case ListKind::host: return "host";
    case ListKind::address: return "address";
    case ListKind::localPart: return "local part";
    }
    return "";
}

MatchResult matchDomain(const List& list, std::string_view domain, MatchContext& context) {
    return Matcher(ListKind::domain, domain, LetterCase::ignore, context).run(list);
}

MatchResult matchLocalPart(const List& list, std::string_view localPart, MatchContext& context, LetterCase letters) {
    return Matcher(ListKind::localPart, localPart, letters, context).run(list);
}

MatchResult matchAddress(const List& list, std::string_view address, MatchContext& context, LetterCase letters) {
    MatchResult result = Matcher(ListKind::address, address, letters, context).run(list);
    if (!context.keepAddressCaptures)
        result.captures.clear(); // policy-language 2.14.15
    return result;
}

MatchResult matchHost(const List& list, HostSubject& subject, MatchContext& context) {
    return Matcher(subject, context).run(list);
}

} // namespace postroom::lookup
