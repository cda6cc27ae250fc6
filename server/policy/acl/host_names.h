// SPDX-License-Identifier: Apache-2.0
// The client's names, looked up when somebody asks for them, once per connection; and the context in which lists match.
#pragma once

#include "server/policy/acl/evaluation.h"
#include "server/policy/expand/list_setting.h"
#include "server/policy/lookup/match.h"

namespace postroom::acl {

/// The client as far as it is known: address, and names when the session or an earlier condition found them.
lookup::HostSubject& knownHost(Evaluation& evaluation);
/// As knownHost, and the names looked up.
lookup::HostSubject& namedHost(Evaluation& evaluation);

/// What matching a list needs; lives on the stack of the condition.
class ListMatching {
public:
    explicit ListMatching(Evaluation& evaluation);
    lookup::MatchContext& context() { return m_context; }

private:
    expand::ScopeListExpander m_expander;
    lookup::MatchContext m_context;
};

} // namespace postroom::acl
