// SPDX-License-Identifier: Apache-2.0
// ${acl{name}{args}} and the condition acl{{name}{args}} need the ACL engine, which stands above. Implemented in policy/acl.
#pragma once

#include "server/policy/expand/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace postroom::expand {

struct AclCallResult {
    enum class Outcome : unsigned char { accept, deny, defer, error };
    Outcome outcome = Outcome::error;
    Value message; ///< the ACL's `message`, or the error's text
};

class AclCaller {
public:
    virtual ~AclCaller() = default;
    /// Runs a named ACL with $acl_arg1.. set; at most 20 deep, deeper is an error. Same thread as the evaluation.
    virtual AclCallResult callAcl(std::string_view name, const std::vector<Value>& arguments) = 0;
};

} // namespace postroom::expand
