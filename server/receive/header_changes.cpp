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

enum class Affix : std::uint8_t { prefix, suffix };

/// How much of the local part the affix takes off, never all of it: "*-" is everything up to the last hyphen, "-*" all from the first.
std::size_t affixLength(std::string_view local, std::string_view affix, Affix kind) {
    const bool atStart = kind == Affix::prefix;
    const bool wild = atStart ? affix.starts_with('*') : affix.ends_with('*');
    if (wild)
        affix = atStart ? affix.substr(1) : affix.substr(0, affix.size() - 1);
    if (affix.empty() || affix.size() >= local.size())
        return 0;
    std::size_t length = 0;
    if (!wild)
        length = (atStart ? base::startsWithIgnoreCase(local, affix) : base::endsWithIgnoreCase(local, affix)) ? affix.size() : 0;
    else if (const auto at = atStart ? local.rfind(affix) : local.find(affix); at != std::string_view::npos)
        length = atStart ? at + affix.size() : local.size() - at;
    return length < local.size() ? length : 0;
}

/// Is From one address, and that of the submitter? It may have local_from_prefix and local_from_suffix.
bool isFrom(const ReceiveSettings& settings, const mail::HeaderList& headers, const std::string& submitter, const std::string& domain) {
    const auto list = mail::parseAddressList(headers.value("From"));
    if (list.addresses.size() != 1 || !list.errors.empty())
        return false;
    std::string from = mail::qualify(list.addresses.front().parsed.address, domain);
    if (mail::sameAddress(from, submitter))
        return true;
    std::string local(mail::localPartOf(from));
    for (const auto& prefix : settings.localFromPrefixes)
        if (const auto length = affixLength(local, prefix, Affix::prefix); length > 0) {
            local.erase(0, length);
            break;
        }
    for (const auto& suffix : settings.localFromSuffixes)
        if (const auto length = affixLength(local, suffix, Affix::suffix); length > 0) {
            local.resize(local.size() - length);
            break;
        }
    return mail::sameAddress(local + "@" + std::string(mail::domainOf(from)), submitter);
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

/// received_header_text with the time behind it. A line end that begins no continuation line would begin another field.
std::string ownReceived(const std::string& text, base::Time time) {
    std::string field;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r')
            continue;
        const bool folds = i + 1 < text.size() && (text[i + 1] == ' ' || text[i + 1] == '\t');
        if (text[i] != '\n')
            field += text[i];
        else
            field += folds ? "\r\n" : " ";
    }
    if (!base::startsWithIgnoreCase(field, "received:"))
        field.insert(0, "Received: ");
    return std::string(base::trim(field)) + ";\r\n\t" + mail::dateText(time);
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
    if (!session.settings().text(TextOption::receivedHeader).empty()) {
        std::string problem;
        if (const auto own = session.gate().expand(TextOption::receivedHeader, problem)) {
            if (!base::trim(*own).empty()) // an empty result adds none
                headers.add(ownReceived(*own, facts.time), mail::HeaderPlace::atStart);
            return;
        }
        session.publish(session.event("text.failed").with("phase", "received_header_text").with("reason", problem));
    }
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
        if (!isFrom(settings, headers, submitter, domain))
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
