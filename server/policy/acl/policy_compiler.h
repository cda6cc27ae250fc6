// SPDX-License-Identifier: Apache-2.0
// Makes a Policy of its source: binds terms to their rows, compiles operands, resolves nested ACLs, and then walks from
// each phase through the ACLs that it can reach to find terms that cannot work there. Nothing stops at the first error.
#pragma once

#include "server/policy/acl/policy.h"
#include "server/policy/acl/term_compiler.h"

#include <memory>
#include <set>
#include <string_view>
#include <utility>

namespace postroom::acl {

class PolicyCompiler : public TermCompiler {
public:
    PolicyCompiler(const PolicySource& source, const expand::CompileNames& names, config::Findings& findings);
    std::shared_ptr<Policy> run();
    const CompiledAcl* acl(std::string_view nameOrText) override;

private:
    PolicyCompiler(std::shared_ptr<Policy> policy, const PolicySource& source, const expand::CompileNames& names, config::Findings& findings);
    void compileAcl(CompiledAcl& acl, const AclSource& source);
    void compileStatement(CompiledAcl& acl, const StatementSource& source, std::uint32_t number);
    void compileTerm(CompiledStatement& statement, const TermSource& source);
    void checkOrder(const StatementSource& source, const CompiledStatement& statement);
    void compileEntry(Phase phase, const std::string& text);
    void checkPhase(Phase phase, const CompiledAcl& acl, std::set<const CompiledAcl*>& seen, bool top);
    void checkReach(const CompiledAcl& acl);                 // static_checks.cpp
    void checkValues(Phase phase, const CompiledTerm& term); // static_checks.cpp
    const CompiledAcl* inlineAcl(std::string_view text, const config::Place& begin, std::string name);

    std::shared_ptr<Policy> m_policy;
    const PolicySource& m_source;
    config::Findings& m_findings;
    std::map<const CompiledTerm*, config::Place> m_places;
    std::map<const CompiledAcl*, const AclSource*> m_sources;
    std::deque<AclSource> m_inlineSources;
    std::set<std::pair<const CompiledTerm*, Phase>> m_reported;
};

} // namespace postroom::acl
