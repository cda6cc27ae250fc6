// SPDX-License-Identifier: Apache-2.0
// bounce.explain: what a pasted bounce or reply means, and which of our messages it is about.
#pragma once

#include "server/platform/store/event_store.h"
#include "shared/base/clock.h"

namespace postroom::control {

class MethodTable;

/// What the method reads; both must outlive the table.
struct BounceServices {
    store::EventStore& store;
    const base::Clock& clock;
};

void addBounceMethod(MethodTable& table, BounceServices services);

} // namespace postroom::control
