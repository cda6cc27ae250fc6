// SPDX-License-Identifier: Apache-2.0
// Routings for people and programs: `postroomctl route`, `address test`, the message page.
#pragma once

#include "server/deliver/router/chain.h"
#include "shared/base/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace postroom::router {

/// The array of `route --json`: {address, parents, router, transport, hosts, outcome, text}; hosts as "name [address] MX=10",
/// in order of preference, equal ones by name. `steps` is added when `steps` is asked for.
enum class WithSteps { no, yes };
base::Json routesJson(const std::vector<Routed>& routes, WithSteps steps = WithSteps::no);

/// Parses, rewrites, routes: what `address test` shows. A syntax error is an entry whose address is "syntax error: ...".
base::Json testAddress(const RouterChain& chain, std::string_view address, std::string_view sender, const expand::Scope& scope,
                       WithSteps steps = WithSteps::no);

/// "router dnslookup: driver: ... (accepted)", a sentence per step.
std::vector<std::string> stepSentences(const std::vector<Step>& steps);

} // namespace postroom::router
