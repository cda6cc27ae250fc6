// SPDX-License-Identifier: Apache-2.0
// The compiled form of the routers: plain data with programs and lists in it. Private to this folder.
#pragma once

#include "server/deliver/router/list_option.h"
#include "server/deliver/router/router_source.h"
#include "server/policy/expand/program.h"
#include "shared/base/clock.h"
#include "shared/base/hit_count.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace postroom::router {

/// A choice of affixes ("-* : +*"), compared without regard to case; `wild` says that a "*" stands at the open side.
struct Affix {
    std::string text;
    bool wild = false;
};

enum class OnFailure : std::uint8_t { freeze, defer, fail, ignore, pass, decline };

struct SelfAction {
    enum class Kind : std::uint8_t { freeze, defer, fail, pass, send, reroute } kind = Kind::freeze;
    std::string domain; ///< of reroute
};

struct DnsLookupOptions {
    std::optional<expand::Program> ipv4Only, ipv4Prefer;
    std::optional<ListOption> mxDomains, mxFailDomains, srvFailDomains, failDeferDomains;
    std::optional<expand::Program> checkSrv; ///< the service whose SRV records count before MX: "smtp"
    std::vector<std::string> widenDomains;
    bool checkSecondaryMx = false;
    bool sameDomainCopyRouting = false;
};

/// A rule of route_list: pattern, hosts, options; route_data has only the latter two in one text.
struct RouteRule {
    ListOption pattern;
    expand::Program hosts;
    std::string options;
};

struct ManualRouteOptions {
    std::vector<RouteRule> rules;
    std::optional<expand::Program> data;
    OnFailure hostFindFailed = OnFailure::freeze;
    OnFailure hostAllIgnored = OnFailure::defer;
    bool hostsRandomize = false;
    bool sameDomainCopyRouting = false;
};

struct RedirectOptions {
    std::optional<expand::Program> data, file;
    std::optional<expand::Program> fileTransport, directoryTransport, pipeTransport, replyTransport;
    std::optional<expand::Program> qualifyDomain;
    std::optional<std::string> includeDirectory;
    std::optional<expand::Program> syntaxErrorsTo, syntaxErrorsText;
    bool qualifyPreserveDomain = false;
    bool allowFail = false, allowDefer = false, allowFreeze = false, allowFilter = false;
    bool forbidBlackhole = false, forbidFile = false, forbidPipe = false, forbidInclude = false;
    bool checkAncestor = false, oneTime = false, skipSyntaxErrors = false, rewrite = true;
    bool ignoreEnotdir = false, ignoreEacces = false, hideChildInErrmsg = false;
    std::uint32_t modemask = 022;
};

struct QueryProgramOptions {
    std::vector<std::pair<std::string, expand::Program>> arguments; ///< source and program of each word
    std::optional<expand::Program> currentDirectory;
    std::int64_t timeoutSeconds = 3600;
};

struct IpLookupOptions {
    std::vector<std::string> servers; ///< addresses, IPv6 in brackets
    std::uint16_t port = 0;
    bool tcp = false, optional = false;
    bool defaultQuery = true;
    expand::Program query;
    std::shared_ptr<const regex::Pattern> pattern; ///< null: none
    std::optional<expand::Program> reroute;
    base::Milliseconds timeout{5'000};
};

struct Router {
    enum class Driver : std::uint8_t { accept, dnslookup, manualroute, redirect, ipliteral, iplookup, queryprogram } driver = Driver::accept;
    std::string name;
    std::size_t index = 0;
    std::shared_ptr<base::HitCount> hits = std::make_shared<base::HitCount>();

    std::vector<Affix> prefixes, suffixes;
    bool prefixOptional = false, suffixOptional = false;
    bool addressTest = true, verifyOnly = false, verifySender = true, verifyRecipient = true, expn = true;
    bool failVerifySender = false, failVerifyRecipient = false;
    bool casefulLocalPart = false, checkLocalUser = false, repeatUse = true, passOnTimeout = false, dsnLastHop = false;
    bool retryByLocalPart = true; ///< retry_use_local_part
    std::optional<ListOption> domains, localParts, senders, ignoreTargetHosts, requireDnssec;
    std::optional<expand::Program> homeDirectory, transportHome, transportFolder;
    std::vector<std::pair<std::string, expand::Program>> requireFiles; ///< source and program of each item
    std::vector<expand::Program> conditions;
    std::vector<std::pair<std::string, expand::Program>> variables; ///< set = r_x = ...
    std::optional<expand::Program> addressData, errorsTo, transport, cannotRouteMessage, translateIpAddress;
    std::vector<expand::Program> headersAdd, headersRemove;
    std::optional<expand::Program> fallbackHosts;
    std::optional<expand::Program> more, unseen; ///< absent: true and false
    std::optional<std::size_t> passRouter, redirectRouter;
    SelfAction self;

    DnsLookupOptions dns;
    ManualRouteOptions manual;
    RedirectOptions redirect;
    QueryProgramOptions query;
    IpLookupOptions ipLookup;
};

/// Main options about what hosts the DNS may name.
struct HostRules {
    bool mxToIp = false;                       ///< allow_mx_to_ip
    std::optional<ListOption> treatedAsLocal;  ///< hosts_treat_as_local
    std::optional<ListOption> ipv4Lookup;      ///< dns_ipv4_lookup: hosts whose IPv6 addresses are not asked for
};

struct CompiledChain {
    std::vector<Router> routers;
    rewrite::RewriteRules rewrites;
    std::string qualifyDomain;
    std::string qualifyRecipient;
    std::string primaryHostname;
    HostRules hostRules;
    std::function<bool(std::string_view)> transportExists;
    std::function<bool(std::string_view)> transportIsLocal;
};

/// Fills one router from its source.
Router compileRouter(class OptionReader& reader, const ChainSource& chain);

/// driver_iplookup.cpp.
void readIpLookup(class OptionReader& reader, Router& router);

} // namespace postroom::router
