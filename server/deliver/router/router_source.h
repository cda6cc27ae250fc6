// SPDX-License-Identifier: Apache-2.0
// The routers section as the configuration has it, filled by the composition from the document: every option as the text
// that the administrator wrote. The chain compiles it once for each revision.
#pragma once

#include "server/policy/rewrite/rewrite_rules.h"
#include "shared/config/finding.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::router {

struct OptionText {
    std::string name;
    std::string value; ///< booleans are "true" or "false"
    config::Place place;
};

/// An object with a driver: a router or a transport.
struct DriverSource {
    std::string kind = "router"; ///< for the words of findings: "router", "transport"
    std::string name;
    std::string driver;
    std::vector<OptionText> options; ///< options that may stand several times (condition, set, headers_add) keep their order
    config::Place place;
};
using RouterSource = DriverSource;

using RewriteSource = rewrite::RuleSource;

struct ChainSource {
    std::vector<RouterSource> routers;
    std::vector<RewriteSource> rewrites;
    std::string qualifyDomain;    ///< of senders
    std::string qualifyRecipient; ///< of recipients; empty: qualifyDomain
    std::string primaryHostname;
    std::vector<OptionText> mainOptions; ///< allow_mx_to_ip, hosts_treat_as_local, dns_ipv4_lookup; others are ignored
    /// Is there a transport of that name? Asked during compilation for names without expansion.
    std::function<bool(std::string_view name)> transportExists = [](auto) { return true; };
    /// Does that transport deliver on this machine (appendfile, pipe, lmtp to a socket)? It then needs no hosts.
    std::function<bool(std::string_view name)> transportIsLocal = [](auto) { return false; };
};

} // namespace postroom::router
