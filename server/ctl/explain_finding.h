// SPDX-License-Identifier: Apache-2.0
// Findings for a person at a terminal: where, what, and what to do.
#pragma once

#include "shared/config/finding.h"

#include <string>

namespace postroom::ctl {

/// "main.conf:12:3: error: MESSAGE (HINT)", or "router smarthost, route_list: error: ..." when there is no line.
std::string findingText(const config::Finding& finding);
/// All of them, a line each, and a last line with the counts; empty when there are none.
std::string findingsText(const config::Findings& findings);

} // namespace postroom::ctl
