// SPDX-License-Identifier: Apache-2.0
#include "server/receive/submission.h"

#include "server/mail/address.h"
#include "server/mail/address_list.h"
#include "server/receive/message_limits.h"
#include "server/receive/verbs.h"
#include "shared/base/text.h"

#include <algorithm>
#include <optional>

namespace postroom::receive {

namespace {

/// Every line end becomes CR LF, the last line gets one. A CR alone ends a line too, but never a header field: what a
/// program puts into a field must not become another field.
std::string wireForm(std::string_view content) {
    if (content.starts_with("From ")) // the mark between messages of an mbox file is no header field
        content.remove_prefix(std::min(content.find('\n'), content.size() - 1) + 1);
    const std::string_view loneReturn = content.find('\n') == std::string_view::npos ? "\r\n" : " ";
    std::string wire;
    wire.reserve(content.size() + content.size() / 32 + 2);
    bool inHeader = true;
    while (!content.empty()) {
        const auto end = content.find('\n');
        auto line = content.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        inHeader = inHeader && !line.empty();
        for (const char c : line)
            if (c == '\r')
                wire += inHeader ? loneReturn : "\r\n";
            else
                wire += c;
        wire += "\r\n";
        content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
    }
    return wire;
}

const std::string& qualifyDomain(const ReceiveSettings& settings) {
    return settings.qualifyDomain.empty() ? settings.primaryHostname : settings.qualifyDomain;
}

std::string_view headerPart(std::string_view wire) {
    const auto end = wire.find("\r\n\r\n");
    return end == std::string_view::npos ? wire : wire.substr(0, end + 2);
}

/// To, Cc and Bcc; of a resent message Resent-To and so on (RFC 5322 3.6.6).
void addFromHeader(std::string_view wire, std::vector<std::string>& recipients, SubmitResult& result) {
    const auto headers = mail::HeaderList::parse(headerPart(wire));
    const auto& fields = headers.fields();
    const bool resent = std::any_of(fields.begin(), fields.end(), [](const auto& field) { return base::startsWithIgnoreCase(field.name(), "Resent-"); });
    for (const auto& field : fields) {
        const auto kind = field.kind();
        if (kind != mail::HeaderKind::to && kind != mail::HeaderKind::cc && kind != mail::HeaderKind::bcc)
            continue;
        if (resent != base::startsWithIgnoreCase(field.name(), "Resent-"))
            continue;
        const auto list = mail::parseAddressList(field.value());
        for (const auto& address : list.addresses)
            recipients.push_back(address.parsed.address);
        for (const auto& error : list.errors)
            result.refusedRecipients.push_back({error.item, error.reason});
    }
}

void takeRecipient(const LocalMessage& message, std::string_view address, const std::string& domain, Transaction& transaction) {
    SessionRecipient recipient;
    recipient.recipient.address = mail::qualify(address, domain);
    recipient.recipient.notify = message.notify;
    const auto same = [&](const SessionRecipient& other) { return mail::sameAddress(other.recipient.address, recipient.recipient.address); };
    if (std::none_of(transaction.recipients.begin(), transaction.recipients.end(), same))
        transaction.recipients.push_back(std::move(recipient));
}

/// Each text may be a list: programs write "a@b, c@d" as one word.
void takeRecipients(const LocalMessage& message, const std::vector<std::string>& texts, const ReceiveSettings& settings,
                    Transaction& transaction, SubmitResult& result) {
    const auto& domain = settings.qualifyRecipient.empty() ? qualifyDomain(settings) : settings.qualifyRecipient;
    mail::AddressSyntax syntax;
    syntax.allowDomainLiterals = settings.addresses.allowDomainLiterals;
    for (const auto& text : texts) {
        const auto list = mail::parseAddressList(text, syntax);
        for (const auto& item : list.addresses)
            takeRecipient(message, item.parsed.address, domain, transaction);
        for (const auto& error : list.errors)
            result.refusedRecipients.push_back({error.item, error.reason});
        if (list.addresses.empty() && list.errors.empty())
            result.refusedRecipients.push_back({text, "no address"});
    }
    transaction.rcptCount = transaction.recipients.size();
}

std::string ownAddress(const LocalCaller& caller, const ReceiveSettings& settings) {
    return mail::qualify(caller.user, qualifyDomain(settings));
}

/// The sender that was asked for; nothing when it is no address.
std::optional<std::string> askedSender(const LocalMessage& message, const ReceiveSettings& settings) {
    if (message.sender.empty())
        return ownAddress(message, settings);
    mail::AddressSyntax syntax;
    syntax.allowNull = true;
    syntax.allowDomainLiterals = settings.addresses.allowDomainLiterals;
    const auto parsed = mail::parseAddress(message.sender, syntax);
    if (!parsed)
        return std::nullopt;
    return mail::qualify(parsed->address, qualifyDomain(settings));
}

/// "2.0.0" (RFC 3463)
bool isEnhancedCode(std::string_view word) {
    const auto parts = base::split(word, '.');
    return parts.size() == 3 && word.size() <= 9 && word.front() >= '2' && word.front() <= '5'
           && std::all_of(word.begin(), word.end(), [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

smtp::Reply parseReply(std::string_view output) {
    smtp::Reply reply;
    for (const auto line : base::split(output, '\n')) {
        const auto text = base::trim(line);
        if (text.size() < 4)
            continue;
        reply.code = static_cast<std::uint16_t>(base::toInteger(text.substr(0, 3)).value_or(451));
        auto words = text.substr(4);
        if (const auto blank = words.find(' '); isEnhancedCode(words.substr(0, blank))) {
            reply.enhanced = words.substr(0, blank);
            words.remove_prefix(std::min(blank, words.size() - 1) + 1);
        }
        reply.text += (reply.text.empty() ? "" : "\n") + std::string(words);
    }
    return reply;
}

/// Why the message cannot be taken, before anything is asked.
std::optional<smtp::Reply> refusalOf(Session& session, const SubmitResult& result) {
    const auto recipients = session.state().transaction->recipients.size();
    if (recipients == 0)
        return smtp::Reply{501, "5.1.3", result.refusedRecipients.empty() ? "no recipients: To, Cc and Bcc name nobody" : "no valid recipients"};
    if (const auto limit = recipientsMax(session); limit > 0 && static_cast<std::int64_t>(recipients) > limit)
        return smtp::Reply{552, "5.5.3", "too many recipients: " + std::to_string(limit) + " are allowed"};
    if (session.services().refuseMessages)
        if (const auto reason = session.services().refuseMessages(); !reason.empty())
            return catalogueReply("no-space");
    return std::nullopt;
}

void becomeLocal(Session& session, const LocalCaller& caller) {
    session.state().localUser = caller.user;
    session.state().identity.id = caller.user; // whom a From field that is missing names
}

} // namespace

std::string allowedSender(Session& session, const LocalCaller& caller, std::string asked) {
    // Anybody may set the null sender: it is how bounces are made.
    if (asked.empty() || caller.mayChooseSender)
        return asked;
    auto own = ownAddress(caller, session.settings());
    return mail::sameAddress(asked, own) || session.gate().anybodyMaySetSender(asked) ? asked : own;
}

void markAsLocal(const LocalCaller& caller, Transaction& transaction) {
    transaction.submission = true;
    transaction.submissionOptions = caller.senderField == SenderField::check ? "" : "sender_retain";
    transaction.submitterName = caller.fullName;
    if (caller.senderField == SenderField::drop)
        transaction.headerChanges.push_back({acl::HeaderChange::Kind::remove, "Sender"});
}

SubmitResult submit(SessionServices services, LocalMessage message) {
    SubmitResult result;
    Session session(std::move(services), {}, {}, 0);
    becomeLocal(session, message);
    auto& state = session.state();
    const auto& settings = session.settings();
    const auto wire = wireForm(message.content);
    auto addresses = message.recipients;
    if (message.recipientsFromHeader)
        addFromHeader(wire, addresses, result);
    auto asked = askedSender(message, settings);
    if (!asked) {
        result.reply = {501, "5.1.7", "the sender " + base::printable(message.sender) + " is not an address"};
        return result;
    }
    auto sender = allowedSender(session, message, std::move(*asked));
    state.transaction = std::make_unique<Transaction>();
    auto& transaction = *state.transaction;
    transaction.began = session.services().clock.now();
    transaction.envelope.sender = std::move(sender);
    transaction.envelope.dsnReturn = message.dsnReturn;
    transaction.envelope.envelopeId = message.envelopeId;
    transaction.queueOnly = message.queueOnly;
    markAsLocal(message, transaction);
    if (message.recipientsFromHeader) {
        transaction.headerChanges.push_back({acl::HeaderChange::Kind::remove, "Bcc"});
        transaction.headerChanges.push_back({acl::HeaderChange::Kind::remove, "Resent-Bcc"});
    }
    takeRecipients(message, addresses, settings, transaction, result);
    if (auto refusal = refusalOf(session, result)) {
        result.reply = std::move(*refusal);
        return result;
    }
    (void)session.gate().ask(acl::Phase::notSmtpStart, {}); // its result is ignored (policy-language 2.3)
    openContent(session);
    const auto id = transaction.id;
    transaction.reader->takeChunk(wire);
    transaction.reader->finishChunks();
    finishMessage(session); // ends the transaction
    result.reply = parseReply(session.takeOutput());
    if (state.messages > 0)
        result.id = id;
    return result;
}

std::unique_ptr<Session> openLocalSmtp(SessionServices services, LocalCaller caller) {
    services.requireAuth = services.tlsAvailable = false;
    services.authenticators.reset();
    auto session = std::make_unique<Session>(std::move(services), PeerIdentity(), std::string(), 0);
    becomeLocal(*session, caller);
    session->state().smtpCaller = std::move(caller);
    return session;
}

} // namespace postroom::receive
