// SPDX-License-Identifier: Apache-2.0
// VRFY, EXPN and ETRN (RFC 5321 4.1.1.6, 4.1.1.7, RFC 1985): what the ACLs allow. The refusals have codes of their own
// (policy-language 2.14.3).
#include "server/mail/address.h"
#include "server/receive/trace_field.h"
#include "server/receive/verbs.h"
#include "shared/base/text.h"

namespace postroom::receive {

namespace {

using Kind = acl::VerifyResult::Kind;

constexpr std::size_t expnMaximum = 200; ///< lines of a reply to EXPN

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

/// The argument of VRFY and EXPN, qualified; nothing when the client has been told what is wrong with it.
std::optional<std::string> addressToAsk(Session& session, std::string_view argument, std::string_view verb) {
    if (argument.empty()) {
        session.refuse({501, "5.5.4", std::string(verb) + " needs an address"});
        return std::nullopt;
    }
    mail::AddressSyntax syntax;
    syntax.allowDomainLiterals = true;
    auto parsed = mail::parseAddress(argument, syntax);
    if (!parsed) {
        session.refuse({501, "5.1.3", parsed.error().publicText});
        return std::nullopt;
    }
    const auto& settings = session.settings();
    return mail::qualify(parsed->address, settings.qualifyRecipient.empty() ? settings.primaryHostname : settings.qualifyRecipient);
}

} // namespace

void proceedVrfy(Session& session, std::string_view argument) {
    const auto address = addressToAsk(session, argument, "VRFY");
    if (!address)
        return;
    const auto verdict = session.ask(acl::Phase::vrfy, *address);
    if (verdict.outcome != acl::Outcome::accept)
        return refuseByAcl(session, verdict, "vrfy", catalogueReply("vrfy-no"));
    switch (session.gate().verifyAddress(*address)) {
    case Kind::verified: return session.replyWith("vrfy-yes", {{"address", *address}});
    case Kind::unrouteable: return session.replyWith("vrfy-unknown", {{"address", *address}});
    case Kind::deferred: return session.replyWith("message-rejected-temporarily");
    }
}

void proceedExpn(Session& session, std::string_view argument) {
    const auto verdict = session.ask(acl::Phase::expn);
    if (verdict.outcome != acl::Outcome::accept)
        return refuseByAcl(session, verdict, "expn", catalogueReply("message-rejected"));
    const auto address = addressToAsk(session, argument, "EXPN");
    if (!address)
        return;
    const auto found = session.gate().expandAddress(*address);
    if (found.kind == Kind::deferred)
        return session.replyWith("message-rejected-temporarily");
    if (found.kind == Kind::unrouteable)
        return session.replyWith("vrfy-unknown", {{"address", *address}});
    if (found.members.size() > expnMaximum)
        return session.replyWith("expn-too-many");
    std::string lines;
    for (const auto& member : found.members)
        lines += (lines.empty() ? "<" : "\n<") + member + ">";
    session.replyWith("expn-members", {{"members", lines}});
}

void proceedEtrn(Session& session, std::string_view argument) {
    const auto verdict = session.ask(acl::Phase::etrn);
    if (verdict.outcome != acl::Outcome::accept)
        return refuseByAcl(session, verdict, "etrn", {458, "4.7.1", "Administrative prohibition"});
    const auto domain = base::lower(base::trim(argument.substr(argument.starts_with('#') ? 1 : 0)));
    if (!argument.starts_with('#') || domain.empty()) // as Exim has it; RFC 1985 5.2 leaves it open what '#' names
        return session.refuse({501, "5.5.4", "argument must begin with #"});
    if (const auto& run = session.services().runQueue) {
        const auto started = static_cast<std::int64_t>(run(domain));
        session.publish(session.event("etrn.run").with("domain", base::printable(domain)).with("started", started));
    }
    session.replyWith("noop");
}

} // namespace postroom::receive
