// SPDX-License-Identifier: Apache-2.0
// Client SMTP authorisation (draft-ietf-marid-csv-csa): does the domain that a client says in HELO let this host send mail?
#pragma once

#include "server/policy/world/world.h"

#include <string>
#include <string_view>
#include <vector>

namespace postroom::lookup {

/// The SRV records of version 1 at _client._smtp.DOMAIN, or those of the nearest domain above it that asserts something
/// about its subdomains, looked for from the second level down, five levels deep (three in the reverse DNS).
struct CsaRecords {
    enum class Outcome : unsigned char { found, none, failed } outcome = Outcome::none;
    std::string domain; ///< whose records they are: the one asked for, or one above
    struct Record {
        int priority = 0, weight = 0, port = 0;
        std::string target;
    };
    std::vector<Record> records;
};
CsaRecords findCsaRecords(world::World& world, std::string_view domain);

struct CsaResult {
    enum class Verdict : unsigned char { unknown, ok, defer, fail } verdict = Verdict::unknown;
    std::string reason; ///< "failed (client address mismatch)", as Exim says it
    std::string domain; ///< that was asked about
};
/// `name` is a domain, an address or an address literal; `client` the client's address, empty for a local one.
CsaResult checkCsa(world::World& world, std::string_view name, std::string_view client);
/// $csa_status: "unknown", "ok", "defer", "fail".
std::string_view csaStatus(CsaResult::Verdict verdict);

} // namespace postroom::lookup
