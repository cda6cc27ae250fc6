// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/address_verifier.h"

#include "server/deliver/router/route_text.h"
#include "server/mail/address.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::deliver {

namespace {

using acl::VerifyResult;
using router::Purpose;
using router::Routed;

std::string variableText(const expand::Scope& scope, std::string_view name) {
    for (const auto* source : scope.variables)
        if (const auto value = source->variable(name))
            return value->text;
    return {};
}

VerifyResult failed(VerifyResult::Kind kind, std::string message, std::string failure) {
    VerifyResult result;
    result.kind = kind;
    result.message = std::move(message);
    result.failure = std::move(failure);
    return result;
}

void addSteps(VerifyResult& result, const std::vector<Routed>& routes) {
    for (const auto& routed : routes)
        for (auto& sentence : router::stepSentences(routed.steps))
            result.steps.push_back(std::move(sentence));
}

// One branch that works is enough; otherwise a branch that may still work defers.
VerifyResult judge(const std::vector<Routed>& routes) {
    VerifyResult result = failed(VerifyResult::Kind::unrouteable, "Unrouteable address", "route");
    for (const auto& routed : routes) {
        if (routed.kind == Routed::Kind::deliver || routed.kind == Routed::Kind::discard) {
            result = VerifyResult();
            for (const auto& [name, value] : routed.variables)
                if (name == "address_data")
                    result.addressData = value;
            break;
        }
        const bool later = routed.kind == Routed::Kind::defer || routed.kind == Routed::Kind::hold;
        if (later || result.kind != VerifyResult::Kind::deferred)
            result = failed(later ? VerifyResult::Kind::deferred : VerifyResult::Kind::unrouteable,
                            routed.message.empty() ? "Unrouteable address" : routed.message, "route");
    }
    addSteps(result, routes);
    return result;
}

} // namespace

RoutingVerifier::RoutingVerifier(std::shared_ptr<const router::RouterChain> chain, RunCallout callout, RunQuota quota)
    : m_chain(std::move(chain)), m_callout(std::move(callout)), m_quota(std::move(quota)) {}

VerifyResult RoutingVerifier::verify(std::string_view address, const acl::VerifyOptions& options, const expand::Scope& scope,
                                     Purpose purpose) const {
    mail::AddressSyntax syntax;
    syntax.allowDomainLiterals = true;
    const auto parsed = mail::parseAddress(address, syntax);
    if (!parsed)
        return failed(VerifyResult::Kind::unrouteable, parsed.error().publicText, "qualify");
    const auto sender = purpose == Purpose::verifySender ? std::string(address) : variableText(scope, "sender_address");
    const auto rewritten = m_chain->rewriteRules().address(parsed->address, purpose == Purpose::verifySender ? 'F' : 'T', scope);
    auto routes = m_chain->route({rewritten, sender, purpose}, scope);
    auto result = judge(routes);
    if (result.kind == VerifyResult::Kind::deferred && options.deferOk)
        result.kind = VerifyResult::Kind::verified;
    if (result.kind == VerifyResult::Kind::verified && options.quota.wanted && purpose == Purpose::verifyRecipient)
        result = checkQuota(std::move(result), {rewritten, sender, base::toInteger(variableText(scope, "message_size")).value_or(0), routes, options.quota}, scope);
    if (result.kind != VerifyResult::Kind::verified || !options.callout.wanted)
        return result;
    if (!m_callout)
        return options.callout.deferOk ? result : failed(VerifyResult::Kind::deferred, "callouts are not available", "mail");
    auto called = m_callout({rewritten, sender, std::move(routes), options.callout, purpose == Purpose::verifySender}, scope);
    if (called.kind == VerifyResult::Kind::deferred && options.callout.deferOk)
        called.kind = VerifyResult::Kind::verified;
    called.addressData = std::move(result.addressData);
    called.steps.insert(called.steps.begin(), result.steps.begin(), result.steps.end());
    return called;
}

VerifyResult RoutingVerifier::checkQuota(VerifyResult routed, QuotaQuestion question, const expand::Scope& scope) const {
    if (!m_quota)
        return failed(VerifyResult::Kind::deferred, "quotas cannot be checked here", "quota");
    auto checked = m_quota(question, scope);
    checked.addressData = std::move(routed.addressData);
    checked.steps.insert(checked.steps.begin(), routed.steps.begin(), routed.steps.end());
    return checked;
}

VerifyResult RoutingVerifier::verifyRecipient(std::string_view address, const acl::VerifyOptions& options, const expand::Scope& scope) {
    return verify(address, options, scope, Purpose::verifyRecipient);
}

VerifyResult RoutingVerifier::verifySender(std::string_view address, const acl::VerifyOptions& options, const expand::Scope& scope) {
    if (address.empty() || address == "<>")
        return {}; // a bounce: there is nobody to verify
    return verify(address, options, scope, Purpose::verifySender);
}

VerifyResult RoutingVerifier::expandRecipient(std::string_view address, const expand::Scope& scope) {
    const auto routes = m_chain->route({m_chain->rewriteRules().address(address, 'T', scope), {}, Purpose::expansion}, scope);
    auto result = judge(routes);
    for (const auto& routed : routes) {
        if (routed.kind != Routed::Kind::deliver && routed.kind != Routed::Kind::discard)
            continue;
        const auto& told = !routed.pipeOrFile.empty() && !routed.parents.empty() ? routed.parents.front() : routed.address;
        if (std::find(result.members.begin(), result.members.end(), told) == result.members.end())
            result.members.push_back(told);
    }
    return result;
}

} // namespace postroom::deliver
