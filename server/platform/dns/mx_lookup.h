// SPDX-License-Identifier: Apache-2.0
// Which hosts take the mail of a domain (RFC 5321 5.1): MX records by preference, equal ones in random order, or the
// domain's own address when there is no MX; the null MX of RFC 7505. A host whose addresses cannot be found now is
// kept without addresses, so that the others are tried (Exim defers the whole domain).
#pragma once

#include "server/platform/dns/resolver.h"

#include <functional>
#include <string>
#include <vector>

namespace postroom::dns {

enum class AddressFamilies : std::uint8_t { both, ipv4Only, ipv4First }; ///< both: IPv6 before IPv4

struct MailHost {
    std::string name;
    int preference = -1;                ///< -1: not from an MX record
    std::vector<std::string> addresses; ///< in the order to try
    Status status = Status::found;      ///< of its address lookup: found, nonexistent/noData (ignore it), temporary, bogus
    bool secure = false;                ///< MX and addresses were DNSSEC-validated
    std::string why;                    ///< of a status that is not found
};

struct MailHosts {
    enum class Kind : std::uint8_t {
        found,      ///< at least one host has an address
        nullMx,     ///< the domain says that it takes no mail: permanent, 5.1.10
        noDomain,   ///< the domain does not exist: permanent
        noHosts,    ///< it exists and has neither MX nor address, or no MX host has one: permanent
        temporary,  ///< not to be known now
    };
    Kind kind = Kind::temporary;
    bool fromMx = false;          ///< false: the domain's own address
    bool mxSecure = false;        ///< the MX answer (or its proven absence) was validated
    std::string domain;           ///< after CNAMEs
    std::vector<MailHost> hosts;
    std::string why;              ///< a sentence, of any kind but found
};

/// Addresses of one name, for host lists written by hand. `why` and status as in MailHost.
MailHost lookupHost(Resolver& resolver, const std::string& name, AddressFamilies families, io::Deadline deadline);

class MxLookup {
public:
    using Random = std::function<std::uint32_t(std::uint32_t below)>;
    /// `random` orders hosts of equal preference; by default from a generator of this thread.
    explicit MxLookup(Resolver& resolver, Random random = {});
    [[nodiscard]] MailHosts lookup(const std::string& domain, AddressFamilies families, io::Deadline deadline) const;

    static constexpr std::size_t maxHosts = 50; ///< further MX records are ignored (hosts_max_try_hardlimit)

private:
    Resolver& m_resolver;
    Random m_random;
};

} // namespace postroom::dns
