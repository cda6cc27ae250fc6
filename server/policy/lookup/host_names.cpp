// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/host_names.h"

#include "server/policy/lookup/ip_address.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::lookup {

namespace {

constexpr std::size_t mostNames = 10; // a PTR answer may hold hundreds: each would cost a forward lookup

bool sameAddress(std::string_view a, std::string_view b) {
    const auto left = IpAddress::parse(a);
    const auto right = IpAddress::parse(b);
    return left && right && *left == *right;
}

bool leadsTo(world::World& world, const std::string& name, const IpAddress& address, bool& failed) {
    const world::Answer forward = world.dns(address.v6 ? world::RecordType::aaaa : world::RecordType::a, name);
    failed = failed || forward.status == world::Status::temporary;
    return std::any_of(forward.values.begin(), forward.values.end(), [&](const std::string& value) { return sameAddress(value, address.text()); });
}

} // namespace

std::string reverseName(std::string_view text) {
    const auto address = IpAddress::parse(text);
    if (!address)
        return {};
    std::string out;
    if (!address->v6) {
        for (int i = 3; i >= 0; --i)
            out += std::to_string(address->bytes[static_cast<std::size_t>(i)]) + ".";
        return out + "in-addr.arpa";
    }
    for (int i = 15; i >= 0; --i) {
        const unsigned byte = address->bytes[static_cast<std::size_t>(i)];
        out += "0123456789abcdef"[byte & 15];
        out += '.';
        out += "0123456789abcdef"[byte >> 4];
        out += '.';
    }
    return out + "ip6.arpa";
}

HostNames findHostNames(world::World& world, std::string_view text) {
    HostNames result;
    const auto address = IpAddress::parse(text);
    if (!address)
        return result;
    bool failed = false;
    const world::Answer pointers = world.dns(world::RecordType::ptr, reverseName(text));
    failed = pointers.status == world::Status::temporary;
    for (std::size_t i = 0; i < std::min(pointers.values.size(), mostNames); ++i)
        if (leadsTo(world, pointers.values[i], *address, failed))
            result.names.push_back(base::lower(pointers.values[i]));
    result.secure = pointers.secure && !result.names.empty();
    if (result.names.empty())
        for (const std::string& name : world.hostNames(text).values)
            result.names.push_back(base::lower(name));
    if (!result.names.empty()) {
        result.outcome = HostNames::Outcome::found;
    } else if (failed) {
        result.outcome = HostNames::Outcome::failed;
        result.message = "host name lookup of " + std::string(text) + " could not be completed";
    } else {
        result.message = "no host name found for " + std::string(text);
    }
    return result;
}

HostAddresses findHostAddresses(world::World& world, std::string_view name) {
    HostAddresses result;
    result.addresses = world.hostAddresses(name).values;
    bool failed = false;
    if (result.addresses.empty()) {
        for (const world::RecordType type : {world::RecordType::aaaa, world::RecordType::a}) {
            const world::Answer answer = world.dns(type, name);
            failed = failed || answer.status == world::Status::temporary;
            result.addresses.insert(result.addresses.end(), answer.values.begin(), answer.values.end());
        }
    }
    if (!result.addresses.empty()) {
        result.outcome = HostAddresses::Outcome::found;
    } else {
        result.outcome = failed ? HostAddresses::Outcome::failed : HostAddresses::Outcome::none;
        result.message = "failed to find an IP address for " + std::string(name);
    }
    return result;
}

} // namespace postroom::lookup
