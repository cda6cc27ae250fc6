// SPDX-License-Identifier: Apache-2.0
// verify = ... in all its kinds. Addresses are verified by the AddressVerifier (routing and callouts stand above);
// header and host checks are done here with server/mail and the World.
#include "server/mail/header_check.h"
#include "server/mail/address_list.h"
#include "server/policy/acl/conditions.h"
#include "server/policy/acl/conversation_state.h"
#include "server/policy/acl/host_names.h"
#include "server/policy/acl/message_content.h"
#include "server/policy/acl/verify_options.h"
#include "server/policy/checks/helo/helo_check.h"
#include "server/policy/lookup/csa.h"
#include "server/policy/lookup/list.h"
#include "shared/base/text.h"

#include <string>

namespace postroom::acl {

namespace {

using Kind = VerifyRequest::Kind;

struct VerifyData : TermData {
    VerifyRequest request;
};

TermResult verifyRecipient(Evaluation& evaluation, const VerifyRequest& request) {
    ConversationState& state = evaluation.state();
    Messages& messages = evaluation.messages();
    state.recipientVerifyFailure.clear();
    if (evaluation.verifier() == nullptr)
        return {Check::defer, "recipients cannot be verified here: there are no routers"};
    VerifyResult result = evaluation.verifier()->verifyRecipient(state.current.address, request.options, evaluation.scope());
    if (!result.addressData.text.empty())
        state.addressData = std::move(result.addressData);
    if (!result.calloutAddress.empty())
        state.calloutAddress = result.calloutAddress;
    std::string found;
    for (const std::string& step : result.steps)
        found += (found.empty() ? "" : "; ") + step;
    if (found.empty())
        found = state.current.address + (result.kind == VerifyResult::Kind::verified ? " can be delivered" : ": " + result.message);
    if (result.kind == VerifyResult::Kind::verified || (result.kind == VerifyResult::Kind::deferred && request.options.deferOk))
        return {Check::yes, std::move(found)};
    messages.user = result.message;
    messages.log = result.logMessage.empty() ? result.message : result.logMessage;
    state.recipientVerifyFailure = result.failure;
    if (result.kind == VerifyResult::Kind::unrouteable)
        return {Check::no, std::move(found)};
    if (!result.message.empty() && result.messageMaySay)
        evaluation.allowTemporaryDetails(); // the router's own words
    return {Check::defer, std::move(found)};
}

TermResult senderFailed(Evaluation& evaluation, const std::string& address, const VerifyResult& result, const VerifyRequest& request) {
    ConversationState& state = evaluation.state();
    Messages& messages = evaluation.messages();
    state.senderVerifyFailure = result.failure;
    const bool temporary = result.kind == VerifyResult::Kind::deferred;
    messages.log = temporary ? "Could not complete sender verify" : "Sender verify failed";
    messages.user = messages.log;
    if (!result.logMessage.empty())
        messages.log += ": " + result.logMessage;
    evaluation.noteSenderFailure({address, result.message, temporary, request.details});
    return {temporary ? Check::defer : Check::no,
            "the sender " + address + " cannot be verified: " + (result.logMessage.empty() ? result.message : result.logMessage)};
}

TermResult verifySender(Evaluation& evaluation, const VerifyRequest& request) {
    ConversationState& state = evaluation.state();
    const std::string address = request.addressGiven ? request.address : evaluation.variable("sender_address").text;
    state.senderVerifyFailure.clear();
    if (address.empty())
        return {Check::yes, "the null sender needs no verification"};
    if (evaluation.verifier() == nullptr)
        return {Check::defer, "senders cannot be verified here: there are no routers"};
    const std::string key = address + (request.options.callout.wanted ? "|callout" : "") + (request.options.successOnRedirect ? "|redirect" : "");
    auto known = state.senderChecks.find(key);
    if (known == state.senderChecks.end())
        known = state.senderChecks.emplace(key, evaluation.verifier()->verifySender(address, request.options, evaluation.scope())).first;
    const VerifyResult& result = known->second;
    if (!result.addressData.text.empty())
        state.senderAddressData = result.addressData;
    if (!result.calloutAddress.empty())
        state.calloutAddress = result.calloutAddress;
    if (result.kind == VerifyResult::Kind::verified)
        return {Check::yes, "the sender " + address + " can be reached" + (request.options.callout.wanted && !result.steps.empty() ? "; " + result.steps.back() : "")};
    if (result.kind == VerifyResult::Kind::deferred && request.options.deferOk)
        return {Check::yes, "the sender " + address + " could not be verified now, which is taken as good (defer_ok)"};
    return senderFailed(evaluation, address, result, request);
}

TermResult verifyHelo(Evaluation& evaluation) {
    ConversationState& state = evaluation.state();
    const std::string name = evaluation.variable("sender_helo_name").text;
    lookup::HostSubject& host = namedHost(evaluation);
    const checks::HeloResult result = checks::checkHelo(name, host.address, host.names, evaluation.scope().world);
    using HeloCheck = ConversationState::HeloCheck;
    state.helo = result.kind == checks::HeloResult::Kind::verified   ? HeloCheck::verified
                 : result.kind == checks::HeloResult::Kind::deferred ? HeloCheck::deferred
                                                                     : HeloCheck::failed;
    state.heloName = name;
    return {state.helo == HeloCheck::verified ? Check::yes : Check::no, result.found};
}

TermResult verifyCsa(Evaluation& evaluation, const VerifyRequest& request) {
    const std::string name = request.domain.empty() ? evaluation.variable("sender_helo_name").text : request.domain;
    const lookup::CsaResult result = lookup::checkCsa(evaluation.scope().world, name, evaluation.variable("sender_host_address").text);
    evaluation.state().csaStatus = lookup::csaStatus(result.verdict);
    evaluation.messages().log = result.reason;
    using Verdict = lookup::CsaResult::Verdict;
    const Check check = result.verdict == Verdict::fail ? Check::no : result.verdict == Verdict::defer ? Check::defer : Check::yes;
    return {check, "client SMTP authorisation of " + base::printable(result.domain) + ": " + result.reason};
}

TermResult verifyReverse(Evaluation& evaluation, const VerifyRequest& request) {
    lookup::HostSubject& host = namedHost(evaluation);
    using Names = lookup::HostSubject::Names;
    if (host.address.empty())
        return {Check::yes, "the client is local"};
    if (host.namesState == Names::known && !host.names.empty())
        return {Check::yes, host.address + " is called " + host.names.front()};
    if (host.namesState == Names::failed) {
        evaluation.messages().log = "host lookup deferred for reverse lookup check";
        return {request.options.deferOk ? Check::yes : Check::defer, "the name of " + host.address + " could not be looked up"};
    }
    evaluation.messages().log = "host lookup failed for reverse lookup check (no name, or one that does not lead back, for " + host.address + ")";
    return {Check::no, host.address + " has no name that leads back to it"};
}

TermResult verifyNotBlind(Evaluation& evaluation, const mail::HeaderList& headers, bool caseInsensitive) {
    std::vector<std::string> named;
    for (const mail::HeaderField& field : headers.fields())
        if (field.kind() == mail::HeaderKind::to || field.kind() == mail::HeaderKind::cc)
            for (const mail::ListedAddress& listed : mail::parseAddressList(field.rawValue()).addresses)
                named.push_back(caseInsensitive ? base::lower(listed.parsed.address) : listed.parsed.address);
    const std::string recipients = evaluation.variable("recipients_list").text.empty() ? evaluation.variable("recipients").text
                                                                                       : evaluation.variable("recipients_list").text;
    const char separator = evaluation.variable("recipients_list").text.empty() ? ',' : ':';
    lookup::ListSplitter splitter(recipients, separator);
    while (const auto recipient = splitter.next()) {
        bool found = false;
        for (const std::string& address : named)
            found = found || (caseInsensitive ? base::equalsIgnoreCase(address, *recipient) : mail::sameAddress(address, *recipient));
        if (found || recipient->empty())
            continue;
        evaluation.messages().log = "bcc recipient detected";
        return {Check::no, *recipient + " stands in no To: or Cc: field"};
    }
    return {Check::yes, "every recipient stands in To: or Cc:"};
}

TermResult verifyHeaderSender(Evaluation& evaluation, const mail::HeaderList& headers, const VerifyRequest& request) {
    if (evaluation.verifier() == nullptr)
        return {Check::defer, "senders cannot be verified here: there are no routers"};
    bool deferred = false;
    for (const mail::HeaderKind kind : {mail::HeaderKind::sender, mail::HeaderKind::replyTo, mail::HeaderKind::from})
        for (const mail::HeaderField& field : headers.fields()) {
            if (field.kind() != kind)
                continue;
            for (const mail::ListedAddress& listed : mail::parseAddressList(field.rawValue()).addresses) {
                const VerifyResult result =
                    evaluation.verifier()->verifySender(listed.parsed.address, request.options, evaluation.scope());
                if (result.kind == VerifyResult::Kind::verified)
                    return {Check::yes, listed.parsed.address + " in " + std::string(field.name()) + ": can be reached"};
                deferred = deferred || result.kind == VerifyResult::Kind::deferred;
            }
        }
    if (deferred) {
        evaluation.messages().log = "the senders in the header could not be verified now";
        return {request.options.deferOk ? Check::yes : Check::defer, evaluation.messages().log};
    }
    evaluation.messages().log = "there is no valid sender in any header line";
    return {Check::no, evaluation.messages().log};
}

// header_syntax, header_names_ascii, header_sender, not_blind.
TermResult verifyHeader(Evaluation& evaluation, const VerifyRequest& request) {
    const MessageContent* content = evaluation.state().content;
    if (content == nullptr)
        return {Check::error, "verify: there is no message to look at"};
    const mail::HeaderList headers = mail::HeaderList::parse(content->headerText());
    Messages& messages = evaluation.messages();
    switch (request.kind) {
    case Kind::headerSyntax:
        if (auto wrong = mail::checkHeaderSyntax(headers, mail::Unqualified::allowed)) {
            messages.log = *wrong;
            return {Check::no, *wrong};
        }
        return {Check::yes, "the address fields are well formed"};
    case Kind::headerNamesAscii:
        if (auto name = mail::findNonAsciiName(headers)) {
            messages.log = "a header field's name has other characters than printable ASCII: " + base::printable(*name);
            return {Check::no, messages.log};
        }
        return {Check::yes, "all header names are ASCII"};
    case Kind::notBlind: return verifyNotBlind(evaluation, headers, request.caseInsensitive);
    default: return verifyHeaderSender(evaluation, headers, request);
    }
}

} // namespace

void compileVerify(TermCompiler& compiler, CompiledTerm& term, std::string_view source) {
    term.program = compiler.program(source);
    const std::string* text = term.program.constant();
    // What stands before the first "/" is nearly always plain, also when an option is expanded.
    auto request = readVerifyRequest(text != nullptr ? std::string_view(*text) : source.substr(0, source.find_first_of("/=$")));
    if (!request) {
        if (text != nullptr || source.find('$') > source.find_first_of("/="))
            compiler.error("bad-verify", request.error().text());
        return;
    }
    term.phases = verifyPhases(request->kind);
    if (text == nullptr)
        return;
    auto data = std::make_shared<VerifyData>();
    data->request = std::move(*request);
    term.data = std::move(data);
}

TermResult runVerify(Evaluation& evaluation, const CompiledTerm& term, std::string_view operand) {
    VerifyRequest read;
    if (term.data == nullptr) {
        auto request = readVerifyRequest(operand);
        if (!request)
            return {Check::error, request.error().text()};
        read = std::move(*request);
        if (!verifyPhases(read.kind).has(evaluation.phase()))
            return {Check::error, "cannot check " + std::string(verifyName(read.kind)) + " in " + std::string(phaseLabel(evaluation.phase())) + " ACL"};
    }
    const VerifyRequest& request = term.data == nullptr ? read : static_cast<const VerifyData&>(*term.data).request;
    switch (request.kind) {
    case Kind::recipient: return verifyRecipient(evaluation, request);
    case Kind::sender: return verifySender(evaluation, request);
    case Kind::helo: return verifyHelo(evaluation);
    case Kind::reverseHostLookup: return verifyReverse(evaluation, request);
    case Kind::certificate: {
        const std::string verified = evaluation.variable("tls_in_certificate_verified").text;
        const bool good = verified == "1";
        if (!good)
            evaluation.messages().user = "no verified certificate";
        const std::string who = evaluation.variable("tls_in_peerdn").text;
        return {good ? Check::yes : Check::no, good           ? "the client's certificate (" + who + ") is verified"
                                               : who.empty() ? "the client showed no certificate"
                                                             : "the client's certificate (" + who + ") could not be verified"};
    }
    case Kind::csa: return verifyCsa(evaluation, request);
    case Kind::headerSyntax:
    case Kind::headerSender:
    case Kind::headerNamesAscii:
    case Kind::notBlind: break;
    }
    return verifyHeader(evaluation, request);
}

} // namespace postroom::acl
