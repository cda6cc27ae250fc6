// SPDX-License-Identifier: Apache-2.0
#include "server/policy/checks/helo/helo_check.h"

#include "server/policy/lookup/ip_address.h"
#include "shared/base/text.h"

namespace postroom::checks {

namespace {

bool sameAddress(std::string_view a, std::string_view b) {
    const auto left = lookup::IpAddress::parse(a);
    const auto right = lookup::IpAddress::parse(b);
    return left && right && left->v6 == right->v6 && left->bytes == right->bytes;
}

} // namespace

HeloResult checkHelo(std::string_view heloName, std::string_view clientAddress, const std::vector<std::string>& hostNames,
                     world::World& world) {
    using Kind = HeloResult::Kind;
    const std::string name(heloName);
    if (name.empty())
        return {Kind::failed, "the client gave no name"};
    if (clientAddress.empty())
        return {Kind::verified, "the client is local"};
    if (name.front() == '[') {
        std::string_view literal = heloName.substr(1);
        if (literal.ends_with(']'))
            literal.remove_suffix(1);
        if (base::startsWithIgnoreCase(literal, "IPv6:"))
            literal.remove_prefix(5);
        const bool same = sameAddress(literal, clientAddress);
        return {same ? Kind::verified : Kind::failed, name + (same ? " is " : " is not ") + "the client's address"};
    }
    for (const std::string& known : hostNames)
        if (base::equalsIgnoreCase(known, name))
            return {Kind::verified, name + " is the name of " + std::string(clientAddress)};
    const bool v6 = clientAddress.find(':') != std::string_view::npos;
    const world::Answer answer = world.dns(v6 ? world::RecordType::aaaa : world::RecordType::a, name);
    for (const std::string& address : answer.values)
        if (sameAddress(address, clientAddress))
            return {Kind::verified, name + " has the address " + std::string(clientAddress)};
    if (answer.status == world::Status::temporary)
        return {Kind::deferred, "the address of " + name + " could not be looked up"};
    return {Kind::failed, name + " does not have the address " + std::string(clientAddress)};
}

} // namespace postroom::checks
