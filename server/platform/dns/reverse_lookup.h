// SPDX-License-Identifier: Apache-2.0
// The name of a client: PTR records, each believed only when the name leads back to the address.
#pragma once

#include "server/platform/dns/resolver.h"

#include <string>
#include <vector>

namespace postroom::dns {

struct HostNames {
    Status status = Status::temporary; ///< found: at least one verified name. noData: names, but none leads back
    std::vector<std::string> verified; ///< in the order of the PTR records
    std::vector<std::string> claimed;  ///< all PTR names
    bool secure = false;               ///< PTR and the first verified name's addresses were DNSSEC-validated
    std::string why;
};

/// At most 10 PTR names are looked at. `status` is nonexistent when there is no PTR record.
HostNames lookupHostNames(Resolver& resolver, const std::string& address, io::Deadline deadline);

} // namespace postroom::dns
