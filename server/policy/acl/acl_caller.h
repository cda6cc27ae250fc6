// SPDX-License-Identifier: Apache-2.0
// ${acl} and the condition acl outside a conversation: for `postroomctl expand` and other trials. Runs the named ACLs of a
// policy, or an inline ACL, in a conversation of its own that never ends.
#pragma once

#include "server/policy/acl/address_verifier.h"
#include "server/policy/acl/engine.h"
#include "server/policy/expand/acl_caller.h"

#include <memory>

namespace postroom::acl {

class StandaloneAcls final : public expand::AclCaller {
public:
    /// `verifier` may be null. It and `outer`, which the ACLs see behind their own variables, outlive this.
    StandaloneAcls(std::shared_ptr<const Policy> policy, AddressVerifier* verifier, const expand::Scope& outer);
    ~StandaloneAcls() override;

    expand::AclCallResult callAcl(std::string_view name, const std::vector<expand::Value>& arguments) override;
    /// $acl_arg1, $acl_c.., $acl_m..: what the ACLs have set so far.
    [[nodiscard]] const expand::VariableSource& variables() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace postroom::acl
