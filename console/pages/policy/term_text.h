// SPDX-License-Identifier: GPL-3.0-or-later
// How a condition or modifier of a statement is said to people: "Client: +unwanted_hosts", "unless authenticated".
#pragma once

#include "shared/catalogue/term_row.h"
#include "shared/config/document.h"

#include <QString>

namespace postroom::console {

/// The row of a condition or modifier; null for a name that the catalogue does not have.
[[nodiscard]] const catalogue::TermRow* rowOf(const config::Term& term);
/// "Client", "Set acl_m_score"
[[nodiscard]] QString termTitle(const config::Term& term);
[[nodiscard]] QString termHelp(const config::Term& term);
/// In one line.
[[nodiscard]] QString termText(const config::Term& term);
[[nodiscard]] bool isModifier(const config::Term& term);
/// `!authenticated = *`
[[nodiscard]] bool isUnlessAuthenticated(const config::Term& term);
/// "RCPT TO", "the connection": where an ACL runs.
[[nodiscard]] QString phaseTitle(catalogue::Phase phase);
/// All of the set; empty for an empty one.
[[nodiscard]] QString phasesText(catalogue::PhaseSet phases);
/// accept, defer...: what it does, in a word: "Accept", "Defer".
[[nodiscard]] QString verbTitle(const QString& verb);

} // namespace postroom::console
