// SPDX-License-Identifier: Apache-2.0
// STARTTLS (RFC 3207). The handshake itself is the driver's.
#include "server/receive/trace_field.h"
#include "server/receive/verbs.h"
#include "shared/base/text.h"

namespace postroom::receive {

std::optional<smtp::Reply> checkStartTls(Session& session, std::string_view argument) {
    const auto& state = session.state();
    if (!argument.empty())
        return catalogueReply("starttls-arguments");
    if (state.tls)
        return catalogueReply("starttls-again");
    if (!state.tlsOffered)
        return catalogueReply("starttls-not-advertised");
    return std::nullopt;
}

void proceedStartTls(Session& session, std::string_view) {
    const auto verdict = session.ask(acl::Phase::starttls);
    if (verdict.outcome != acl::Outcome::accept) {
        const bool temporary = verdict.outcome == acl::Outcome::defer;
        const auto said = session.verdictReply(verdict, catalogueReply(temporary ? "message-rejected-temporarily" : "message-rejected"));
        session.publish(withTrace(session, withDecision(session.event("command.rejected").with("phase", "starttls").with("command", "STARTTLS")
                            .with("reply", smtp::replyText(said)).with("reason", verdict.logText), verdict.statement), said));
        if (verdict.outcome == acl::Outcome::drop)
            return session.replyAndClose(said, "acl-drop");
        return session.reply(said);
    }
    session.replyWith("starttls-go");
    session.startTlsAfterReply();
}

} // namespace postroom::receive
