// SPDX-License-Identifier: Apache-2.0
#include "server/policy/checks/dnslists/dns_list.h"

#include "server/policy/lookup/list.h"
#include "shared/base/text.h"

#include <optional>

namespace postroom::checks {

namespace {

base::Error wrong(std::string_view item, std::string_view why) {
    return base::permanentError(base::ErrorKind::invalid, "dnslists item \"" + std::string(item) + "\" " + std::string(why));
}

std::optional<DnsListItem::Unknown> readOption(std::string_view text) {
    if (base::equalsIgnoreCase(text, "+include_unknown"))
        return DnsListItem::Unknown::include;
    if (base::equalsIgnoreCase(text, "+exclude_unknown"))
        return DnsListItem::Unknown::exclude;
    if (base::equalsIgnoreCase(text, "+defer_unknown"))
        return DnsListItem::Unknown::defer;
    return std::nullopt;
}

bool isListDomain(std::string_view text) {
    if (text.empty())
        return false;
    for (const char c : text)
        if (!base::isAlnum(c) && c != '-' && c != '.' && c != '_' && static_cast<unsigned char>(c) < 0x80)
            return false;
    return true;
}

// "domain", "domain!=addresses", "domain=&mask"... ; `rest` is without the key.
bool readTest(std::string_view rest, DnsListItem& item, std::string_view& domains) {
    std::size_t at = rest.find('=');
    item.test = DnsListItem::Test::equal;
    if (at == std::string_view::npos) {
        at = rest.find('&');
        item.test = DnsListItem::Test::mask;
    }
    if (at == std::string_view::npos) {
        item.test = DnsListItem::Test::any;
        domains = rest;
        return true;
    }
    domains = rest.substr(0, at);
    if (domains.ends_with('!')) {
        item.negated = true;
        domains.remove_suffix(1);
    }
    std::string_view addresses = rest.substr(at + 1);
    if (item.test == DnsListItem::Test::equal && !addresses.empty() && (addresses.front() == '=' || addresses.front() == '&')) {
        item.test = addresses.front() == '&' ? DnsListItem::Test::mask : DnsListItem::Test::equal;
        item.all = true;
        addresses.remove_prefix(1);
    }
    for (const std::string_view address : base::split(addresses, ',')) {
        const std::string_view trimmed = base::trim(address);
        if (trimmed.empty())
            return false;
        item.addresses.emplace_back(trimmed);
    }
    return true;
}

} // namespace

base::Result<std::vector<DnsListItem>> readDnsLists(std::string_view text) {
    std::vector<DnsListItem> items;
    auto unknown = DnsListItem::Unknown::exclude;
    lookup::ListSplitter splitter(text);
    while (const auto written = splitter.next()) {
        if (written->empty())
            continue;
        if (written->front() == '+') {
            const auto option = readOption(*written);
            if (!option)
                return base::fail(wrong(*written, "is no option; there are +include_unknown, +exclude_unknown and +defer_unknown"));
            unknown = *option;
            continue;
        }
        DnsListItem item;
        item.unknown = unknown;
        std::string_view rest = *written;
        if (const std::size_t slash = rest.find('/'); slash != std::string_view::npos) {
            item.keyed = true;
            lookup::ListSplitter keys(rest.substr(slash + 1));
            while (auto key = keys.next())
                if (!key->empty())
                    item.keys.push_back(std::move(*key));
            rest = rest.substr(0, slash);
        }
        std::string_view domains;
        if (!readTest(base::trim(rest), item, domains))
            return base::fail(wrong(*written, "has an empty address in its list"));
        domains = base::trim(domains);
        const std::size_t comma = domains.find(',');
        item.textDomain = base::trim(domains.substr(0, comma));
        item.domain = comma == std::string_view::npos ? item.textDomain : std::string(base::trim(domains.substr(comma + 1)));
        if (!isListDomain(item.domain) || !isListDomain(item.textDomain))
            return base::fail(wrong(*written, "does not begin with the name of a list"));
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace postroom::checks
