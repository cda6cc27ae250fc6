// SPDX-License-Identifier: Apache-2.0
// RCPT (RFC 5321 4.1.1.3): each recipient is decided for itself.
#include "server/mail/address.h"
#include "server/receive/message_limits.h"
#include "server/receive/rewriting.h"
#include "server/receive/trace_field.h"
#include "server/receive/verbs.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::receive {

namespace {

smtp::Reply problemReply(const smtp::SyntaxProblem& problem, std::string_view argument) {
    using Kind = smtp::SyntaxProblem::Kind;
    switch (problem.kind) {
    case Kind::path: return catalogueReply("rcpt-syntax", {{"detail", argument.empty() ? "RCPT must have an address operand" : std::string(argument) + ": " + problem.text}});
    case Kind::unsupported: return catalogueReply("rcpt-parameter", {{"parameter", problem.parameter}});
    case Kind::value: break;
    }
    auto said = catalogueReply("parameter-value", {{"parameter", problem.parameter}});
    said.text += ": " + problem.text;
    return said;
}

/// The recipient with its domain; nothing when it may not lack one. <postmaster> always may (RFC 5321 4.5.1).
std::optional<std::string> qualified(Session& session, std::string address) {
    if (!mail::domainOf(address).empty())
        return address;
    if (!base::equalsIgnoreCase(address, "postmaster") && !session.state().smtpCaller && !session.hostIs(HostOption::recipientUnqualified))
        return std::nullopt;
    const auto& settings = session.settings();
    const auto& domain = settings.qualifyRecipient.empty() ? settings.qualifyDomain : settings.qualifyRecipient;
    return mail::qualify(address, domain.empty() ? settings.primaryHostname : domain);
}

void refuseByAcl(Session& session, const acl::Verdict& verdict, const std::string& address) {
    auto& transaction = *session.state().transaction;
    const bool temporary = verdict.outcome == acl::Outcome::defer;
    ++(temporary ? transaction.rcptDeferred : transaction.rcptFailed);
    const auto said = session.verdictReply(verdict, catalogueReply(temporary ? "rcpt-rejected-temporarily" : "rcpt-rejected"));
    transaction.lastRcptRefusal = said;
    session.publish(withTrace(session, withDecision(session.event(temporary ? "recipient.deferred" : "recipient.refused")
                                           .with("sender", transaction.envelope.sender).with("recipient", address)
                                           .with("phase", "rcpt").with("reply", smtp::replyText(said))
                                           .with("reason", verdict.logText), verdict.statement), said));
    if (verdict.outcome == acl::Outcome::drop)
        session.replyAndClose(said, "acl-drop");
    else
        session.reply(said);
}

} // namespace

std::optional<smtp::Reply> checkRcpt(Session& session, std::string_view) {
    const auto* transaction = session.state().transaction.get();
    if (transaction == nullptr)
        return catalogueReply("rcpt-before-mail");
    if (transaction->bdat)
        return catalogueReply("bdat-sequence");
    return std::nullopt;
}

void proceedRcpt(Session& session, std::string_view written) {
    const auto rewritten = rewriteArgument(session, "RCPT", written);
    const std::string_view argument = rewritten ? std::string_view(*rewritten) : written;
    const auto& settings = session.settings();
    auto& transaction = *session.state().transaction;
    ++transaction.rcptCount;
    smtp::Offered offered;
    offered.dsn = session.state().dsnOffered;
    auto command = smtp::parseRcpt(argument, offered, settings.addresses);
    if (!command) {
        ++transaction.rcptFailed;
        return session.refuse(problemReply(command.error(), argument));
    }
    auto address = qualified(session, std::move(command->address));
    if (!address) {
        ++transaction.rcptFailed;
        return session.refuse(catalogueReply("rcpt-syntax", {{"detail", std::string(argument) + ": recipient address must contain a domain"}}));
    }
    const bool ascii = std::all_of(address->begin(), address->end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
    if (!ascii && !transaction.envelope.smtputf8) {
        ++transaction.rcptFailed;
        return session.replyWith("smtputf8-needed");
    }
    const auto limit = recipientsMax(session);
    if (limit > 0 && static_cast<std::int64_t>(transaction.recipients.size()) >= limit) {
        ++transaction.rcptDeferred;
        return session.replyWith(settings.recipientsMaxReject ? "rcpt-too-many-rejected" : "rcpt-too-many");
    }
    if (const auto wait = settings.rcptDelay.of(transaction.rcptCount); wait.count() > 0 && session.hostIs(HostOption::rateLimited))
        session.delay(wait);
    const auto verdict = session.ask(acl::Phase::rcpt, *address);
    if (verdict.outcome != acl::Outcome::accept && verdict.outcome != acl::Outcome::discard)
        return refuseByAcl(session, verdict, *address);
    if (settings.debugEvents)
        session.publish(withDecision(session.event("recipient.accepted").with("sender", transaction.envelope.sender).with("recipient", *address), verdict.statement));
    SessionRecipient recipient;
    recipient.recipient.address = std::move(*address);
    recipient.recipient.notify = command->notify;
    recipient.recipient.originalRecipient = std::move(command->originalRecipient);
    if (verdict.outcome == acl::Outcome::discard)
        recipient.discardedBy = verdict.statement.empty() ? "acl_smtp_rcpt" : verdict.statement;
    transaction.recipients.push_back(std::move(recipient));
    session.reply(session.verdictReply(verdict, catalogueReply("rcpt-ok")));
}

} // namespace postroom::receive
