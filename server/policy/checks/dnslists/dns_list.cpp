// SPDX-License-Identifier: Apache-2.0
#include "server/policy/checks/dnslists/dns_list.h"

#include "server/policy/lookup/ip_address.h"

#include <cstdint>
#include <optional>

namespace postroom::checks {

namespace {

std::optional<std::uint32_t> ipv4Number(std::string_view text) {
    const auto address = lookup::IpAddress::parse(text);
    if (!address || address->v6)
        return std::nullopt;
    std::uint32_t number = 0;
    for (int i = 0; i < 4; ++i)
        number = number << 8 | address->bytes[static_cast<std::size_t>(i)];
    return number;
}

bool isLoopback(std::string_view text) {
    const auto number = ipv4Number(text);
    return number && (*number >> 24) == 127;
}

bool fits(const DnsListItem& item, const std::string& returned) {
    if (item.test == DnsListItem::Test::equal) {
        for (const std::string& wanted : item.addresses)
            if (wanted == returned)
                return true;
        return false;
    }
    const auto value = ipv4Number(returned);
    if (!value || (*value >> 24) != 127)
        return false;
    for (const std::string& wanted : item.addresses)
        if (const auto mask = ipv4Number(wanted); mask && (*value & *mask) == *mask)
            return true;
    return false;
}

// Does the answer make the key listed, as the item wants it?
bool answerMatches(const DnsListItem& item, const std::vector<std::string>& values) {
    if (item.test == DnsListItem::Test::any) {
        for (const std::string& value : values)
            if (isLoopback(value))
                return true;
        return false;
    }
    bool result = item.all;
    for (const std::string& value : values)
        if (fits(item, value) != item.all) {
            result = !item.all;
            break;
        }
    return result != item.negated;
}

std::string joined(const std::vector<std::string>& values) {
    std::string text;
    for (const std::string& value : values)
        text += (text.empty() ? "" : ", ") + value;
    return text;
}

class Asker {
public:
    Asker(world::World& world, DnsListCache& cache, DnsListResult& result) : m_world(world), m_cache(cache), m_result(result) {}

    DnsListResult::Kind ask(const DnsListItem& item, const std::string& key) {
        std::string prefix = reversedAddress(key);
        if (prefix.empty())
            prefix = key;
        const world::Answer& answer = addresses(prefix + "." + item.domain);
        if (answer.status == world::Status::notFound || answer.status == world::Status::noData)
            return DnsListResult::Kind::notListed;
        if (!answer.found())
            return unanswered(item, prefix + "." + item.domain, key);
        if (!answerMatches(item, answer.values)) {
            if (item.test == DnsListItem::Test::any)
                m_result.log.push_back("DNS list " + item.domain + " answered " + joined(answer.values) + " for " + key +
                                       ", which is not in 127.0.0.0/8: ignored");
            return DnsListResult::Kind::notListed;
        }
        return listed(item, prefix, key, answer.values);
    }

private:
    DnsListResult::Kind unanswered(const DnsListItem& item, const std::string& name, const std::string& key) {
        const bool include = item.unknown == DnsListItem::Unknown::include;
        const bool defer = item.unknown == DnsListItem::Unknown::defer;
        m_result.log.push_back("DNS list lookup defer (probably timeout) for " + name + ": " +
                               (include ? "assumed in list" : defer ? "returned DEFER" : "assumed not in list"));
        if (defer) {
            m_result.found = item.domain + " did not answer for " + key;
            return DnsListResult::Kind::deferred;
        }
        if (!include)
            return DnsListResult::Kind::notListed;
        m_result.domain = item.textDomain;
        m_result.matched = key;
        m_result.found = item.domain + " did not answer for " + key + ", which counts as listed";
        return DnsListResult::Kind::listed;
    }

    DnsListResult::Kind listed(const DnsListItem& item, const std::string& prefix, const std::string& key,
                               const std::vector<std::string>& values) {
        m_result.value = joined(values);
        if (item.textDomain != item.domain) { // the list with the texts must know it too
            const world::Answer& other = addresses(prefix + "." + item.textDomain);
            if (other.status == world::Status::notFound || other.status == world::Status::noData)
                return DnsListResult::Kind::notListed;
            if (!other.found())
                return unanswered(item, prefix + "." + item.textDomain, key);
            m_result.value = joined(other.values);
        }
        const world::Answer text = m_world.dns(world::RecordType::txt, prefix + "." + item.textDomain);
        m_result.text = text.found() ? text.value() : std::string();
        m_result.domain = item.textDomain;
        m_result.matched = key;
        m_result.found = key + " is listed in " + item.domain + " (" + m_result.value + ")";
        return DnsListResult::Kind::listed;
    }

    const world::Answer& addresses(const std::string& name) {
        if (name.size() > 253) { // RFC 1035 2.3.4: no such name can exist
            m_long = world::Answer::failed(world::Status::notFound, "name too long");
            return m_long;
        }
        const auto known = m_cache.find(name);
        if (known != m_cache.end())
            return known->second;
        return m_cache.emplace(name, m_world.dns(world::RecordType::a, name)).first->second;
    }

    world::World& m_world;
    DnsListCache& m_cache;
    DnsListResult& m_result;
    world::Answer m_long;
};

std::string checkedText(const std::vector<DnsListItem>& items, std::string_view clientAddress) {
    std::string keys, domains;
    for (const DnsListItem& item : items) {
        domains += (domains.empty() ? "" : ", ") + item.domain;
        if (item.keyed)
            for (const std::string& key : item.keys)
                keys += (keys.empty() ? "" : ", ") + key;
    }
    if (keys.empty())
        keys = clientAddress.empty() ? "the local sender" : clientAddress;
    return keys + " is not listed in " + domains;
}

} // namespace

std::string reversedAddress(std::string_view text) {
    const auto address = lookup::IpAddress::parse(text);
    if (!address)
        return {};
    std::string reversed;
    constexpr std::string_view digits = "0123456789abcdef";
    if (address->v6) {
        for (std::size_t i = 16; i-- > 0;) {
            const std::uint8_t byte = address->bytes[i];
            reversed += {digits[byte & 15], '.', digits[byte >> 4], '.'};
        }
    } else {
        for (std::size_t i = 4; i-- > 0;)
            reversed += std::to_string(address->bytes[i]) + ".";
    }
    reversed.pop_back();
    return reversed;
}

DnsListResult checkDnsLists(const std::vector<DnsListItem>& items, std::string_view clientAddress, world::World& world,
                            DnsListCache& cache) {
    DnsListResult result;
    Asker asker(world, cache, result);
    for (const DnsListItem& item : items) {
        if (!item.keyed) {
            if (clientAddress.empty())
                break;
            result.kind = asker.ask(item, std::string(clientAddress));
        } else {
            // A key that gets no answer does not hide the others.
            bool deferred = false;
            for (const std::string& key : item.keys) {
                result.kind = asker.ask(item, key);
                if (result.kind == DnsListResult::Kind::listed)
                    return result;
                deferred = deferred || result.kind == DnsListResult::Kind::deferred;
            }
            result.kind = deferred ? DnsListResult::Kind::deferred : DnsListResult::Kind::notListed;
        }
        if (result.kind != DnsListResult::Kind::notListed)
            return result;
    }
    result.kind = DnsListResult::Kind::notListed;
    result.value.clear();
    result.found = checkedText(items, clientAddress);
    return result;
}

} // namespace postroom::checks
