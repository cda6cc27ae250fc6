// SPDX-License-Identifier: Apache-2.0
// Items of host lists. An address is known always; names are looked up when an item first needs them.
#include "server/policy/lookup/host_names.h"
#include "server/policy/lookup/matcher.h"
#include "server/policy/lookup/search.h"
#include "shared/base/text.h"

namespace postroom::lookup {

namespace {

using Kind = ItemResult::Kind;

/// The key of a net lookup: "192.0.2.0/24"; IPv6 in full with dots, because a colon ends a key in an lsearch file.
std::string netKey(const IpAddress& address, int length, std::string_view type) {
    const char separator = type == "iplsearch" ? ':' : '.';
    if (length < 0)
        return address.fullText(separator);
    const unsigned bits = static_cast<unsigned>(length);
    return address.masked(bits).fullText(separator) + "/" + std::to_string(length);
}

} // namespace

ItemResult Matcher::matchNetLookup(const ListItem& item) {
    if (!m_address)
        return {};
    int length = -1;
    std::size_t at = 3;
    while (at < item.text.size() && base::isDigit(item.text[at])) {
        length = (length < 0 ? 0 : length) * 10 + (item.text[at++] - '0');
        if (length > 128)
            return ItemResult::of(Kind::error, "the mask of " + item.text + " is too long");
    }
    return matchLookup(*item.lookup, netKey(*m_address, length, item.lookup->type));
}

/// A plain name: its addresses are compared, no reverse lookup is needed.
ItemResult Matcher::matchHostName(const ListItem& item) {
    if (m_host->namesState == HostSubject::Names::addressOnly)
        return ItemResult::of(Kind::unknown, "cannot match host name in match_ip list");
    const HostAddresses found = findHostAddresses(m_context.world, item.text);
    if (m_context.onAnswer)
        m_context.onAnswer("addresses of " + item.text, found.addresses.empty() ? found.message : base::join(found.addresses, ", "));
    if (found.outcome == HostAddresses::Outcome::failed)
        return ItemResult::of(Kind::defer, found.message);
    if (found.outcome == HostAddresses::Outcome::none)
        return ItemResult::of(Kind::unknown, found.message);
    for (const std::string& text : found.addresses)
        if (const auto address = IpAddress::parse(text); address && m_address && *address == *m_address)
            return ItemResult::yes();
    return {};
}

/// "*.name", "^regex" and lookups want the client's own names.
ItemResult Matcher::matchNamePattern(const ListItem& item) {
    if (m_host->namesState == HostSubject::Names::addressOnly)
        return ItemResult::of(Kind::unknown, "cannot match host name in match_ip list");
    if (m_host->namesState == HostSubject::Names::unknown) {
        HostNames names = findHostNames(m_context.world, m_host->address);
        m_host->names = std::move(names.names);
        m_host->namesState = names.outcome == HostNames::Outcome::found  ? HostSubject::Names::known
                             : names.outcome == HostNames::Outcome::none ? HostSubject::Names::none
                                                                         : HostSubject::Names::failed;
        if (m_context.onAnswer)
            m_context.onAnswer("names of " + m_host->address, m_host->names.empty() ? names.message : base::join(m_host->names, ", "));
    }
    if (m_host->namesState == HostSubject::Names::failed)
        return ItemResult::of(Kind::defer, "host name lookup of " + m_host->address + " could not be completed");
    if (m_host->names.empty())
        return ItemResult::of(Kind::unknown, "failed to find a host name for " + m_host->address);
    for (const std::string& name : m_host->names) {
        ItemResult result = matchString(item, name, LetterCase::ignore);
        if (result.kind != Kind::no) {
            if (item.form != ListItem::Form::lookup)
                result.data.reset();
            return result;
        }
    }
    return {};
}

ItemResult Matcher::matchHostItem(const ListItem& item) {
    switch (item.form) {
    case ListItem::Form::empty: return m_subject.empty() ? ItemResult::yes() : ItemResult();
    case ListItem::Form::any: return ItemResult::yes();
    case ListItem::Form::invalid: return ItemResult::of(Kind::error, item.error);
    case ListItem::Form::selfLiteral: return m_address && isLocalAddress(m_address->text()) ? ItemResult::yes() : ItemResult();
    case ListItem::Form::network: return m_address && item.network->contains(*m_address) ? ItemResult::yes() : ItemResult();
    case ListItem::Form::netLookup: return matchNetLookup(item);
    case ListItem::Form::lookup:
        // Without a name to look for, as in match_ip, the address is the key.
        if (m_host->namesState == HostSubject::Names::addressOnly)
            return m_address ? matchLookup(*item.lookup, netKey(*m_address, -1, item.lookup->type)) : ItemResult();
        return m_address ? matchNamePattern(item) : ItemResult();
    case ListItem::Form::self: {
        ListItem named = item;
        named.text = m_context.world.hostFact(world::HostFact::primaryHostname).value();
        return m_address ? matchHostName(named) : ItemResult();
    }
    case ListItem::Form::tail:
    case ListItem::Form::regex: return m_address ? matchNamePattern(item) : ItemResult();
    default: return m_address ? matchHostName(item) : ItemResult();
    }
}

} // namespace postroom::lookup
