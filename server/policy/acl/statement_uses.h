// SPDX-License-Identifier: Apache-2.0
// What the hit counters say about each statement of a policy: how often it was asked and applied, whether it was never
// reached or never true, and by which earlier statement it is hidden.
#pragma once

#include "server/policy/acl/policy.h"

namespace postroom::acl {

struct StatementUse {
    const HitCounters::Counter* counter = nullptr;
    std::uint32_t shadowedBy = 0; ///< number of an earlier statement of the same ACL; 0: none
    /// Why: "it decides everything that comes to it", "whatever fulfils this one fulfils that one first",
    /// "it decided everything so far".
    std::string reason;
    bool certain = false; ///< it follows from the rules alone; otherwise only from what was seen
};

/// All of them, in the order of the ACLs' names and, within one, of the statements.
std::vector<StatementUse> statementUses(const Policy& policy);

/// Statements that the rules alone prove to be without effect, for findings when a revision is checked.
struct HiddenStatement {
    std::uint32_t number = 0, by = 0;
    std::string reason;
};
std::vector<HiddenStatement> hiddenStatements(const CompiledAcl& acl);

} // namespace postroom::acl
