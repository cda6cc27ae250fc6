// SPDX-License-Identifier: Apache-2.0
// The compiled ACLs of a revision: immutable, shared by all threads. Everything that can be known when the revision is
// loaded is known here: terms bound to their functions, operands parsed, nested ACLs resolved.
#pragma once

#include "server/policy/acl/engine.h"
#include "server/policy/acl/hit_counters.h"
#include "server/policy/acl/phases.h"
#include "server/policy/acl/trace_recorder.h"
#include "server/policy/acl/words.h"
#include "server/policy/expand/program.h"

#include <array>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::acl {

struct TermRow;
struct CompiledAcl;

/// What a term's compile function made of its operand; each kind has its own.
struct TermData {
    virtual ~TermData() = default;
    /// The ACL that the term calls, when that is known: for the check of phases.
    [[nodiscard]] virtual const CompiledAcl* calledAcl() const { return nullptr; }
};

struct CompiledTerm {
    const TermRow* row = nullptr;
    bool negated = false;
    StaticText name;   ///< "hosts", "set acl_m_x"
    StaticText source; ///< as written
    PhaseSet phases;
    expand::Program program; ///< the operand
    std::shared_ptr<const TermData> data; ///< may be null
    bool wantsHostName = false; ///< its operand reads $sender_host_name, which has to be looked up first
    bool secret = false;        ///< its operand reads what a client sent to authenticate: never recorded
    std::string error;       ///< not empty (only when compiled for trial): running it is an error that says this
};

struct CompiledStatement {
    Verb verb = Verb::accept;
    StaticText verbText;
    std::uint32_t number = 0; ///< in the source, where those that are off count too
    bool shadow = false;
    std::vector<CompiledTerm> terms;
    HitCounters::Counter* counter = nullptr;
};

struct CompiledAcl {
    StaticText name;
    std::vector<CompiledStatement> statements;
};

/// What is asked at a phase.
struct PhaseEntry {
    bool set = false;
    const CompiledAcl* acl = nullptr; ///< null with `set`: `program` names it at run time
    expand::Program program;
    std::string error; ///< trial only
};

class Policy {
public:
    [[nodiscard]] const CompiledAcl* find(std::string_view name) const;
    [[nodiscard]] const PhaseEntry& entry(Phase phase) const { return m_entries[static_cast<std::size_t>(phase)]; }
    [[nodiscard]] base::RevisionId revision() const { return m_revision; }
    [[nodiscard]] bool strictVariables() const { return m_strictVariables; }
    [[nodiscard]] std::size_t textCount() const { return m_texts.size(); }
    [[nodiscard]] HitCounters& counters() const { return *m_counters; }
    [[nodiscard]] const std::map<std::string, std::unique_ptr<CompiledAcl>, std::less<>>& acls() const { return m_acls; }
    [[nodiscard]] const std::vector<std::unique_ptr<CompiledAcl>>& inlineAcls() const { return m_inlineAcls; }
    /// A policy text by its number, for static labels the evaluation needs.
    [[nodiscard]] StaticText text(std::uint32_t id) const { return {m_texts[id], id}; }

private:
    friend class PolicyCompiler;

    std::map<std::string, std::unique_ptr<CompiledAcl>, std::less<>> m_acls;
    std::vector<std::unique_ptr<CompiledAcl>> m_inlineAcls;
    std::array<PhaseEntry, phaseCount> m_entries;
    std::deque<std::string> m_texts;
    std::shared_ptr<HitCounters> m_counters = std::make_shared<HitCounters>();
    base::RevisionId m_revision;
    bool m_strictVariables = false;
};

} // namespace postroom::acl
