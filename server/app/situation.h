// SPDX-License-Identifier: Apache-2.0
// A made-up situation in which expressions are expanded and addresses routed: a revision, facts that somebody wrote
// down, the real outside, and a clock that may stand where the facts say.
#pragma once

#include "server/app/compiled.h"
#include "server/app/live_outside.h"
#include "server/control/diagnose_runner.h"
#include "server/policy/acl/acl_caller.h"
#include "server/policy/expand/facts_source.h"

#include <memory>
#include <vector>

namespace postroom::app {

class Situation {
public:
    /// `localUser`: whose situation it is when the facts name no client; empty: nobody's.
    Situation(std::shared_ptr<const Compiled> compiled, LiveOutside& outside, const control::EvaluationFacts& facts,
              const std::string& localUser = {});
    ~Situation();
    [[nodiscard]] const expand::Scope& scope() const;
    expand::FactsSource& facts() { return m_facts; }
    [[nodiscard]] const Compiled& compiled() const { return *m_compiled; }
    /// What ACLs that expressions called have set; for expressions, not for ACLs and routers, which have their own.
    [[nodiscard]] const expand::VariableSource& aclVariables() const;
    /// With the macros of the configuration's text put in, as Exim's -be does.
    [[nodiscard]] std::string withMacros(std::string text) const;

private:
    void setCaller(const base::Json& facts, const std::string& localUser);
    void setCertificates(const control::EvaluationFacts& facts);

    std::shared_ptr<const Compiled> m_compiled;
    std::unique_ptr<base::FakeClock> m_fixed; ///< set when the facts say what time it is
    std::unique_ptr<world::World> m_world;
    expand::FactsSource m_facts;
    std::unique_ptr<expand::Scope> m_scope;
    std::unique_ptr<acl::StandaloneAcls> m_acls;
};

class SituationExpander final : public control::Expander {
public:
    explicit SituationExpander(std::unique_ptr<Situation> situation) : m_situation(std::move(situation)) {}
    control::ExpansionAnswer expand(std::string_view expression) override;

private:
    std::unique_ptr<Situation> m_situation;
};

} // namespace postroom::app
