// SPDX-License-Identifier: Apache-2.0
// Items that are matched as text: domains, local parts, host names, and the two halves of an address.
#include "server/policy/lookup/host_names.h"
#include "server/policy/lookup/matcher.h"
#include "server/policy/lookup/search.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::lookup {

namespace {

using Kind = ItemResult::Kind;

bool equal(std::string_view a, std::string_view b, LetterCase letters) {
    return letters == LetterCase::heed ? a == b : base::equalsIgnoreCase(a, b);
}

} // namespace

ItemResult Matcher::matchTail(const ListItem& item, std::string_view subject, LetterCase letters) {
    const std::string_view tail = std::string_view(item.text).substr(1);
    if (subject.size() < tail.size() || !equal(subject.substr(subject.size() - tail.size()), tail, letters))
        return {};
    m_captures = {std::string(subject), std::string(subject.substr(0, subject.size() - tail.size()))};
    return ItemResult::yes(item.text);
}

ItemResult Matcher::matchRegex(const ListItem& item, std::string_view subject, LetterCase letters) {
    std::vector<regex::Group> groups;
    regex::MatchOutcome outcome = regex::MatchOutcome::no;
    if (letters == LetterCase::heed && m_letters == LetterCase::heed) {
        const auto careful = regex::Pattern::compile(item.text, regex::PatternCase::heed);
        outcome = careful ? careful->match(subject, groups) : regex::MatchOutcome::no;
    } else {
        outcome = item.pattern->match(subject, groups);
    }
    if (outcome == regex::MatchOutcome::limit)
        return ItemResult::of(Kind::error, "the regular expression " + item.text + " takes too long on this subject");
    if (outcome == regex::MatchOutcome::no)
        return {};
    m_captures.assign(1, std::string(subject));
    for (std::size_t i = 1; i < groups.size(); ++i)
        m_captures.emplace_back(groups[i].set ? subject.substr(groups[i].begin, groups[i].end - groups[i].begin) : std::string_view());
    return ItemResult::yes(item.text);
}

ItemResult Matcher::matchLookup(const LookupItem& lookup, std::string_view key) {
    const SearchResult found = search(m_context.world, lookup, lookup.query.empty() ? key : std::string_view(lookup.query));
    if (m_context.onAnswer)
        m_context.onAnswer(lookup.type + " " + (lookup.query.empty() ? lookup.source + " " + std::string(key) : lookup.query),
                           found.found() ? found.data : found.detail);
    switch (found.status) {
    case world::Status::found: break;
    case world::Status::notFound:
    case world::Status::noData: return {};
    case world::Status::temporary: return ItemResult::of(Kind::defer, found.detail);
    case world::Status::error:
    case world::Status::notRecorded: return ItemResult::of(m_kind == ListKind::host ? Kind::error : Kind::defer, found.detail);
    }
    m_captures.assign(1, std::string(key));
    if (found.wild) {
        m_captures.push_back(found.wildPart);
        m_captures.push_back(found.fixedPart);
    }
    return ItemResult::yes(found.data);
}

ItemResult Matcher::matchSelfLiteral(const ListItem& item, std::string_view subject) {
    if (subject.size() < 3 || subject.front() != '[' || subject.back() != ']')
        return {};
    const auto address = IpAddress::parse(subject.substr(1, subject.size() - 2));
    if (!address || !isLocalAddress(address->text()))
        return {};
    return ItemResult::yes(item.text);
}

bool Matcher::isLocalAddress(const std::string& address) {
    const world::Answer local = m_context.world.hostFact(world::HostFact::localAddresses);
    return std::find(local.values.begin(), local.values.end(), address) != local.values.end();
}

ItemResult Matcher::matchString(const ListItem& item, std::string_view subject, LetterCase letters) {
    switch (item.form) {
    case ListItem::Form::any: m_captures = {std::string(subject), std::string(subject)}; return ItemResult::yes(item.text);
    case ListItem::Form::tail: return matchTail(item, subject, letters);
    case ListItem::Form::regex: return matchRegex(item, subject, letters);
    case ListItem::Form::lookup: return matchLookup(*item.lookup, letters == LetterCase::ignore ? base::lower(subject) : std::string(subject));
    case ListItem::Form::selfLiteral: return matchSelfLiteral(item, subject);
    case ListItem::Form::mx: return matchMx(item, subject);
    case ListItem::Form::invalid: return ItemResult::of(Kind::error, item.error);
    case ListItem::Form::self: {
        const std::string name = m_context.world.hostFact(world::HostFact::primaryHostname).value();
        if (!base::equalsIgnoreCase(subject, name))
            return {};
        m_captures.assign(1, std::string(subject));
        return ItemResult::yes(name);
    }
    default: break;
    }
    if (!equal(subject, item.text, letters))
        return {};
    m_captures.assign(1, std::string(subject));
    return ItemResult::yes(item.text);
}

} // namespace postroom::lookup
