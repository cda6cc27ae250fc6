// SPDX-License-Identifier: Apache-2.0
// Typed keys of routers. What each option means stands in its row.
#pragma once

#include "shared/catalogue/key.h"

namespace postroom::catalogue::option::router {

inline constexpr Key<std::string> driver{Kind::router, "", "driver"};
inline constexpr Key<std::string> transport{Kind::router, "", "transport"};
inline constexpr Key<std::string> domains{Kind::router, "", "domains"};
inline constexpr Key<std::string> localParts{Kind::router, "", "local_parts"};
inline constexpr Key<bool> checkLocalUser{Kind::router, "", "check_local_user"};
inline constexpr Key<std::string> senders{Kind::router, "", "senders"};
inline constexpr Key<std::string> requireFiles{Kind::router, "", "require_files"};
inline constexpr Key<std::vector<std::string>> condition{Kind::router, "", "condition"};
inline constexpr Key<std::string> localPartPrefix{Kind::router, "", "local_part_prefix"};
inline constexpr Key<bool> localPartPrefixOptional{Kind::router, "", "local_part_prefix_optional"};
inline constexpr Key<std::string> localPartSuffix{Kind::router, "", "local_part_suffix"};
inline constexpr Key<bool> localPartSuffixOptional{Kind::router, "", "local_part_suffix_optional"};
inline constexpr Key<bool> casefulLocalPart{Kind::router, "", "caseful_local_part"};
inline constexpr Key<bool> addressTest{Kind::router, "", "address_test"};
inline constexpr Key<bool> verifyRecipient{Kind::router, "", "verify_recipient"};
inline constexpr Key<bool> verifySender{Kind::router, "", "verify_sender"};
inline constexpr Key<bool> expn{Kind::router, "", "expn"};
inline constexpr Key<bool> verifyOnly{Kind::router, "", "verify_only"};
inline constexpr Key<Expandable<bool>> more{Kind::router, "", "more"};
inline constexpr Key<Expandable<bool>> unseen{Kind::router, "", "unseen"};
inline constexpr Key<std::string> passRouter{Kind::router, "", "pass_router"};
inline constexpr Key<std::string> redirectRouter{Kind::router, "", "redirect_router"};
inline constexpr Key<bool> passOnTimeout{Kind::router, "", "pass_on_timeout"};
inline constexpr Key<bool> failVerifyRecipient{Kind::router, "", "fail_verify_recipient"};
inline constexpr Key<bool> failVerifySender{Kind::router, "", "fail_verify_sender"};
inline constexpr Key<std::string> cannotRouteMessage{Kind::router, "", "cannot_route_message"};
inline constexpr Key<std::string> self{Kind::router, "", "self"};
inline constexpr Key<std::string> ignoreTargetHosts{Kind::router, "", "ignore_target_hosts"};
inline constexpr Key<std::string> fallbackHosts{Kind::router, "", "fallback_hosts"};
inline constexpr Key<std::string> addressData{Kind::router, "", "address_data"};
inline constexpr Key<std::vector<std::string>> setVariables{Kind::router, "", "set"};
inline constexpr Key<std::string> errorsTo{Kind::router, "", "errors_to"};
inline constexpr Key<std::vector<std::string>> headersAdd{Kind::router, "", "headers_add"};
inline constexpr Key<std::vector<std::string>> headersRemove{Kind::router, "", "headers_remove"};
inline constexpr Key<bool> retryUseLocalPart{Kind::router, "", "retry_use_local_part"};
inline constexpr Key<std::string> routerHomeDirectory{Kind::router, "", "router_home_directory"};
inline constexpr Key<std::string> dnssecRequireDomains{Kind::router, "", "dnssec_require_domains"};
inline constexpr Key<std::string> transportHomeDirectory{Kind::router, "", "transport_home_directory"};
inline constexpr Key<std::string> transportCurrentDirectory{Kind::router, "", "transport_current_directory"};
inline constexpr Key<bool> dsnLasthop{Kind::router, "", "dsn_lasthop"};

} // namespace postroom::catalogue::option::router

namespace postroom::catalogue::option::dnslookup {

inline constexpr Key<std::string> mxDomains{Kind::router, "dnslookup", "mx_domains"};
inline constexpr Key<std::string> checkSrv{Kind::router, "dnslookup", "check_srv"};
inline constexpr Key<std::string> srvFailDomains{Kind::router, "dnslookup", "srv_fail_domains"};
inline constexpr Key<std::string> mxFailDomains{Kind::router, "dnslookup", "mx_fail_domains"};
inline constexpr Key<std::string> failDeferDomains{Kind::router, "dnslookup", "fail_defer_domains"};
inline constexpr Key<bool> checkSecondaryMx{Kind::router, "dnslookup", "check_secondary_mx"};
inline constexpr Key<Expandable<bool>> ipv4Only{Kind::router, "dnslookup", "ipv4_only"};
inline constexpr Key<Expandable<bool>> ipv4Prefer{Kind::router, "dnslookup", "ipv4_prefer"};
inline constexpr Key<std::string> widenDomains{Kind::router, "dnslookup", "widen_domains"};
inline constexpr Key<bool> sameDomainCopyRouting{Kind::router, "dnslookup", "same_domain_copy_routing"};

} // namespace postroom::catalogue::option::dnslookup

