// SPDX-License-Identifier: Apache-2.0
#include "server/platform/dns/reverse_lookup.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace postroom::dns {

namespace {

constexpr std::size_t maxNames = 10;

/// The spelling that readAddress gives, so that texts can be compared.
std::string normalAddress(const std::string& address) {
    std::array<char, 16> bytes{};
    if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1)
        return address;
    return readAddress(std::string_view(bytes.data(), bytes.size())).value_or(address);
}

} // namespace

HostNames lookupHostNames(Resolver& resolver, const std::string& address, io::Deadline deadline) {
    HostNames result;
    const auto reverse = reverseName(address);
    if (!reverse) {
        result.status = Status::nonexistent;
        result.why = address + " is no IP address";
        return result;
    }
    const Answer ptr = resolver.resolve({*reverse, RecordType::ptr}, deadline);
    result.claimed = ptr.names();
    if (ptr.status != Status::found || result.claimed.empty()) {
        const bool absent = ptr.status == Status::noData || ptr.status == Status::found;
        result.status = absent ? Status::nonexistent : ptr.status;
        result.why = ptr.why.empty() ? "there is no name for " + address : ptr.why;
        return result;
    }
    const std::string wanted = normalAddress(address);
    const auto type = wanted.find(':') == std::string::npos ? RecordType::a : RecordType::aaaa;
    std::vector<Pending> questions;
    for (std::size_t i = 0; i < std::min(maxNames, result.claimed.size()); ++i)
        questions.push_back(resolver.start({result.claimed[i], type}));
    result.status = Status::noData;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const Answer forward = questions[i].wait(deadline);
        const auto addresses = forward.addresses();
        if (forward.status == Status::found && std::find(addresses.begin(), addresses.end(), wanted) != addresses.end()) {
            if (result.verified.empty())
                result.secure = ptr.secure && forward.secure;
            result.verified.push_back(result.claimed[i]);
        } else if (forward.status == Status::temporary || forward.status == Status::bogus) {
            result.status = forward.status;
            result.why = forward.why;
        }
    }
    if (!result.verified.empty()) {
        result.status = Status::found;
        result.why.clear();
    } else if (result.status == Status::noData) {
        result.why = "the name " + result.claimed.front() + " does not lead back to " + address;
    }
    return result;
}

} // namespace postroom::dns
