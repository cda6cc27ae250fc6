// SPDX-License-Identifier: GPL-3.0-or-later
// The server's sentences about a bounce in the user's language. They come as {code, arguments, text}; a translation stands under
// its code, in the context "BounceTexts" (console/translations/bouncetexts_LANGUAGE.ts), which lupdate does not know of. A code without
// one is shown in the server's English.
#pragma once

#include "console/widgets/theme.h"
#include "shared/base/json.h"

#include <QString>

namespace postroom::console {

[[nodiscard]] QString bounceSentence(const base::Json& sentence);
/// "Mailbox full"
[[nodiscard]] QString bounceReason(const base::Json& recipient);
/// "The recipient": whose problem, for a table.
[[nodiscard]] QString partyText(const QString& party);
[[nodiscard]] QString partyIcon(const QString& party);
[[nodiscard]] Tone partyTone(const QString& party);
/// "A bounce: the message was not delivered."
[[nodiscard]] QString kindText(const QString& kind);
/// "550 5.1.1, in reply to RCPT"
[[nodiscard]] QString replyCodeText(const base::Json& recipient);

} // namespace postroom::console
