// SPDX-License-Identifier: Apache-2.0
// Puts a refusal into one of the catalogue's classes, from what decided it. Pure.
#pragma once

#include "server/policy/acl/trace.h"
#include "shared/catalogue/refusal_class.h"

namespace postroom::acl {

/// `decisions`: the trace that came with the refusal, may be empty; its last refusal counts. `event` is the name of the
/// event that tells of it, `reply` what the client was told.
catalogue::RefusalClass refusalCause(const std::vector<TracedDecision>& decisions, std::string_view event, std::string_view reply);

} // namespace postroom::acl
