// SPDX-License-Identifier: Apache-2.0
// The way of an address, for people and in the form that other implementations' comparisons read.
#pragma once

#include "shared/base/json.h"

#include <string>

namespace postroom::ctl {


std::string routeText(const base::Json& route, bool steps, std::size_t width);
/// {address, parents, router, transport, hosts: ["name [address] MX=10"], outcome, text}: what does not apply is absent.
base::Json plainRoute(const base::Json& route);

} // namespace postroom::ctl
