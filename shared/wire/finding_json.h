// SPDX-License-Identifier: Apache-2.0
// Findings as JSON: {"severity","code","message","hint","file","line","column","object","setting"}; what is unknown is absent.
#pragma once

#include "shared/base/json.h"
#include "shared/config/finding.h"

namespace postroom::wire {

base::Json findingJson(const config::Finding& finding);
base::Json findingsJson(const config::Findings& findings);
/// Reads what findingJson wrote; anything else gives empty fields, never an error.
config::Finding readFinding(const base::Json& json);
config::Findings readFindings(const base::Json& json);

} // namespace postroom::wire
