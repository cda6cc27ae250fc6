// SPDX-License-Identifier: Apache-2.0
// RSET, NOOP, QUIT and HELP (RFC 5321 4.1.1.5 to 4.1.1.10): too small for files of their own.
#include "server/receive/verbs.h"

namespace postroom::receive {

void proceedRset(Session& session, std::string_view) {
    session.resetTransaction();
    session.replyWith("reset");
}

void proceedNoop(Session& session, std::string_view) { session.replyWith("noop"); }

void proceedQuit(Session& session, std::string_view) {
    auto said = catalogueReply("closing", {{"host", session.activeHostname()}});
    if (!session.state().peer.proxyFailed && session.gate().has(acl::Phase::quit)) {
        const auto verdict = session.ask(acl::Phase::quit); // its outcome does not matter, its text does
        if (!verdict.text.empty() && verdict.outcome != acl::Outcome::defer)
            said.text = verdict.text;
    }
    session.replyAndClose(said, {});
}

void proceedHelp(Session& session, std::string_view) {
    std::string names;
    for (const auto& row : verbTable()) {
        if (row.verb == smtp::Verb::xclient && !session.state().xclientOffered)
            continue;
        names += (names.empty() ? "" : " ") + std::string(row.name);
    }
    session.replyWith("help", {{"commands", names}});
}

} // namespace postroom::receive
