// SPDX-License-Identifier: Apache-2.0
// What a term's compile function may use: expansions, texts, ACLs by name, and a place to report what is wrong.
#pragma once

#include "server/policy/acl/policy.h"
#include "server/policy/expand/compile_names.h"
#include "shared/config/finding.h"

#include <string>
#include <string_view>

namespace postroom::acl {

class TermCompiler {
public:
    virtual ~TermCompiler() = default;

    [[nodiscard]] const config::Place& place() const { return m_place; }
    [[nodiscard]] const expand::CompileNames& names() const { return m_names; }

    /// Something is wrong: the revision is refused; compiled for trial, the term becomes this error.
    void error(std::string_view code, std::string message, std::string hint = {});
    /// Something is remarkable.
    void warning(std::string_view code, std::string message, std::string hint = {});
    /// The compiled expansion; what is wrong with it is reported.
    expand::Program program(std::string_view source);
    /// The text as the policy keeps it.
    StaticText keep(std::string_view text);
    /// The ACL of that name; of text with statements, or of a file's, an ACL without name. Null (and reported) when there is none.
    virtual const CompiledAcl* acl(std::string_view nameOrText) = 0;

protected:
    TermCompiler(const expand::CompileNames& names, config::Findings& findings, std::deque<std::string>& texts);
    void beginTerm(const config::Place& place, CompiledTerm* term);

private:
    const expand::CompileNames& m_names;
    config::Findings& m_findings;
    std::deque<std::string>& m_texts;
    std::map<std::string_view, std::uint32_t> m_textIds;
    config::Place m_place;
    CompiledTerm* m_term = nullptr;
};

} // namespace postroom::acl
