// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/message/transcript_text.h"

#include "console/services/json_text.h"

#include <QCoreApplication>

namespace postroom::console {

QString transcriptText(const base::Json& transcript) {
    QString out;
    for (const base::Json& line : transcript.items()) {
        const QString side = text(line, "side");
        out += (side == "client" ? "C: " : side == "server" ? "S: " : "   ") + text(line, "text") + '\n';
    }
    return out.isEmpty() ? QCoreApplication::translate("Message", "No session was recorded: the message did not come by SMTP, or it is older than the recording.") : out;
}

} // namespace postroom::console
