// SPDX-License-Identifier: Apache-2.0
#include "server/receive/submission.h"

#include "server/mail/address.h"
#include "server/mail/address_list.h"
#include "server/receive/verbs.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::receive {

namespace {

/// Every line end becomes CR LF, the last line gets one.
std::string wireForm(std::string_view content) {
    std::string wire;
    wire.reserve(content.size() + content.size() / 32 + 2);
    while (!content.empty()) {
        const auto end = content.find('\n');
        auto line = content.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        // A CR in the middle of a line of a local text is a line end of old Macs, or nonsense: it must not go on the wire.
        for (const char c : line)
            wire += c == '\r' ? ' ' : c;
        wire += "\r\n";
        content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
    }
    return wire;
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

void takeRecipients(const LocalMessage& message, const std::vector<std::string>& addresses, const ReceiveSettings& settings,
                    Transaction& transaction, SubmitResult& result) {
    const auto& domain = !settings.qualifyRecipient.empty() ? settings.qualifyRecipient : !settings.qualifyDomain.empty() ? settings.qualifyDomain : settings.primaryHostname;
    mail::AddressSyntax syntax;
    syntax.allowDomainLiterals = settings.allowDomainLiterals;
    for (const auto& text : addresses) {
        const auto parsed = mail::parseAddress(text, syntax);
        if (!parsed) {
            result.refusedRecipients.push_back({text, parsed.error().publicText});
            continue;
        }
        SessionRecipient recipient;
        recipient.recipient.address = mail::qualify(parsed->address, domain);
        recipient.recipient.notify = message.notify;
        const auto same = [&](const SessionRecipient& other) { return mail::sameAddress(other.recipient.address, recipient.recipient.address); };
        if (std::none_of(transaction.recipients.begin(), transaction.recipients.end(), same))
            transaction.recipients.push_back(std::move(recipient));
    }
    transaction.rcptCount = transaction.recipients.size();
}

std::string senderOf(const LocalMessage& message, const ReceiveSettings& settings) {
    const auto& domain = settings.qualifyDomain.empty() ? settings.primaryHostname : settings.qualifyDomain;
    if (message.sender == "<>") // anybody may: it is how bounces are made
        return {};
    if (message.sender.empty() || !message.mayChooseSender)
        return mail::qualify(message.user, domain);
    const auto parsed = mail::parseAddress(message.sender);
    return mail::qualify(parsed ? parsed->address : message.user, domain);
}

smtp::Reply parseReply(std::string_view output) {
    smtp::Reply reply;
    for (const auto line : base::split(output, '\n')) {
        const auto text = base::trim(line);
        if (text.size() < 4)
            continue;
        reply.code = static_cast<std::uint16_t>(base::toInteger(text.substr(0, 3)).value_or(451));
        reply.text += (reply.text.empty() ? "" : "\n") + std::string(text.substr(4));
    }
    return reply;
}

} // namespace

SubmitResult submit(SessionServices services, LocalMessage message) {
    SubmitResult result;
    Session session(std::move(services), {}, {}, 0);
    const auto& settings = session.settings();
    const auto wire = wireForm(message.content);
    auto addresses = message.recipients;
    if (message.recipientsFromHeader)
        addFromHeader(wire, addresses, result);
    auto transaction = std::make_unique<Transaction>();
    transaction->began = session.services().clock.now();
    transaction->envelope.sender = senderOf(message, settings);
    transaction->envelope.dsnReturn = message.dsnReturn;
    transaction->envelope.envelopeId = message.envelopeId;
    transaction->queueOnly = message.queueOnly;
    transaction->submission = true;
    transaction->submissionOptions = message.mayChooseSender ? "sender_retain" : "";
    if (!message.fullName.empty())
        transaction->submissionOptions += "/name=" + message.fullName;
    if (message.recipientsFromHeader) {
        transaction->headerChanges.push_back({acl::HeaderChange::Kind::remove, "Bcc"});
        transaction->headerChanges.push_back({acl::HeaderChange::Kind::remove, "Resent-Bcc"});
    }
    takeRecipients(message, addresses, settings, *transaction, result);
    auto& state = session.state();
    state.localUser = message.user;
    state.identity.id = message.user; // whom a From field that is missing names
    state.transaction = std::move(transaction);
    if (state.transaction->recipients.empty()) {
        result.reply = {501, "5.1.3", "No recipients"};
        return result;
    }
    (void)session.gate().ask(acl::Phase::notSmtpStart, {}); // its result is ignored (policy-language 2.3)
    openContent(session);
    const auto id = state.transaction->id;
    state.transaction->reader->takeChunk(wire);
    state.transaction->reader->finishChunks();
    finishMessage(session);
    result.reply = parseReply(session.takeOutput());
    if (state.messages > 0)
        result.id = id;
    return result;
}

} // namespace postroom::receive
