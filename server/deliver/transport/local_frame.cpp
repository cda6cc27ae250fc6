// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/local_frame.h"

#include "server/deliver/router/option_reader.h"
#include "server/mail/date.h"
#include "server/policy/world/world.h"

namespace postroom::transport {

FrameOptions readFrameOptions(router::OptionReader& reader, std::string check, std::string escape) {
    FrameOptions options;
    options.prefix = reader.program("message_prefix");
    options.suffix = reader.program("message_suffix");
    options.bsmtp = reader.boolean("use_bsmtp", false);
    options.crlf = reader.boolean("use_crlf", false);
    options.check = reader.text("check_string").value_or(std::move(check));
    options.escape = reader.text("escape_string").value_or(std::move(escape));
    if (options.bsmtp) {
        options.separates = false;
        options.check = ".";
        options.escape = "..";
    }
    return options;
}

base::Result<Frame> makeFrame(const FrameOptions& options, const CommonOptions& common, const Batch& batch, const OutgoingMessage& message,
                              const expand::Scope& scope) {
    Frame frame;
    if (options.prefix) {
        auto text = expandOption(*options.prefix, "message_prefix", common.name, scope);
        if (!text)
            return base::fail(text.error());
        frame.before = std::move(text->text);
    } else if (options.separates) {
        frame.before = "From " + (message.returnPath.empty() ? std::string("MAILER-DAEMON") : message.returnPath) + " " +
                       mail::mboxDateText(scope.world.now()) + "\n";
    }
    if (options.suffix) {
        auto text = expandOption(*options.suffix, "message_suffix", common.name, scope);
        if (!text)
            return base::fail(text.error());
        frame.after = std::move(text->text);
    } else if (options.separates) {
        frame.after = "\n";
    }
    if (!options.bsmtp)
        return frame;
    const std::string end = options.crlf ? "\r\n" : "\n";
    frame.before += "MAIL FROM:<" + message.returnPath + ">" + end;
    for (const auto& recipient : batch.recipients) {
        const auto& address = recipient.recipient.address;
        frame.before += "RCPT TO:<" + (common.includeAffixes ? address : withoutAffixes(address, recipient.variables)) + ">" + end;
    }
    frame.before += "DATA" + end;
    frame.after += "." + end;
    return frame;
}

} // namespace postroom::transport
