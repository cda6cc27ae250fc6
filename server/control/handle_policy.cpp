// SPDX-License-Identifier: Apache-2.0
#include "server/control/method_table.h"
#include "server/control/policy_figures.h"

namespace postroom::control {

void addPolicyMethods(MethodTable& table, PolicyFigures& figures) {
    table.add("policy.counters", Pace::slow, Effect::reads, [&figures](const Call&) -> Answer { return figures.figures(); });
}

} // namespace postroom::control
