// SPDX-License-Identifier: Apache-2.0
// The kinds of objects of which a configuration consists. Names are those of the text form and of the database.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace postroom::catalogue {

enum class Kind : std::uint8_t {
    main,
    domainList,
    hostList,
    addressList,
    localPartList,
    listener,
    account,
    acl,
    router,
    transport,
    retry,
    rewrite,
    authenticator,
    test, ///< of the policy, run before a configuration is applied
};

/// "main", "domainlist", "router", ...
[[nodiscard]] std::string_view kindName(Kind kind);
[[nodiscard]] std::optional<Kind> kindFromName(std::string_view name);
/// All of them, in the order in which a document is printed.
[[nodiscard]] std::span<const Kind> allKinds();
/// Does the order of the objects of this kind matter (routers, retry and rewrite rules, authenticators)?
[[nodiscard]] bool isOrdered(Kind kind);
/// Has an object of this kind a `driver` (router, transport, authenticator)?
[[nodiscard]] bool hasDriver(Kind kind);
/// One of the four kinds of named lists?
[[nodiscard]] bool isNamedList(Kind kind);

} // namespace postroom::catalogue
