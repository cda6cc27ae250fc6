// SPDX-License-Identifier: Apache-2.0
// Lists with expansions: the named lists of a revision are compiled once, and an evaluation's scope expands them when a
// match comes to one.
#pragma once

#include "server/policy/expand/compile_names.h"
#include "server/policy/expand/scope.h"
#include "server/policy/lookup/match.h"
#include "server/policy/lookup/named_lists.h"

namespace postroom::expand {

/// Compiles the text of every named list that is not parsed yet. Lists without expansions are parsed for good; items
/// that are wrong, and names of lists that do not exist, are findings.
config::Findings compileNamedLists(lookup::NamedLists& lists, const CompileNames& names);

/// The names of lists ("local_domains") that the items refer to and that do not exist, for a list without expansions. In
/// an address list a domain list may stand, too.
std::vector<std::string> unknownLists(const lookup::List& list, lookup::ListKind kind, const CompileNames& names);

/// For lookup::MatchContext::expander, when a list is matched outside of an expansion (`domains =` of a router or an ACL).
class ScopeListExpander final : public lookup::ListExpander {
public:
    explicit ScopeListExpander(const Scope& scope) : m_scope(scope) {}
    Text expandNamedList(const lookup::NamedList& list) override;

private:
    const Scope& m_scope;
};

} // namespace postroom::expand
