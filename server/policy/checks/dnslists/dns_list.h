// SPDX-License-Identifier: Apache-2.0
// DNS block and allow lists (RFC 5782): the condition `dnslists` in all its forms.
//
//     +include_unknown : zen.test : txt.test,bl.test!=127.0.0.3,127.0.0.4 : dbl.test=127.0.1.2/$sender_address_domain
//
// An address outside 127.0.0.0/8 in an answer is nobody's listing (a parked domain, a resolver that lies) and counts only
// when the item names that very address.
#pragma once

#include "server/policy/world/world.h"
#include "shared/base/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::checks {

struct DnsListItem {
    enum class Unknown : std::uint8_t { exclude, include, defer };
    enum class Test : std::uint8_t { any, equal, mask };

    Unknown unknown = Unknown::exclude; ///< what a list that does not answer counts as
    std::string domain;                 ///< whose addresses decide
    std::string textDomain;             ///< where the TXT record is; usually the same
    Test test = Test::any;
    bool all = false;     ///< "==" and "=&": every returned address must match
    bool negated = false; ///< "!=" and the like
    std::vector<std::string> addresses;
    std::vector<std::string> keys; ///< empty: the client's address
    bool keyed = false;            ///< a "/" was written, even when the keys came out empty
};

/// The error names the item.
base::Result<std::vector<DnsListItem>> readDnsLists(std::string_view text);

/// "10.2.0.192" for 192.0.2.10; 32 nibbles for IPv6; nothing when it is no address.
std::string reversedAddress(std::string_view address);

struct DnsListResult {
    enum class Kind : std::uint8_t { listed, notListed, deferred };
    Kind kind = Kind::notListed;
    std::string domain;  ///< $dnslist_domain
    std::string matched; ///< $dnslist_matched
    std::string value;   ///< $dnslist_value: "127.0.0.2, 127.0.0.4"
    std::string text;    ///< $dnslist_text
    std::string found;   ///< for the trace: "203.0.113.9 is listed in zen.test (127.0.0.2)"
    std::vector<std::string> log; ///< lists that did not answer, answers that were ignored
};

/// Answers already got, by the name asked: for one connection.
using DnsListCache = std::map<std::string, world::Answer, std::less<>>;

/// `clientAddress` may be "" (local): items without keys then never match.
DnsListResult checkDnsLists(const std::vector<DnsListItem>& items, std::string_view clientAddress, world::World& world,
                            DnsListCache& cache);

} // namespace postroom::checks
