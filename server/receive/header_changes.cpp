// SPDX-License-Identifier: Apache-2.0
#include "server/receive/header_changes.h"

#include "server/mail/address.h"
#include "server/mail/address_list.h"
#include "server/mail/date.h"
#include "server/mail/encoded_word.h"
#include "server/mail/received.h"
#include "server/platform/regex/pattern.h"
#include "server/receive/protocol_name.h"
#include "server/receive/session.h"
#include "shared/base/text.h"

#include <algorithm>
#include <cctype>

namespace postroom::receive {

namespace {

std::string optionOf(std::string_view options, std::string_view name) {
    for (const auto part : base::split(options, '/'))
        if (part.starts_with(name))
            return std::string(part.substr(name.size()));
    return {};
}

/// A name as it may stand before <address> (RFC 5322 3.2.5); control characters would end the field.
std::string phraseOf(std::string name) {
    std::replace_if(name.begin(), name.end(), [](unsigned char c) { return c < ' ' || c == 127; }, ' ');
    const auto plain = [](unsigned char c) { return std::isalnum(c) != 0 || std::string_view(" !#$%&'*+-/=?^_`{|}~").find(static_cast<char>(c)) != std::string_view::npos; };
    if (std::all_of(name.begin(), name.end(), plain))
        return name;
    if (std::any_of(name.begin(), name.end(), [](unsigned char c) { return c > 127; }))
        return mail::encodeWords(name);
    std::string quoted = "\"";
    for (const char c : name)
        quoted += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
    return quoted + '"';
}

/// Is From one address, and that of the submitter?
bool isFrom(const mail::HeaderList& headers, const std::string& submitter, const std::string& domain) {
    const auto list = mail::parseAddressList(headers.value("From"));
    return list.addresses.size() == 1 && list.errors.empty() && mail::sameAddress(mail::qualify(list.addresses.front().parsed.address, domain), submitter);
}

mail::HeaderPlace placeOf(acl::HeaderChange::Kind kind) {
    using Kind = acl::HeaderChange::Kind;
    switch (kind) {
    case Kind::addAtStart: return mail::HeaderPlace::atStart;
    case Kind::addAfterReceived: return mail::HeaderPlace::afterReceived;
    case Kind::addAtStartRfc: return mail::HeaderPlace::atStartRfc;
    default: return mail::HeaderPlace::atEnd;
    }
}

/// The option's text with '-' for every character that is not `allowed`; "" when it is unset or fails.
template <typename Allowed>
std::string idPart(Session& session, TextOption option, Allowed allowed) {
    if (session.settings().text(option).empty())
        return {};
    std::string problem;
    std::string part = session.gate().expand(option, problem).value_or("");
    std::replace_if(part.begin(), part.end(), [&](char c) { return !allowed(static_cast<unsigned char>(c)); }, '-');
    return part;
}

/// message_id_header_domain and message_id_header_text, as Exim puts them together.
std::string newMessageId(Session& session) {
    std::string domain = idPart(session, TextOption::messageIdDomain, [](unsigned char c) { return std::isalnum(c) != 0 || c == '.'; });
    const std::string text = idPart(session, TextOption::messageIdText, [](unsigned char c) {
        return c > ' ' && c != 127 && std::string_view("()<>[]:;@\\,.\"").find(static_cast<char>(c)) == std::string_view::npos;
    });
    if (domain.empty())
        domain = session.settings().primaryHostname;
    return "<E" + session.state().transaction->id.string() + (text.empty() ? "" : "." + text) + "@" + domain + ">";
}

/// Local programs may leave the domain out in address fields: it is put in.
void qualifyAddresses(const ReceiveSettings& settings, mail::HeaderList& headers) {
    const auto& senderDomain = settings.qualifyDomain.empty() ? settings.primaryHostname : settings.qualifyDomain;
    const auto& recipientDomain = settings.qualifyRecipient.empty() ? senderDomain : settings.qualifyRecipient;
    for (std::size_t i = 0; i < headers.fields().size(); ++i) {
        const auto& field = headers.fields()[i];
        using Kind = mail::HeaderKind;
        const auto kind = field.kind();
        const bool sender = kind == Kind::from || kind == Kind::sender || kind == Kind::replyTo;
        if (!sender && kind != Kind::to && kind != Kind::cc && kind != Kind::bcc)
            continue;
        std::string value(field.rawValue());
        const auto list = mail::parseAddressList(value);
        bool changed = false;
        for (auto item = list.addresses.rbegin(); item != list.addresses.rend(); ++item) { // from behind: places stay valid
            if (item->parsed.domainAt != 0 || item->parsed.address.empty())
                continue;
            value.insert(item->parsed.end, "@" + (sender ? senderDomain : recipientDomain));
            changed = true;
        }
        if (changed)
            headers.replace(i, field.withValue(base::trim(value)));
    }
}

} // namespace

void removeDeliveryFields(Session& session, mail::HeaderList& headers) {
    const ReceiveSettings& settings = session.settings();
    if (settings.removeReturnPath)
        headers.remove("Return-path");
    if (settings.removeDeliveryDate)
        headers.remove("Delivery-date");
    if (settings.removeEnvelopeTo)
        headers.remove("Envelope-to");
}

void addReceived(Session& session, mail::HeaderList& headers) {
    const auto& state = session.state();
    const auto& transaction = *state.transaction;
    mail::ReceivedFacts facts;
    facts.hostName = state.peer.hostName;
    facts.hostAddress = state.peer.client.addressText();
    facts.helo = state.helo;
    facts.ident = state.localUser;
    facts.by = session.settings().primaryHostname;
    facts.protocol = protocolName(state);
    if (state.tls) {
        facts.tlsVersion = state.tls->version;
        facts.tlsCipher = state.tls->cipherStandard;
    }
    facts.software = session.settings().software;
    facts.envelopeFrom = transaction.envelope.sender;
    facts.id = transaction.id.string();
    if (transaction.recipients.size() == 1) // RFC 5321 7.2: more would tell blind recipients
        facts.envelopeFor = transaction.recipients.front().recipient.address;
    facts.time = session.services().clock.now();
    headers.add(mail::receivedField(facts), mail::HeaderPlace::atStart);
}

void completeSubmission(Session& session, mail::HeaderList& headers) {
    const auto& state = session.state();
    const auto& transaction = *state.transaction;
    const auto& settings = session.settings();
    if (headers.find("Message-ID") == nullptr)
        headers.add("Message-Id: " + newMessageId(session));
    auto domain = optionOf(transaction.submissionOptions, "domain=");
    if (domain.empty())
        domain = settings.qualifyDomain.empty() ? settings.primaryHostname : settings.qualifyDomain;
    const auto& id = state.identity.id;
    const auto submitter = id.empty() ? transaction.envelope.sender : mail::qualify(id, domain);
    const auto name = transaction.submitterName.empty() ? optionOf(transaction.submissionOptions, "name=") : transaction.submitterName;
    const auto phrase = name.empty() ? submitter : phraseOf(name) + " <" + submitter + ">";
    if (headers.find("From") == nullptr && !submitter.empty())
        headers.add("From: " + phrase);
    const bool retain = transaction.submissionOptions.find("sender_retain") != std::string::npos;
    if (!retain && !id.empty()) {
        headers.remove("Sender");
        if (!isFrom(headers, submitter, domain))
            headers.add("Sender: " + phrase);
    }
    if (headers.find("Date") == nullptr)
        headers.add("Date: " + mail::dateText(session.services().clock.now()));
    if (!state.localUser.empty())
        qualifyAddresses(settings, headers);
}

void applyHeaderChanges(std::vector<acl::HeaderChange>& changes, mail::HeaderList& headers) {
    using Kind = acl::HeaderChange::Kind;
    for (const auto& change : changes) {
        if (change.kind == Kind::remove) {
            headers.remove(change.text);
        } else if (change.kind == Kind::removeMatching) {
            const auto pattern = regex::Pattern::compile(change.text);
            if (pattern)
                headers.removeIf([&](const mail::HeaderField& field) { return pattern->matches(field.name()); });
        } else {
            headers.add(change.text, placeOf(change.kind));
        }
    }
    changes.clear();
}

} // namespace postroom::receive
