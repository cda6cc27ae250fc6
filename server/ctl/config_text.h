// SPDX-License-Identifier: Apache-2.0
// Revisions, differences and import reports for people.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/json.h"

#include <string>

namespace postroom::ctl {

std::string historyText(const base::Json& revisions, std::size_t width);
/// "+ router new" and, under "~ router smarthost", "- route_list = a" and "+ route_list = b".
std::string differenceText(const base::Json& difference);
/// Lines that were translated or are impossible, and the counts.
std::string importText(const base::Json& lines);
/// The value of a setting as one writes it.
std::string valueText(const base::Json& value);

} // namespace postroom::ctl
