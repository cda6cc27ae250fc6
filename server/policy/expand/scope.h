// SPDX-License-Identifier: Apache-2.0
// Everything that one evaluation may see. Built on the stack by the caller for the time of one ACL, one router or one
// transport; used by one thread. What an evaluation itself sets ($value, $0.., $n0.., lookup data) lives in `locals`
// of the evaluator, not here.
#pragma once

#include "server/policy/expand/acl_caller.h"
#include "server/policy/expand/variable_source.h"

#include <vector>

namespace postroom::world {
class World;
}

namespace postroom::lookup {
class NamedLists;
}

namespace postroom::expand {

class Observer;

struct Scope {
    world::World& world;                         ///< the only way to the outside
    const lookup::NamedLists& lists;             ///< the revision's named lists
    std::vector<const VariableSource*> variables; ///< asked in this order
    AclCaller* acls = nullptr;                   ///< null: ${acl} is an error here
    Observer* observer = nullptr;                ///< null: nothing is recorded
};

/// Hears of what an evaluation found, for the decision trace. Texts are only valid during the call.
class Observer {
public:
    virtual ~Observer() = default;
    /// A variable was read.
    virtual void onVariable(std::string_view name, const Value& value) = 0;
    /// A lookup, list match, DNS question or program answered.
    virtual void onAnswer(std::string_view question, std::string_view answer) = 0;
};

} // namespace postroom::expand
