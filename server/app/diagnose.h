// SPDX-License-Identifier: Apache-2.0
// Questions to a configuration that change nothing (control/diagnose_runner.h): expansions, routing, whole SMTP dialogues,
// asked of the running revision, an old one, a working copy, or a text. In the daemon and under --evaluate.
#pragma once

#include "server/app/compiled.h"
#include "server/app/live_outside.h"
#include "server/control/diagnose_runner.h"
#include "shared/base/message_id.h"

#include <functional>
#include <memory>

namespace postroom::app {

/// Gives the revisions that a question may name.
struct DiagnoseParts {
    std::function<std::shared_ptr<const Compiled>()> running; ///< null: nothing runs (--evaluate without a file)
    /// The document of a choice other than text; errors as the store's.
    std::function<base::Result<config::Document>(const control::ConfigurationChoice&)> document;
    std::function<base::Result<config::SecretMap>()> secrets;
    CompileParts compile; ///< with Use::trial
    LiveOutside& outside;
    base::Clock& clock;
    base::MessageIdSource& ids;
    config::Findings reading{}; ///< what was found when the running configuration was read from a file
    std::string localUser{}; ///< not empty: who asks; situations without a client are his, as of a local caller
};

class Diagnose final : public control::DiagnoseRunner {
public:
    explicit Diagnose(DiagnoseParts parts) : m_parts(std::move(parts)) {}

    base::Result<std::unique_ptr<control::Expander>> expander(const control::ConfigurationChoice& configuration,
                                                              const control::EvaluationFacts& facts) override;
    base::Result<std::vector<control::RouteAnswer>> route(const control::ConfigurationChoice& configuration,
                                                          const control::RouteQuestion& question) override;
    base::Result<std::vector<control::RewriteAnswer>> rewrite(const control::ConfigurationChoice& configuration, const std::string& address,
                                                              const control::EvaluationFacts& facts) override;
    base::Result<control::RetryAnswer> retry(const control::ConfigurationChoice& configuration, const control::RetryQuestion& question) override;
    base::Result<std::unique_ptr<control::Dialogue>> dialogue(const control::ConfigurationChoice& configuration,
                                                              const control::DialogueQuestion& question) override;
    base::Result<std::unique_ptr<control::Replayer>> replayer(const control::ConfigurationChoice& configuration) override;
    base::Result<std::vector<control::TestOutcome>> test(const control::ConfigurationChoice& configuration, const std::vector<std::string>& names) override;
    base::Result<config::Findings> findings(const control::ConfigurationChoice& configuration) override;
    base::Result<config::Findings> compileExpression(const control::ConfigurationChoice& configuration, const control::ExpressionQuestion& question) override;

private:
    enum class Report : bool { asTrial, all };
    base::Result<std::shared_ptr<const Compiled>> compiled(const control::ConfigurationChoice& configuration, config::Findings& findings,
                                                           Report report = Report::asTrial);
    DiagnoseParts m_parts;
};

} // namespace postroom::app