namespace postroom::catalogue::option::iplookup {

inline constexpr Key<std::string> hosts{Kind::router, "iplookup", "hosts"};
inline constexpr Key<std::int64_t> port{Kind::router, "iplookup", "port"};
inline constexpr Key<std::string> protocol{Kind::router, "iplookup", "protocol"};
inline constexpr Key<std::string> query{Kind::router, "iplookup", "query"};
inline constexpr Key<std::string> responsePattern{Kind::router, "iplookup", "response_pattern"};
inline constexpr Key<std::string> reroute{Kind::router, "iplookup", "reroute"};
inline constexpr Key<base::Seconds> timeout{Kind::router, "iplookup", "timeout"};
inline constexpr Key<bool> optional{Kind::router, "iplookup", "optional"};

} // namespace postroom::catalogue::option::iplookup

namespace postroom::catalogue::option::manualroute {

inline constexpr Key<std::string> routeList{Kind::router, "manualroute", "route_list"};
inline constexpr Key<std::string> routeData{Kind::router, "manualroute", "route_data"};
inline constexpr Key<std::string> hostFindFailed{Kind::router, "manualroute", "host_find_failed"};
inline constexpr Key<std::string> hostAllIgnored{Kind::router, "manualroute", "host_all_ignored"};
inline constexpr Key<bool> hostsRandomize{Kind::router, "manualroute", "hosts_randomize"};
inline constexpr Key<bool> sameDomainCopyRouting{Kind::router, "manualroute", "same_domain_copy_routing"};

} // namespace postroom::catalogue::option::manualroute

namespace postroom::catalogue::option::queryprogram {

inline constexpr Key<std::string> command{Kind::router, "queryprogram", "command"};
inline constexpr Key<std::string> currentDirectory{Kind::router, "queryprogram", "current_directory"};
inline constexpr Key<base::Seconds> timeout{Kind::router, "queryprogram", "timeout"};

} // namespace postroom::catalogue::option::queryprogram

namespace postroom::catalogue::option::redirect {

inline constexpr Key<std::string> data{Kind::router, "redirect", "data"};
inline constexpr Key<std::string> file{Kind::router, "redirect", "file"};
inline constexpr Key<bool> allowDefer{Kind::router, "redirect", "allow_defer"};
inline constexpr Key<bool> allowFail{Kind::router, "redirect", "allow_fail"};
inline constexpr Key<bool> allowFreeze{Kind::router, "redirect", "allow_freeze"};
inline constexpr Key<bool> allowFilter{Kind::router, "redirect", "allow_filter"};
inline constexpr Key<bool> forbidBlackhole{Kind::router, "redirect", "forbid_blackhole"};
inline constexpr Key<bool> forbidFile{Kind::router, "redirect", "forbid_file"};
inline constexpr Key<bool> forbidInclude{Kind::router, "redirect", "forbid_include"};
inline constexpr Key<bool> forbidPipe{Kind::router, "redirect", "forbid_pipe"};
inline constexpr Key<std::string> includeDirectory{Kind::router, "redirect", "include_directory"};
inline constexpr Key<std::string> fileTransport{Kind::router, "redirect", "file_transport"};
inline constexpr Key<std::string> directoryTransport{Kind::router, "redirect", "directory_transport"};
inline constexpr Key<std::string> pipeTransport{Kind::router, "redirect", "pipe_transport"};
inline constexpr Key<bool> checkAncestor{Kind::router, "redirect", "check_ancestor"};
inline constexpr Key<bool> oneTime{Kind::router, "redirect", "one_time"};
inline constexpr Key<bool> repeatUse{Kind::router, "redirect", "repeat_use"};
inline constexpr Key<std::string> qualifyDomain{Kind::router, "redirect", "qualify_domain"};
inline constexpr Key<bool> qualifyPreserveDomain{Kind::router, "redirect", "qualify_preserve_domain"};
inline constexpr Key<bool> hideChildInErrmsg{Kind::router, "redirect", "hide_child_in_errmsg"};
inline constexpr Key<bool> ignoreEnotdir{Kind::router, "redirect", "ignore_enotdir"};
inline constexpr Key<bool> skipSyntaxErrors{Kind::router, "redirect", "skip_syntax_errors"};
inline constexpr Key<std::string> syntaxErrorsTo{Kind::router, "redirect", "syntax_errors_to"};
inline constexpr Key<std::string> syntaxErrorsText{Kind::router, "redirect", "syntax_errors_text"};
inline constexpr Key<bool> rewrite{Kind::router, "redirect", "rewrite"};

} // namespace postroom::catalogue::option::redirect
