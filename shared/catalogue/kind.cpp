// SPDX-License-Identifier: Apache-2.0
#include "shared/catalogue/kind.h"

#include <array>
#include <utility>

namespace postroom::catalogue {

namespace {

constexpr std::array<std::pair<Kind, std::string_view>, 14> names{{
    {Kind::main, "main"},
    {Kind::domainList, "domainlist"},
    {Kind::hostList, "hostlist"},
    {Kind::addressList, "addresslist"},
    {Kind::localPartList, "localpartlist"},
    {Kind::listener, "listener"},
    {Kind::account, "account"},
    {Kind::acl, "acl"},
    {Kind::router, "router"},
    {Kind::transport, "transport"},
    {Kind::retry, "retry"},
    {Kind::rewrite, "rewrite"},
    {Kind::authenticator, "authenticator"},
    {Kind::test, "test"},
}};

constexpr auto kinds = [] {
    std::array<Kind, names.size()> result{};
    for (std::size_t i = 0; i < names.size(); ++i)
        result[i] = names[i].first;
    return result;
}();

} // namespace

std::string_view kindName(Kind kind) { return names[static_cast<std::size_t>(kind)].second; }

std::optional<Kind> kindFromName(std::string_view name) {
    for (const auto& [kind, text] : names)
        if (text == name)
            return kind;
    return std::nullopt;
}

std::span<const Kind> allKinds() { return kinds; }

bool isOrdered(Kind kind) {
    return kind == Kind::router || kind == Kind::retry || kind == Kind::rewrite || kind == Kind::authenticator;
}

bool hasDriver(Kind kind) { return kind == Kind::router || kind == Kind::transport || kind == Kind::authenticator; }

bool isNamedList(Kind kind) {
    return kind == Kind::domainList || kind == Kind::hostList || kind == Kind::addressList || kind == Kind::localPartList;
}

} // namespace postroom::catalogue
