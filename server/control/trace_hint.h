// SPDX-License-Identifier: Apache-2.0
// Negative evidence: when a search finds nothing, what was seen of the domain in question in that time: refused before
// DATA, greylisted, TLS that failed, refused at connect, or no connection at all.
#pragma once

#include "server/control/trace_search.h"

namespace postroom::control {

/// {"hint": a sentence, "evidence": [{"what", "recipients", "last", "query"}]}. Takes 60 ms at most.
base::Json traceHint(store::EventStore& store, const TraceSearch& search);

} // namespace postroom::control
