// SPDX-License-Identifier: Apache-2.0
// The way of an address, for people and in the form that other implementations' comparisons read.
#pragma once

#include "shared/base/json.h"

#include <string>

namespace postroom::ctl {

std::string routeText(const base::Json& route, bool steps, std::size_t width);
/// Appends {address, parents, router, transport, hosts: ["name [address] MX=10"], outcome, text}: what does not apply is absent.
/// As in the output of `exim -bt`, a rewriting and what is wrong with a pipe or file are entries of their own.
void appendPlainRoutes(base::Json& all, const base::Json& routes);

} // namespace postroom::ctl
