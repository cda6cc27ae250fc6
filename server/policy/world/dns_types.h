// SPDX-License-Identifier: Apache-2.0
// DNS record types by name, and the door through which app lets the live World reach a resolver.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::world {

/// Values are those of IANA's registry.
enum class RecordType : unsigned short {
    a = 1, ns = 2, cname = 5, soa = 6, ptr = 12, mx = 15, txt = 16, aaaa = 28, srv = 33, tlsa = 52, spf = 99, any = 255, caa = 257,
};

std::string_view recordTypeName(RecordType type);                        ///< "MX"
std::optional<RecordType> recordTypeFromName(std::string_view name);    ///< any case

struct DnsAnswer {
    enum class Status : unsigned char { found, noData, noName, temporary };
    Status status = Status::temporary;
    bool secure = false;
    std::vector<std::string> values; ///< formats: World::dns
    std::string canonicalName;       ///< at the end of a CNAME chain
    std::string detail;              ///< why temporary
};

/// Implemented in app over server/platform/dns. Thread-safe; every question ends by its deadline.
class DnsResolver {
public:
    virtual ~DnsResolver() = default;
    virtual DnsAnswer resolve(RecordType type, std::string_view name) = 0;
};

} // namespace postroom::world
