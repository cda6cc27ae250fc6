// SPDX-License-Identifier: Apache-2.0
// From a domain or host name to the hosts to try: MX, A and AAAA, null MX (RFC 7505), CNAME (RFC 5321 5.1), ignored and local
// addresses. Asks only the World. Private to this folder.
#pragma once

#include "server/deliver/router/compiled_chain.h"
#include "server/deliver/router/route.h"

#include <string>
#include <string_view>
#include <vector>

namespace postroom::router {

struct FindOptions {
    explicit FindOptions(const HostRules& hostRules) : rules(&hostRules) {}
    bool mx = true;         ///< ask for MX first
    bool addresses = true;  ///< take A and AAAA when there is no MX
    bool ipv4Only = false;
    bool ipv4First = false;
    bool systemNames = false; ///< byname: the system's name service instead of the DNS
    bool dnsThenSystem = false; ///< DNS first, then the system's name service
    const HostRules* rules; ///< of the chain
    const ListOption* ignore = nullptr;        ///< ignore_target_hosts
    const ListOption* mxFailDomains = nullptr; ///< for these a temporary DNS error counts as "there is none"
    const ListOption* srvFailDomains = nullptr; ///< the same for SRV
    const ListOption* requireDnssec = nullptr; ///< dnssec_require_domains: an answer for these that DNSSEC did not validate counts for nothing
    std::string srvService{};                  ///< check_srv: ask for the SRV records of this service before MX; "" does not
};

struct FoundHosts {
    enum class Status : std::uint8_t { found, foundLocal, failed, again } status = Status::failed;
    std::vector<Host> hosts;
    bool localRemoved = false; ///< this machine stood in the list; it and what came after it is gone
    bool nullMx = false;
    bool danglingMx = false;   ///< there were MX records, but no address for any of them
    std::string addressMx;     ///< an MX record that names an address instead of a host (RFC 5321 5.1 has names only)
    bool insecure = false;     ///< with `again`: an answer came, and DNSSEC, which is required, did not validate it
    bool ignored = false;      ///< there were addresses, but ignore_target_hosts has them all
    std::string localName;     ///< of foundLocal
    std::string detail;        ///< of again
    [[nodiscard]] bool viaMx() const { return !hosts.empty() && hosts.front().mxPreference >= 0; }
};

FoundHosts findHosts(std::string_view name, const FindOptions& options, const expand::Scope& scope);

/// An entry of a host list: "name", "name::port", "[2001:db8::1]:port", "name/mx", "+" between groups.
struct NamedHost {
    std::string name;
    std::uint16_t port = 0;
    bool mx = false;
    int group = 0; ///< "+" begins a new group for hosts_randomize
};
std::vector<NamedHost> readHostList(std::string_view text);
bool isIpAddress(std::string_view text);
/// Is this one of the machine's own addresses?
bool isLocalAddress(std::string_view address, const expand::Scope& scope);

} // namespace postroom::router
