// SPDX-License-Identifier: Apache-2.0
// The words for outcomes, verbs and truth values in traces, JSON and logs.
#pragma once

#include "server/policy/acl/engine.h"
#include "server/policy/acl/trace.h"

#include <optional>
#include <string_view>

namespace postroom::acl {

enum class Verb : std::uint8_t { accept, defer, deny, discard, drop, require, warn };

std::string_view verbName(Verb verb);
std::optional<Verb> verbFromName(std::string_view name);
std::string_view outcomeName(Outcome outcome); ///< "accept", "deny"...
std::string_view truthName(Truth truth);       ///< "true", "false", "deferred", "failed", "not reached"

} // namespace postroom::acl
