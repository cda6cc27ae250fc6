// SPDX-License-Identifier: Apache-2.0
// Typed keys of listeners, accounts, rules and named lists. What each option means stands in its row.
#pragma once

#include "shared/catalogue/key.h"

namespace postroom::catalogue::option::listener {

inline constexpr Key<std::string> address{Kind::listener, "", "address"};
inline constexpr Key<std::int64_t> port{Kind::listener, "", "port"};
inline constexpr Key<std::string> role{Kind::listener, "", "role"};
inline constexpr Key<bool> requireAuth{Kind::listener, "", "require_auth"};
inline constexpr Key<std::string> hostsProxy{Kind::listener, "", "hosts_proxy"};
inline constexpr Key<std::string> hostsXclient{Kind::listener, "", "hosts_xclient"};
inline constexpr Key<std::string> tlsCertificate{Kind::listener, "", "tls_certificate"};
inline constexpr Key<std::string> tlsPrivatekey{Kind::listener, "", "tls_privatekey"};
inline constexpr Key<std::string> systemdSocket{Kind::listener, "", "systemd_socket"};

} // namespace postroom::catalogue::option::listener

namespace postroom::catalogue::option::account {

inline constexpr Key<std::string> password{Kind::account, "", "password"};
inline constexpr Key<std::string> addresses{Kind::account, "", "addresses"};
inline constexpr Key<bool> enabled{Kind::account, "", "enabled"};

} // namespace postroom::catalogue::option::account

namespace postroom::catalogue::option::test {

inline constexpr Key<std::string> client{Kind::test, "", "client"};
inline constexpr Key<std::string> listener{Kind::test, "", "listener"};
inline constexpr Key<std::string> authenticatedId{Kind::test, "", "authenticated_id"};
inline constexpr Key<bool> tls{Kind::test, "", "tls"};
inline constexpr Key<std::string> helo{Kind::test, "", "helo"};
inline constexpr Key<std::string> sender{Kind::test, "", "sender"};
inline constexpr Key<std::string> recipient{Kind::test, "", "recipient"};
inline constexpr Key<std::vector<std::string>> header{Kind::test, "", "header"};
inline constexpr Key<std::vector<std::string>> say{Kind::test, "", "say"};
inline constexpr Key<std::string> verdict{Kind::test, "", "verdict"};
inline constexpr Key<std::string> reply{Kind::test, "", "reply"};
inline constexpr Key<std::string> router{Kind::test, "", "router"};
inline constexpr Key<std::string> transport{Kind::test, "", "transport"};
inline constexpr Key<bool> enabled{Kind::test, "", "enabled"};

} // namespace postroom::catalogue::option::test

namespace postroom::catalogue::option::retry {

inline constexpr Key<std::string> pattern{Kind::retry, "", "pattern"};
inline constexpr Key<std::string> error{Kind::retry, "", "error"};
inline constexpr Key<std::string> senders{Kind::retry, "", "senders"};
inline constexpr Key<std::string> schedule{Kind::retry, "", "schedule"};

} // namespace postroom::catalogue::option::retry

namespace postroom::catalogue::option::rewrite {

inline constexpr Key<std::string> pattern{Kind::rewrite, "", "pattern"};
inline constexpr Key<std::string> replacement{Kind::rewrite, "", "replacement"};
inline constexpr Key<std::string> flags{Kind::rewrite, "", "flags"};

} // namespace postroom::catalogue::option::rewrite

namespace postroom::catalogue::option::domainList {

inline constexpr Key<std::string> value{Kind::domainList, "", "value"};
inline constexpr Key<bool> cache{Kind::domainList, "", "cache"};

} // namespace postroom::catalogue::option::domainList

namespace postroom::catalogue::option::hostList {

inline constexpr Key<std::string> value{Kind::hostList, "", "value"};
inline constexpr Key<bool> cache{Kind::hostList, "", "cache"};

} // namespace postroom::catalogue::option::hostList

namespace postroom::catalogue::option::addressList {

inline constexpr Key<std::string> value{Kind::addressList, "", "value"};
inline constexpr Key<bool> cache{Kind::addressList, "", "cache"};

} // namespace postroom::catalogue::option::addressList

namespace postroom::catalogue::option::localPartList {

inline constexpr Key<std::string> value{Kind::localPartList, "", "value"};
inline constexpr Key<bool> cache{Kind::localPartList, "", "cache"};

} // namespace postroom::catalogue::option::localPartList
