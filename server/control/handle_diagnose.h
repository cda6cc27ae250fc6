// SPDX-License-Identifier: Apache-2.0
// address.test, expand, session.open, session.feed, session.close, config.compile, config.simulate: questions that change nothing.
#pragma once

#include "server/control/diagnose_runner.h"
#include "server/control/method_table.h"

namespace postroom::control {

/// `runner` must outlive the table.
void addDiagnoseMethods(MethodTable& table, DiagnoseRunner& runner);

/// config.simulate (handle_simulate.cpp); called by addDiagnoseMethods' table.
Answer simulate(DiagnoseRunner& runner, const Call& call);
/// The client of a dialogue, as session.open and config.simulate name it.
DialogueQuestion readDialogueQuestion(const base::Json& params);

/// Reads the field `configuration`: absent is the running one; {"revision"}, {"base","changes"} or {"text"}.
tl::expected<ConfigurationChoice, wire::WireError> readChoice(const base::Json& json);

} // namespace postroom::control
