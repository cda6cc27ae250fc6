// SPDX-License-Identifier: Apache-2.0
// VRFY, EXPN and ETRN (RFC 5321 4.1.1.6, 4.1.1.7, RFC 1985): what the ACLs allow. The refusals have codes of their own
// (policy-language 2.14.3).
#include "server/mail/address.h"
#include "server/receive/trace_field.h"
#include "server/receive/verbs.h"
#include "shared/base/text.h"

namespace postroom::receive {

namespace {

void refuseByAcl(Session& session, const acl::Verdict& verdict, std::string_view phase, smtp::Reply normal) {
    if (verdict.outcome == acl::Outcome::defer)
        normal = catalogueReply("message-rejected-temporarily");
    const auto said = session.verdictReply(verdict, normal);
    session.publish(withTrace(session, withDecision(session.event("command.rejected").with("phase", phase).with("command", base::printable(session.state().command))
                        .with("reply", smtp::replyText(said)).with("reason", verdict.logText), verdict.statement), said));
    if (verdict.outcome == acl::Outcome::drop)
        session.replyAndClose(said, "acl-drop");
    else
        session.reply(said);
}

} // namespace

void proceedVrfy(Session& session, std::string_view argument) {
    if (argument.empty())
        return session.refuse({501, "5.5.4", "VRFY needs an address"});
    mail::AddressSyntax syntax;
    syntax.allowDomainLiterals = true;
    auto parsed = mail::parseAddress(argument, syntax);
    if (!parsed)
        return session.refuse({501, "5.1.3", parsed.error().publicText});
    const auto& settings = session.settings();
    const auto address = mail::qualify(parsed->address, settings.qualifyRecipient.empty() ? settings.primaryHostname : settings.qualifyRecipient);
    const auto verdict = session.ask(acl::Phase::vrfy, address);
    if (verdict.outcome != acl::Outcome::accept)
        return refuseByAcl(session, verdict, "vrfy", catalogueReply("vrfy-no"));
    using Kind = acl::VerifyResult::Kind;
    switch (session.gate().verifyAddress(address)) {
    case Kind::verified: return session.replyWith("vrfy-yes", {{"address", address}});
    case Kind::unrouteable: return session.replyWith("vrfy-unknown", {{"address", address}});
    case Kind::deferred: return session.replyWith("message-rejected-temporarily");
    }
}

void proceedExpn(Session& session, std::string_view argument) {
    const auto verdict = session.ask(acl::Phase::expn, argument);
    if (verdict.outcome != acl::Outcome::accept)
        return refuseByAcl(session, verdict, "expn", catalogueReply("message-rejected"));
    session.replyWith("not-implemented"); // lists are not expanded for strangers
}

void proceedEtrn(Session& session, std::string_view argument) {
    const auto verdict = session.ask(acl::Phase::etrn, argument);
    if (verdict.outcome != acl::Outcome::accept)
        return refuseByAcl(session, verdict, "etrn", {458, "4.7.1", "Administrative prohibition"});
    if (!argument.starts_with('#')) // a named queue run, as Exim has it (RFC 1985 5.2: '#' is a queue name)
        return session.refuse({501, "5.5.4", "argument must begin with #"});
    session.replyWith("noop");
}

} // namespace postroom::receive
