// SPDX-License-Identifier: GPL-3.0-or-later
// Words for what the protocol says about a message, and the whole as text for a ticket.
#pragma once

#include "shared/base/json.h"

#include <QIcon>
#include <QString>

namespace postroom::console {

/// "rcpt" -> "RCPT"
[[nodiscard]] QString phaseText(const QString& phase);
/// "deny" -> "refused"
[[nodiscard]] QString verdictText(const QString& verdict);
[[nodiscard]] QIcon verdictIcon(const QString& verdict);
/// Sentences, envelope and attempts, and the address of the message: for pasting.
[[nodiscard]] QString ticketText(const base::Json& record, const base::Json& explanation, const QString& address);

} // namespace postroom::console
