// SPDX-License-Identifier: Apache-2.0
// Traces for people: one row per recipient, and one message whole.
#pragma once

#include "shared/base/json.h"

#include <string>

namespace postroom::ctl {

std::string traceTable(const base::Json& rows, std::size_t width);
std::string traceText(const base::Json& trace, std::size_t width);
/// The decisions of a trace, statements and conditions below each other.
std::string decisionsText(const base::Json& decisions, std::size_t width);

/// What each check said of each recipient, a line each.
std::string verdictsTable(const base::Json& verdicts, std::size_t width);

} // namespace postroom::ctl
