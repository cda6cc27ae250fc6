// SPDX-License-Identifier: Apache-2.0
// Items of address lists: "local@domain" with patterns on both sides, whole-address expressions and lookups, "@@".
#include "server/policy/lookup/list_parser.h"
#include "server/policy/lookup/matcher.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::lookup {

namespace {

using Kind = ItemResult::Kind;
constexpr int longestChain = 50; // of ">domain" in "@@" data, so that a circle ends

bool equal(std::string_view a, std::string_view b, LetterCase letters) {
    return letters == LetterCase::heed ? a == b : base::equalsIgnoreCase(a, b);
}

} // namespace

/// The domain side, which may be "+name" of a domain list.
ItemResult Matcher::matchAddressDomain(const ListItem& item, std::string_view domain) {
    if (item.form != ListItem::Form::named)
        return matchString(item, domain, LetterCase::ignore);
    ItemResult result;
    Matcher inner(ListKind::domain, domain, LetterCase::ignore, m_context);
    inner.m_depth = m_depth + 1;
    result = inner.matchNamed(item);
    m_captures = std::move(inner.m_captures);
    if (result.kind == Kind::refused)
        result.kind = Kind::no;
    return result;
}

ItemResult Matcher::matchAddressPair(const ListItem& item) {
    const std::size_t at = m_subject.rfind('@');
    if (at == std::string::npos)
        return {};
    const std::string_view local = std::string_view(m_subject).substr(0, at);
    const std::string_view domain = std::string_view(m_subject).substr(at + 1);
    std::vector<std::string> captures{m_subject};
    if (!item.anyLocalPart) {
        const std::string_view wanted = item.localPart;
        if (wanted.substr(0, 1) == "*") {
            const std::string_view tail = wanted.substr(1);
            if (local.size() < tail.size() || !equal(local.substr(local.size() - tail.size()), tail, m_letters))
                return {};
            captures.emplace_back(local.substr(0, local.size() - tail.size()));
        } else if (!equal(local, wanted, m_letters)) {
            return {};
        }
    }
    if (domain.empty() && item.right->text.empty())
        return {}; // "*@" has no domain to compare
    m_captures.clear();
    ItemResult result = matchAddressDomain(*item.right, base::lower(domain));
    if (!m_captures.empty()) // what the domain side stood for comes after the local part
        captures.insert(captures.end(), m_captures.begin() + 1, m_captures.end());
    m_captures = std::move(captures);
    if (result.kind == Kind::yes)
        result.data = item.localPart + "@" + result.data.value_or("");
    if (item.anyLocalPart && result.kind == Kind::yes)
        result.data = item.right->form == ListItem::Form::exact ? std::optional<std::string>("@" + item.text) : result.data;
    result.item.clear();
    return result;
}

/// The domain leads to a list of local parts; ">other" at its end goes on with the list of another domain.
ItemResult Matcher::matchAtAt(const ListItem& item) {
    const std::size_t at = m_subject.rfind('@');
    if (at == std::string::npos)
        return {};
    const std::string local = m_subject.substr(0, at);
    std::string key = m_subject.substr(at + 1);
    for (int turn = 0; turn < longestChain; ++turn) {
        ItemResult found = matchString(*item.right, key, LetterCase::ignore);
        if (found.kind != Kind::yes)
            return found;
        std::string next;
        const std::string localParts = found.data.value_or("");
        ListSplitter splitter(localParts);
        while (auto each = splitter.next()) {
            if (!each->empty() && each->front() == '>') {
                next = base::trim(std::string_view(*each).substr(1));
                break;
            }
            const ListItem part = parseItem(ListKind::localPart, *each, m_letters == LetterCase::heed);
            ItemResult result = matchString(part, local, m_letters);
            if (result.kind == Kind::no)
                continue;
            if (result.kind == Kind::yes && part.negated)
                result.kind = Kind::no; // the address does not match this item, whose $value stays; the list goes on
            return result;
        }
        if (next.empty())
            return {}; // unlike in a list, a negative item at the end accepts nobody
        key = next;
    }
    return ItemResult::of(Kind::error, "the lists of " + item.text + " lead to each other more than " + std::to_string(longestChain) + " times");
}

ItemResult Matcher::matchAddressItem(const ListItem& item) {
    switch (item.form) {
    case ListItem::Form::regex: {
        // The domain has no letter case.
        const std::size_t domainAt = std::min(m_subject.rfind('@'), m_subject.size());
        ItemResult result = matchRegex(item, m_subject.substr(0, domainAt) + base::lower(std::string_view(m_subject).substr(domainAt)), m_letters);
        if (!m_captures.empty())
            m_captures.front() = m_subject;
        result.data.reset();
        return result;
    }
    case ListItem::Form::empty: return m_subject.empty() ? ItemResult::yes("") : ItemResult();
    case ListItem::Form::invalid: return ItemResult::of(Kind::error, item.error);
    default: break;
    }
    if (m_subject.empty() && item.form != ListItem::Form::lookup) // which may have an answer for what it does not find
        return {};
    switch (item.form) {
    case ListItem::Form::any:
        if (m_subject.find('@') == std::string::npos)
            return {};
        m_captures = {m_subject, base::lower(std::string_view(m_subject).substr(m_subject.rfind('@') + 1))};
        return ItemResult::yes("@*");
    case ListItem::Form::atAt: {
        ItemResult result = matchAtAt(item);
        m_captures.clear(); // as in Exim: nothing is set by a lookup of the whole
        return result;
    }
    case ListItem::Form::lookup: {
        if (!m_subject.empty() && m_subject.find('@') == std::string::npos)
            return {};
        LookupItem whole = *item.lookup;
        whole.partial = -1; // parts of an address are no keys
        ItemResult result = matchLookup(whole, m_letters == LetterCase::ignore ? base::lower(m_subject) : m_subject);
        m_captures.clear();
        return result;
    }
    default: return matchAddressPair(item);
    }
}

} // namespace postroom::lookup
