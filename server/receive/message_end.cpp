// SPDX-License-Identifier: Apache-2.0
// The whole content is there: content ACLs, PRDR, storing, reply. 250 is said only after Inbox::accept has returned.
#include "server/mail/encoded_word.h"
#include "server/policy/acl/trace.h"
#include "server/receive/header_changes.h"
#include "server/receive/message_content.h"
#include "server/receive/mime_phase.h"
#include "server/receive/prdr.h"
#include "server/receive/protocol_name.h"
#include "server/receive/rewriting.h"
#include "server/receive/trace_field.h"
#include "server/receive/verbs.h"
#include "shared/base/base64.h"
#include "shared/base/text.h"

#include <algorithm>
#include <utility>

namespace postroom::receive {

namespace {

constexpr std::size_t maxSubject = 200;

base::Json addressList(const Transaction& transaction) {
    auto list = base::Json::array();
    for (const auto& recipient : transaction.recipients)
        list.append(recipient.recipient.address);
    return list;
}

void reject(Session& session, const smtp::Reply& said, std::string_view phase, const std::string& reason, const std::string& statement) {
    const auto& transaction = *session.state().transaction;
    session.publish(withTrace(session, withDecision(session.event("message.rejected").with("sender", transaction.envelope.sender)
                                           .with("recipients", addressList(transaction)).with("phase", phase)
                                           .with("reply", smtp::replyText(said)).with("reason", reason), statement)
                                           .with("size", transaction.size), said));
    session.resetTransaction();
    session.reply(said);
}

void rejectForProblem(Session& session, const DataReader& reader) {
    std::string_view id = "local-error";
    std::string reason;
    switch (reader.problem()) {
    case DataProblem::none: break;
    case DataProblem::bareLineEnding: id = "bare-line-ending"; reason = "bare CR or LF, or CR LF NUL dot"; break;
    case DataProblem::headerTooLarge: id = "header-too-large"; reason = "header_maxsize or header_line_maxsize exceeded"; break;
    case DataProblem::messageTooLarge: id = "message-too-large"; reason = "message_size_limit exceeded"; break;
    case DataProblem::loop: id = "loop"; reason = "received_headers_max exceeded"; break;
    case DataProblem::notStored:
        session.publish(session.event("message.not-stored").with("sender", session.state().transaction->envelope.sender).with("reason", reader.storeError().text()));
        id = "not-stored";
        reason = reader.storeError().text();
        break;
    }
    reject(session, catalogueReply(id), "data", reason, {});
}

/// Body durable, headers taken apart and completed. False: refused, the reply is said.
bool completeContent(Session& session) {
    auto& transaction = *session.state().transaction;
    if (transaction.reader->problem() != DataProblem::none) {
        rejectForProblem(session, *transaction.reader);
        return false;
    }
    auto body = transaction.bodyWriter->finish();
    if (!body) {
        session.publish(session.event("message.not-stored").with("sender", transaction.envelope.sender).with("reason", body.error().text()));
        reject(session, catalogueReply("not-stored"), "data", body.error().text(), {});
        return false;
    }
    transaction.body = std::move(*body);
    transaction.longestLine = transaction.reader->longestLine();
    std::string headers = transaction.reader->takeHeaders();
    session.gate().keepHeaders(headers);
    transaction.headers = mail::HeaderList::parse(std::move(headers));
    transaction.reader.reset();
    removeDeliveryFields(session, transaction.headers);
    addReceived(session, transaction.headers);
    if (transaction.submission && !transaction.suppressFixups)
        completeSubmission(session, transaction.headers);
    applyHeaderChanges(transaction.headerChanges, transaction.headers);
    rewriteReceived(session);
    transaction.size = static_cast<std::int64_t>(transaction.headers.byteSize()) + 2 + transaction.body.size;
    return true;
}

queue::Reception receptionOf(Session& session) {
    const auto& state = session.state();
    queue::Reception reception;
    reception.time = state.transaction->began;
    reception.completed = session.services().clock.now();
    reception.protocol = protocolName(state);
    reception.hostAddress = state.peer.client.addressText();
    reception.hostPort = state.peer.client.port();
    reception.hostName = state.peer.hostName;
    reception.helo = state.helo;
    reception.interfaceAddress = state.peer.local.addressText();
    reception.interfacePort = state.peer.local.port();
    reception.listener = state.listener;
    reception.proxyAddress = state.peer.proxyAddress.addressText();
    reception.authenticatedId = state.identity.id;
    reception.authenticator = state.identity.authenticator;
    reception.authenticatedSender = state.transaction->authenticatedSender;
    if (state.tls) {
        reception.tlsVersion = state.tls->version;
        reception.tlsCipher = state.tls->cipher;
        reception.tlsSni = state.tls->sni;
        reception.tlsPeerDn = state.tls->peerDn;
        reception.tlsVerified = state.tls->peerVerified;
    }
    reception.localUser = state.localUser;
    reception.connection = state.number;
    return reception;
}

/// The transcript, which ends with the reply, is still to be added to its trace.
queue::IncomingMessage incomingMessage(Session& session, const std::string& discardRule) {
    auto& transaction = *session.state().transaction;
    queue::IncomingMessage message;
    // While the envelope still stands.
    message.packedTrace = session.gate().takeTrace();
    if (!transaction.refusedTrace.empty())
        message.packedTrace += acl::packAttachment(acl::Attachment::refused, transaction.refusedTrace);
    if (!transaction.rewritten.empty())
        message.packedTrace += acl::packAttachment(acl::Attachment::rewritten, transaction.rewritten);
    message.id = transaction.id;
    message.revision = session.settings().revision;
    message.envelope = std::move(transaction.envelope);
    for (auto& recipient : transaction.recipients) {
        const auto& rule = recipient.discardedBy.empty() ? discardRule : recipient.discardedBy;
        if (rule.empty())
            message.envelope.recipients.push_back(std::move(recipient.recipient));
        else
            message.discarded.push_back({std::move(recipient.recipient.address), rule});
    }
    message.headers = transaction.headers.text();
    message.reception = receptionOf(session);
    for (auto& [name, value] : session.gate().aclVariables())
        message.aclVariables.push_back({name, value.text, value.taint == expand::Taint::tainted});
    message.subject = base::shortened(mail::decodeWords(transaction.headers.value("Subject")), maxSubject);
    message.messageIdHeader = transaction.headers.value("Message-ID");
    message.queueName = std::move(transaction.queueName);
    message.freezeReason = std::move(transaction.freezeReason);
    message.keepTrace = session.state().keepTrace;
    message.deliverNow = !transaction.queueOnly;
    message.body = std::exchange(transaction.body, {}); // accept() owns it from here, in failure too
    return message;
}

/// Why a message that is to be delivered while its client waits cannot be; "" when it can.
std::string hindrance(const queue::IncomingMessage& message, bool fake) {
    if (fake)
        return "the client is told something else than what becomes of the message";
    if (!message.freezeReason.empty())
        return "the message is put on hold";
    if (!message.deliverNow || !message.queueName.empty())
        return "the message is to wait in a queue";
    return message.discarded.empty() ? "" : "a recipient is discarded";
}

/// cutthrough_delivery. What the next host says decides: the reply that refuses the message with its words, or nothing when the
/// message is accepted: delivered already, or to go through the queue.
std::optional<smtp::Reply> deliverNow(Session& session, const Transaction::CutThrough& wanted, queue::IncomingMessage& message, bool fake) {
    PolicyGate::DeliveredNow now;
    now.notTried = hindrance(message, fake);
    if (now.notTried.empty())
        now = session.gate().deliverNow(message);
    using Kind = queue::RecipientOutcome::Kind;
    queue::RecipientOutcome& outcome = now.outcome;
    const bool tried = now.notTried.empty();
    if (tried && outcome.kind == Kind::delivered) {
        message.delivered = {std::move(outcome)};
        return std::nullopt;
    }
    const bool failed = tried && outcome.kind == Kind::failed;
    if (failed || (tried && outcome.kind == Kind::deferred && wanted.passDefer))
        return smtp::Reply{failed ? std::uint16_t{550} : std::uint16_t{451}, outcome.enhanced.empty() ? (failed ? "5.0.0" : "4.0.0") : outcome.enhanced, outcome.text};
    session.publish(session.event("cutthrough.queued").with("sender", message.envelope.sender).with("reason", tried ? outcome.text : now.notTried));
    return std::nullopt;
}

/// Stores the message and says `said`; after an error nothing was kept, and the client hears so.
void accept(Session& session, const std::string& discardRule, const smtp::Reply& said) {
    auto& state = session.state();
    const auto fake = state.transaction->fakeReply;
    const auto sender = state.transaction->envelope.sender;
    const auto cutThrough = state.transaction->cutThrough;
    const auto size = state.transaction->size;
    auto message = incomingMessage(session, discardRule);
    if (cutThrough)
        if (const auto refusal = deliverNow(session, *cutThrough, message, fake.has_value())) {
            session.services().inbox.discard(message.body);
            auto recipients = base::Json::array();
            for (const auto& recipient : message.envelope.recipients)
                recipients.append(recipient.address);
            const std::string trace = message.packedTrace + session.packedTranscript(*refusal);
            session.publish(withDecision(session.event("message.rejected").with("sender", sender).with("recipients", std::move(recipients)).with("phase", "cutthrough")
                                             .with("reply", smtp::replyText(*refusal)).with("reason", refusal->text), cutThrough->statement)
                                .with("size", size).with("trace", base::base64Encode(trace)));
            session.resetTransaction();
            return session.reply(*refusal);
        }
    message.packedTrace += session.packedTranscript(fake ? *fake : said);
    auto stored = session.services().inbox.accept(std::move(message));
    if (!stored) {
        session.publish(session.event("message.not-stored").with("sender", sender).with("reason", stored.error().text()));
        session.resetTransaction();
        return session.replyWith("not-stored");
    }
    ++state.messages;
    state.freeVerbs = 0;
    session.resetTransaction();
    session.reply(fake ? *fake : said);
}

void decide(Session& session) {
    auto& transaction = *session.state().transaction;
    if (auto refusal = askMime(session)) {
        const bool discard = refusal->outcome == acl::Outcome::discard;
        if (!discard) {
            const bool temporary = refusal->outcome == acl::Outcome::defer;
            const auto said = session.verdictReply(*refusal, catalogueReply(temporary ? "message-rejected-temporarily" : "message-rejected"));
            reject(session, said, "mime", refusal->logText, refusal->statement);
            if (refusal->outcome == acl::Outcome::drop)
                session.close("acl-drop");
            return;
        }
        transaction.discardAll = refusal->statement.empty() ? "acl_smtp_mime" : refusal->statement;
    }
    PrdrResult prdr;
    if (prdrApplies(transaction)) {
        prdr = askPrdr(session);
        if (prdr.accepted == 0)
            return reject(session, prdr.overall, "prdr", "no recipient accepted (PRDR)", {});
    }
    const bool local = !session.state().localUser.empty() && !session.state().smtpCaller;
    const auto verdict = session.ask(local ? acl::Phase::notSmtp : acl::Phase::data);
    applyHeaderChanges(transaction.headerChanges, transaction.headers);
    if (verdict.outcome == acl::Outcome::discard)
        transaction.discardAll = verdict.statement.empty() ? (local ? "acl_not_smtp" : "acl_smtp_data") : verdict.statement;
    else if (verdict.outcome != acl::Outcome::accept) {
        const bool temporary = verdict.outcome == acl::Outcome::defer;
        const auto said = session.verdictReply(verdict, catalogueReply(temporary ? "message-rejected-temporarily" : "message-rejected"));
        reject(session, said, local ? "not_smtp" : "data", verdict.logText, verdict.statement);
        if (verdict.outcome == acl::Outcome::drop)
            session.close("acl-drop");
        return;
    }
    const auto normal = prdr.used ? prdr.overall : catalogueReply("message-accepted", {{"id", transaction.id.text()}});
    const auto discardRule = transaction.discardAll;
    accept(session, discardRule, prdr.used ? normal : session.verdictReply(verdict, normal));
}

} // namespace

void finishMessage(Session& session) {
    if (!completeContent(session))
        return;
    const TransactionContent content(session.state(), session.settings().partFolder);
    session.gate().setContent(&content);
    if (session.settings().debugEvents)
        session.publish(session.event("message.received").with("sender", session.state().transaction->envelope.sender)
                            .with("size", session.state().transaction->size));
    decide(session); // ends the transaction, and with it the content, in every case
    session.gate().setContent(nullptr);
}

} // namespace postroom::receive
