// SPDX-License-Identifier: Apache-2.0
// RSET, NOOP, QUIT and HELP (RFC 5321 4.1.1.5 to 4.1.1.10): too small for files of their own.
#include "server/receive/verbs.h"

namespace postroom::receive {

namespace {

/// Is it worth naming this command to this client?
bool isOffered(Session& session, smtp::Verb verb) {
    const auto& services = session.services();
    switch (verb) {
    case smtp::Verb::vrfy: return session.gate().has(acl::Phase::vrfy);
    case smtp::Verb::expn: return session.gate().has(acl::Phase::expn);
    case smtp::Verb::etrn: return session.gate().has(acl::Phase::etrn);
    case smtp::Verb::auth: return services.authenticators != nullptr && !services.authenticators->empty();
    case smtp::Verb::starttls: return services.tlsAvailable && !session.state().tls && session.hostIs(HostOption::tlsAdvertise);
    case smtp::Verb::xclient: return session.state().xclientOffered;
    default: return true;
    }
}

} // namespace

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
    for (const auto& row : verbTable())
        if (isOffered(session, row.verb))
            names += (names.empty() ? "" : " ") + std::string(row.name);
    session.replyWith("help", {{"commands", names}});
}

} // namespace postroom::receive
