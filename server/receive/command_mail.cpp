// SPDX-License-Identifier: Apache-2.0
// MAIL (RFC 5321 4.1.1.2): a message begins.
#include "server/mail/address.h"
#include "server/receive/message_limits.h"
#include "server/receive/rewriting.h"
#include "server/receive/submission.h"
#include "server/receive/trace_field.h"
#include "server/receive/verbs.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::receive {

namespace {

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

smtp::Offered offeredTo(const Session& session) {
    const auto& state = session.state();
    smtp::Offered offered;
    offered.size = state.esmtp;
    offered.eightBitMime = state.esmtp && session.settings().accept8BitMime;
    offered.dsn = state.dsnOffered;
    offered.smtputf8 = state.smtputf8Offered;
    offered.auth = state.esmtp;
    offered.prdr = session.settings().prdrEnable;
    return offered;
}

smtp::Reply problemReply(const smtp::SyntaxProblem& problem, std::string_view argument) {
    using Kind = smtp::SyntaxProblem::Kind;
    switch (problem.kind) {
    case Kind::path: return catalogueReply("mail-syntax", {{"detail", argument.empty() ? "MAIL must have an address operand" : std::string(argument) + ": " + problem.text}});
    case Kind::unsupported: return catalogueReply("mail-parameter", {{"parameter", problem.parameter}});
    case Kind::value: break;
    }
    auto said = catalogueReply("parameter-value", {{"parameter", problem.parameter}});
    said.text += ": " + problem.text;
    return said;
}

/// The sender with its domain; nothing when it may not lack one.
std::optional<std::string> qualified(Session& session, std::string address) {
    if (address.empty() || !mail::domainOf(address).empty())
        return address;
    if (!session.state().smtpCaller && !session.hostIs(HostOption::senderUnqualified))
        return std::nullopt;
    const auto& settings = session.settings();
    return mail::qualify(address, settings.qualifyDomain.empty() ? settings.primaryHostname : settings.qualifyDomain);
}

/// AUTH= is believed when the ACL says so, or without one, when the client authenticated (RFC 4954 5).
void takeAuthenticatedSender(Session& session, const smtp::MailCommand& command) {
    if (!command.authentication || command.authentication->empty())
        return;
    auto& transaction = *session.state().transaction;
    transaction.authenticatedSender = *command.authentication;
    const bool believed = session.gate().has(acl::Phase::mailauth) ? session.ask(acl::Phase::mailauth).outcome == acl::Outcome::accept
                                                                   : session.state().identity.known();
    if (!believed)
        transaction.authenticatedSender.clear();
}

void refuseByAcl(Session& session, const acl::Verdict& verdict) {
    const bool temporary = verdict.outcome == acl::Outcome::defer;
    const auto said = session.verdictReply(verdict, catalogueReply(temporary ? "message-rejected-temporarily" : "message-rejected"));
    session.publish(withTrace(session, withDecision(session.event("command.rejected").with("phase", "mail").with("command", base::printable(session.state().command))
                        .with("reply", smtp::replyText(said)).with("reason", verdict.logText), verdict.statement), said));
    session.state().transaction.reset(); // $acl_m* stay (policy-language 2.14.6)
    if (verdict.outcome == acl::Outcome::drop)
        session.replyAndClose(said, "acl-drop");
    else
        session.reply(said);
}

void begin(Session& session, smtp::MailCommand& command) {
    auto transaction = std::make_unique<Transaction>();
    transaction->began = session.services().clock.now();
    auto& envelope = transaction->envelope;
    envelope.sender = std::move(command.address);
    envelope.dsnReturn = command.dsnReturn;
    envelope.envelopeId = std::move(command.envelopeId);
    envelope.body = command.body;
    envelope.smtputf8 = command.smtputf8;
    envelope.prdr = command.prdr;
    transaction->declaredSize = command.size.value_or(-1);
    if (const auto& caller = session.state().smtpCaller)
        markAsLocal(*caller, *transaction);
    session.state().transaction = std::move(transaction);
}

} // namespace

std::optional<smtp::Reply> checkMail(Session& session, std::string_view) {
    const auto& state = session.state();
    if (state.helo.empty() && session.hostIs(HostOption::requireHelo))
        return catalogueReply("helo-needed");
    if (state.transaction != nullptr)
        return catalogueReply("mail-nested");
    return std::nullopt;
}

void proceedMail(Session& session, std::string_view written) {
    const auto rewritten = rewriteArgument(session, "MAIL", written);
    const std::string_view argument = rewritten ? std::string_view(*rewritten) : written;
    const auto& settings = session.settings();
    auto& state = session.state();
    if (settings.acceptMaxPerConnection > 0 && state.mails >= settings.acceptMaxPerConnection)
        return session.replyAndClose(catalogueReply("too-many-messages"), "bad-commands");
    auto command = smtp::parseMail(argument, offeredTo(session), settings.addresses);
    if (!command)
        return session.refuse(problemReply(command.error(), argument));
    auto sender = qualified(session, std::move(command->address));
    if (!sender)
        return session.refuse(catalogueReply("mail-syntax", {{"detail", std::string(argument) + ": sender address must contain a domain"}}));
    command->address = std::move(*sender);
    if (state.smtpCaller)
        command->address = allowedSender(session, *state.smtpCaller, std::move(command->address));
    if (!command->smtputf8 && !isAscii(command->address))
        return session.replyWith("smtputf8-needed");
    const auto limit = messageSizeLimit(session);
    if (command->size && limit > 0 && *command->size > limit)
        return session.replyWith("message-too-large");
    if (session.services().refuseMessages)
        if (const auto reason = session.services().refuseMessages(); !reason.empty())
            return session.replyWith("no-space");
    if (const auto wait = settings.mailDelay.of(state.mails + 1); wait.count() > 0 && session.hostIs(HostOption::rateLimited))
        session.delay(wait);
    begin(session, *command);
    takeAuthenticatedSender(session, *command);
    const auto verdict = session.ask(acl::Phase::mail);
    if (verdict.outcome != acl::Outcome::accept && verdict.outcome != acl::Outcome::discard)
        return refuseByAcl(session, verdict);
    if (verdict.outcome == acl::Outcome::discard)
        state.transaction->discardAll = verdict.statement;
    ++state.mails;
    auto said = session.verdictReply(verdict, catalogueReply("mail-ok"));
    if (state.transaction->envelope.prdr)
        said.text += ", PRDR Requested";
    session.reply(said);
}

} // namespace postroom::receive
