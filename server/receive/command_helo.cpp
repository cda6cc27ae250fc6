// SPDX-License-Identifier: Apache-2.0
// EHLO and HELO (RFC 5321 4.1.1.1): the client names itself, we say what we offer.
#include "server/mail/address.h"
#include "server/receive/message_limits.h"
#include "server/receive/trace_field.h"
#include "server/receive/verbs.h"
#include "server/smtp/capabilities.h"
#include "shared/base/text.h"

namespace postroom::receive {

namespace {

/// A host name with the characters that are allowed (helo_allow_chars adds some), or an address literal. Exim takes
/// underscores nowhere but there; a bare IPv6 address is taken as a literal without brackets is not.
bool isHostName(std::string_view name, std::string_view allowed) {
    if (name.starts_with('['))
        return mail::isDomainLiteral(name);
    for (const char c : name)
        if (!base::isAlnum(c) && c != '.' && c != '-' && c != ':' && allowed.find(c) == std::string_view::npos)
            return false;
    return !name.empty();
}

std::optional<smtp::Reply> checkName(Session& session, std::string_view argument, std::string_view verb) {
    if (argument.size() <= 255 && isHostName(argument, session.settings().heloAllowChars))
        return std::nullopt;
    if (!argument.empty() && argument.size() <= 255 && session.hostIs(HostOption::heloAcceptJunk))
        return std::nullopt;
    return catalogueReply("ehlo-syntax", {{"verb", verb}});
}

/// Takes the name over and asks the ACL; false when it was refused (the reply is said).
bool greetClient(Session& session, std::string_view name, acl::Verdict& verdict) {
    auto& state = session.state();
    session.resetTransaction();
    state.helo.assign(name);
    verdict = session.ask(acl::Phase::helo);
    if (verdict.outcome == acl::Outcome::accept)
        return true;
    const bool temporary = verdict.outcome == acl::Outcome::defer;
    const auto said = session.verdictReply(verdict, catalogueReply(temporary ? "message-rejected-temporarily" : "message-rejected"));
    session.publish(withTrace(session, withDecision(session.event("command.rejected").with("phase", "helo").with("command", base::printable(state.command))
                        .with("reply", smtp::replyText(said)).with("reason", verdict.logText), verdict.statement), said));
    state.helo.clear();
    if (verdict.outcome == acl::Outcome::drop)
        session.replyAndClose(said, "acl-drop");
    else
        session.reply(said);
    return false;
}

std::string greetingText(Session& session, const acl::Verdict& verdict) {
    if (!verdict.text.empty()) // policy-language 2.14.3: cut at the first line end
        return verdict.text.substr(0, verdict.text.find('\n'));
    const auto& peer = session.state().peer;
    const auto& name = peer.hostName.empty() ? session.state().helo : peer.hostName;
    const auto address = peer.client.addressText();
    return session.activeHostname() + " Hello " + name + (address.empty() ? "" : " [" + address + "]");
}

std::vector<std::string> offeredMechanisms(Session& session) {
    const auto& authenticators = session.services().authenticators;
    if (authenticators == nullptr || authenticators->empty() || session.state().identity.known() || !session.hostIs(HostOption::authAdvertise))
        return {};
    using Channel = auth::AuthenticatorSet::Channel;
    return authenticators->advertised(session.gate().scope(), session.state().tls ? Channel::encrypted : Channel::clear);
}

} // namespace

std::optional<smtp::Reply> checkEhlo(Session& session, std::string_view argument) { return checkName(session, argument, "EHLO"); }
std::optional<smtp::Reply> checkHelo(Session& session, std::string_view argument) { return checkName(session, argument, "HELO"); }

void proceedHelo(Session& session, std::string_view argument) {
    acl::Verdict verdict;
    auto& state = session.state();
    state.esmtp = state.pipelining = state.chunkingOffered = state.dsnOffered = state.smtputf8Offered = false;
    if (greetClient(session, argument, verdict))
        session.reply({250, {}, greetingText(session, verdict)});
}

void proceedEhlo(Session& session, std::string_view argument) {
    acl::Verdict verdict;
    if (!greetClient(session, argument, verdict))
        return;
    auto& state = session.state();
    const auto& settings = session.settings();
    smtp::Capabilities offer;
    offer.greeting = greetingText(session, verdict);
    offer.size = static_cast<std::uint64_t>(messageSizeLimit(session));
    if (session.hostIs(HostOption::limitsAdvertise))
        offer.limits = limitsText(session);
    offer.eightBitMime = settings.accept8BitMime;
    offer.dsn = state.dsnOffered = session.hostIs(HostOption::dsnAdvertise);
    offer.etrn = session.gate().has(acl::Phase::etrn);
    offer.pipelining = state.pipelining = !state.noPipelining && session.hostIs(HostOption::pipeliningAdvertise);
    offer.pipeConnect = offer.pipelining && state.pipeConnect;
    offer.mechanisms = offeredMechanisms(session);
    state.authOffered = !offer.mechanisms.empty();
    offer.chunking = state.chunkingOffered = session.hostIs(HostOption::chunkingAdvertise);
    offer.startTls = state.tlsOffered = session.services().tlsAvailable && !state.tls && session.hostIs(HostOption::tlsAdvertise);
    offer.prdr = settings.prdrEnable;
    offer.smtputf8 = state.smtputf8Offered = settings.accept8BitMime && session.hostIs(HostOption::smtputf8Advertise);
    offer.xclient = state.xclientOffered = state.xclientGranted || session.hostIs(HostOption::xclient);
    offer.enhancedCodes = settings.enhancedCodes;
    state.esmtp = true;
    const auto said = smtp::ehloReply(offer);
    const bool single = std::exchange(state.noMultiline, false); // the offer is lines by nature
    session.reply(said);
    state.noMultiline = single;
}

} // namespace postroom::receive
