// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/conversation_state.h"

#include "server/policy/acl/policy.h"
#include "shared/base/text.h"

namespace postroom::acl {

using expand::Value;

namespace {

// The local part without quoting (RFC 5321 4.1.2 Quoted-string).
std::string unquoted(std::string_view local) {
    if (local.size() < 2 || local.front() != '"' || local.back() != '"')
        return std::string(local);
    std::string text;
    for (std::size_t i = 1; i + 1 < local.size(); ++i) {
        if (local[i] == '\\' && i + 2 < local.size())
            ++i;
        text += local[i];
    }
    return text;
}

// Phases between which the session takes over pending headers into the message.
unsigned groupOf(Phase phase) {
    switch (phase) {
    case Phase::mime: case Phase::notSmtpMime: return 1;
    case Phase::prdr: return 2;
    case Phase::data: case Phase::notSmtp: return 3;
    default: return 0;
    }
}

bool asksAboutAddress(Phase phase) { return phase == Phase::rcpt || phase == Phase::prdr; }

std::optional<Value> tainted(const std::string& text) { return Value::tainted(text); }
std::optional<Value> orEmpty(const std::optional<Value>& value) { return value ? *value : Value{}; }

} // namespace

ConversationState::ConversationState(std::shared_ptr<const Policy> compiled)
    : policy(std::move(compiled)), connectionTrace(policy->textCount()), messageTrace(policy->textCount()) {}

void ConversationState::beginRun(Phase phase, std::string_view recipient) {
    current = {};
    if (asksAboutAddress(phase)) {
        const std::size_t at = recipient.rfind('@');
        current.set = true;
        current.address = recipient;
        current.localPart = unquoted(recipient.substr(0, at));
        current.shownLocalPart = base::lower(current.localPart);
        current.domain = at == std::string_view::npos ? std::string() : base::lower(recipient.substr(at + 1));
    }
    if (const unsigned group = groupOf(phase); group != headerGroup) {
        headerGroup = group;
        pendingHeaders.clear();
    }
    commandRateAsked.clear();
    queueName.reset();
    domainData.reset();
    localPartData.reset();
    senderData.reset();
    recipientData.reset();
    hostData.reset();
    addressData.reset();
    senderAddressData.reset();
    arguments.clear();
    verifyMessage.clear();
    decodedFile.clear();
}

void ConversationState::resetMessage() {
    messageVariables.clear();
    messageRateAsked.clear();
    pendingHeaders.clear();
    headerGroup = 0;
    warned.clear();
    senderChecks.clear();
    senderFailureTold = false;
    recipientVerifyFailure.clear();
    senderVerifyFailure.clear();
    dnsList = {};
    regexCaptures.clear();
    regexMatch.clear();
    senderRate.clear();
    senderRateLimit.clear();
    senderRatePeriod.clear();
}

std::optional<Value> ConversationState::variable(std::string_view name) const {
    if (name.starts_with("acl_")) {
        const std::string_view rest = name.substr(4);
        if (rest == "verify_message")
            return tainted(verifyMessage);
        if (rest == "narg")
            return Value::clean(std::to_string(arguments.size()));
        if (rest.size() == 4 && rest.starts_with("arg") && rest[3] >= '1' && rest[3] <= '9') {
            const auto index = static_cast<std::size_t>(rest[3] - '1');
            return index < arguments.size() ? arguments[index] : Value{};
        }
        if (rest.size() < 2 || (rest[0] != 'c' && rest[0] != 'm') || !(base::isDigit(rest[1]) || rest[1] == '_'))
            return std::nullopt;
        const auto& variables = rest[0] == 'c' ? connectionVariables : messageVariables;
        const auto found = variables.find(name);
        if (found != variables.end())
            return found->second;
        return policy->strictVariables() ? std::nullopt : std::optional(Value{});
    }
    if (name == "queue_name" && queueName)
        return Value::clean(*queueName);
    if (name == "domain")
        return current.set ? tainted(current.domain) : std::nullopt;
    if (name == "local_part")
        return current.set ? tainted(current.shownLocalPart) : std::nullopt;
    if (name == "domain_data")
        return orEmpty(domainData);
    if (name == "local_part_data")
        return orEmpty(localPartData);
    if (name == "sender_data")
        return orEmpty(senderData);
    if (name == "recipient_data")
        return orEmpty(recipientData);
    if (name == "host_data")
        return orEmpty(hostData);
    if (name == "address_data")
        return orEmpty(addressData);
    if (name == "sender_address_data")
        return orEmpty(senderAddressData);
    if (name.starts_with("dnslist_")) {
        const std::string_view rest = name.substr(8);
        if (rest == "domain")
            return tainted(dnsList.domain);
        if (rest == "matched")
            return tainted(dnsList.matched);
        if (rest == "text")
            return tainted(dnsList.text);
        if (rest == "value")
            return tainted(dnsList.value);
        return std::nullopt;
    }
    if (name == "sender_rate")
        return Value::clean(senderRate);
    if (name == "sender_rate_limit")
        return Value::clean(senderRateLimit);
    if (name == "sender_rate_period")
        return Value::clean(senderRatePeriod);
    if (name == "callout_address")
        return Value::clean(calloutAddress);
    if (name == "csa_status")
        return Value::clean(csaStatus);
    if (name == "recipient_verify_failure")
        return Value::clean(recipientVerifyFailure);
    if (name == "sender_verify_failure")
        return Value::clean(senderVerifyFailure);
    if (name == "headers_added")
        return tainted(headersAddedText(pendingHeaders));
    if (name == "mime_decoded_filename")
        return Value::clean(decodedFile);
    if (name == "regex_match_string")
        return tainted(regexMatch);
    if (name.size() == 6 && name.starts_with("regex") && name[5] >= '1' && name[5] <= '9') {
        const auto index = static_cast<std::size_t>(name[5] - '0');
        return tainted(index < regexCaptures.size() ? regexCaptures[index] : std::string());
    }
    if (name == "sender_host_name" && host.namesState == lookup::HostSubject::Names::known && !host.names.empty())
        return tainted(host.names.front());
    if (name == "sender_helo_verified")
        return Value::clean(helo == HeloCheck::verified ? "yes" : "no");
    return std::nullopt;
}

} // namespace postroom::acl
