// SPDX-License-Identifier: Apache-2.0
// How often rules applied, as policy.counters gives it. Implemented by server/app.
#pragma once

#include "shared/base/json.h"

namespace postroom::control {

class PolicyFigures {
public:
    virtual ~PolicyFigures() = default;
    /// The reply of policy.counters. Thread-safe.
    virtual base::Json figures() = 0;
};

class MethodTable;
/// `figures` must outlive the table.
void addPolicyMethods(MethodTable& table, PolicyFigures& figures);

} // namespace postroom::control
