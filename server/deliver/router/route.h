// SPDX-License-Identifier: Apache-2.0
// What routing an address yields: where it goes, or why not, and how that was found.
#pragma once

#include "server/mail/envelope.h"
#include "server/policy/expand/value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace postroom::router {

/// A host to try, in order.
struct Host {
    std::string name;
    std::vector<std::string> addresses; ///< as found; empty: to be looked up at delivery (not for MX hosts)
    int mxPreference = -1;              ///< -1: not from MX
    std::uint16_t port = 0;             ///< 0: the transport's
    bool secure = false;                ///< the answers were DNSSEC-validated
};

/// One step, for `address test` and the message page.
struct Step {
    std::string router;
    std::string what;  ///< "domains", "condition", "driver"
    std::string found; ///< "example.com is not in +local_domains"
    std::string result; ///< "skipped", "accepted", "declined", "passed", "failed", "deferred"
};

/// Addresses that a redirection left out because of their syntax (skip_syntax_errors), and who is to hear of it.
struct SkippedAddresses {
    std::string router;
    std::string address;            ///< whose redirection it is
    std::string reportTo;           ///< syntax_errors_to; a whole address
    std::string text;               ///< syntax_errors_text, expanded
    std::vector<std::string> items; ///< "reason: text"
};

/// Among the variables of a route: the folder in which a local transport works, when it has none of its own
/// (transport_current_directory). No name that a configuration can use.
constexpr std::string_view currentDirectoryVariable = "transport_current_directory";

struct Routed {
    enum class Kind : std::uint8_t { deliver, fail, defer, discard, hold };
    Kind kind = Kind::deliver;
    std::string address;                ///< after redirection
    std::vector<std::string> parents;   ///< the chain of addresses that led here, nearest first
    std::string router;
    std::string transport;              ///< name of the transport instance
    std::vector<Host> hosts;
    std::vector<Host> fallbackHosts;
    std::string pipeOrFile;             ///< "|command", "/file" or "/dir/" of a redirection
    std::string message;                ///< reason of fail, defer, discard, hold
    std::string errorsTo;
    bool hideAddress = false;           ///< bounces do not name it, but the address that was redirected (hide_child_in_errmsg)
    std::vector<std::shared_ptr<const SkippedAddresses>> skipped; ///< on the way here
    std::optional<std::string> sender;  ///< replaced return path (errors_to)
    std::vector<std::string> headersAdd;
    std::vector<std::string> headersRemove;
    /// $local_part, $domain, $local_part_prefix..., $address_data, $r_*: what the transport may see.
    std::vector<std::pair<std::string, expand::Value>> variables;
    bool dsnLastHop = false;
    bool lookupFailed = false;  ///< of defer: hosts could not be found
    bool retryByDomain = false; ///< of defer: retry_use_local_part of the router is false
    std::vector<Step> steps;
};

} // namespace postroom::router
