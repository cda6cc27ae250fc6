// SPDX-License-Identifier: Apache-2.0
#include "server/receive/header_changes.h"

#include "server/mail/address.h"
#include "server/mail/date.h"
#include "server/mail/header_check.h"
#include "server/mail/received.h"
#include "server/platform/regex/pattern.h"
#include "server/receive/protocol_name.h"
#include "server/receive/session.h"
#include "shared/base/text.h"

namespace postroom::receive {

namespace {

std::string optionOf(std::string_view options, std::string_view name) {
    for (const auto part : base::split(options, '/'))
        if (part.starts_with(name))
            return std::string(part.substr(name.size()));
    return {};
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

} // namespace

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
        headers.add("Message-Id: <E" + transaction.id.string() + "@" + settings.primaryHostname + ">");
    auto domain = optionOf(transaction.submissionOptions, "domain=");
    if (domain.empty())
        domain = settings.qualifyDomain.empty() ? settings.primaryHostname : settings.qualifyDomain;
    const auto& id = state.identity.id;
    const auto submitter = id.empty() ? transaction.envelope.sender : mail::qualify(id, domain);
    const auto name = optionOf(transaction.submissionOptions, "name=");
    const auto phrase = name.empty() ? submitter : name + " <" + submitter + ">";
    if (headers.find("From") == nullptr && !submitter.empty())
        headers.add("From: " + phrase);
    const bool retain = transaction.submissionOptions.find("sender_retain") != std::string::npos;
    if (!retain && !id.empty()) {
        const auto senders = mail::headerSenders(headers);
        headers.remove("Sender");
        const auto from = mail::headerSenders(headers);
        if (from.size() != 1 || !mail::sameAddress(from.front(), submitter))
            headers.add("Sender: " + phrase);
    }
    if (headers.find("Date") == nullptr)
        headers.add("Date: " + mail::dateText(session.services().clock.now()));
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
