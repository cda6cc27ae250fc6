// SPDX-License-Identifier: Apache-2.0
// Runs the tests that stand in a configuration (objects of kind test) against its compiled form: a dialogue that accepts
// nothing, and where the recipient would go. Nothing is counted or remembered.
#pragma once

#include "server/app/compiled.h"
#include "server/app/live_outside.h"
#include "server/control/diagnose_runner.h"
#include "shared/base/message_id.h"

#include <string>
#include <vector>

namespace postroom::app {

struct TestBench {
    LiveOutside& outside;
    base::Clock& clock;
    base::MessageIdSource& ids;
};

/// All that are enabled, in their order; only those with one of `names` unless that is empty.
std::vector<control::TestOutcome> runPolicyTests(const std::shared_ptr<const Compiled>& compiled, const TestBench& bench,
                                                 const std::vector<std::string>& names = {});
/// A finding for each test that failed, with its place in the document.
config::Findings testFindings(const config::Document& document, const std::vector<control::TestOutcome>& outcomes, config::Severity severity);

} // namespace postroom::app
