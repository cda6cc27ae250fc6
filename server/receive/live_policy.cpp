// SPDX-License-Identifier: Apache-2.0
#include "server/receive/live_policy.h"

#include "server/policy/acl/policy.h"
#include "server/policy/acl/trace.h"
#include "server/policy/expand/list_setting.h"
#include "server/policy/lookup/host_names.h"
#include "server/policy/lookup/match.h"
#include "server/receive/session.h"

namespace postroom::receive {

LivePolicy::LivePolicy(std::shared_ptr<const PolicyParts> parts, Session& session)
    : m_parts(std::move(parts)), m_session(session), m_variables(session), m_conversation(m_parts->policy, m_parts->verifier) {}

LivePolicy::Turn& LivePolicy::turn() {
    if (m_turn == nullptr) {
        m_turn = std::make_unique<Turn>();
        m_turn->world = m_parts->makeWorld();
        m_turn->recording = std::make_unique<world::RecordingWorld>(*m_turn->world, m_connectionAnswers);
        std::vector<const expand::VariableSource*> sources{&m_variables};
        if (m_parts->firstVariables != nullptr)
            sources.insert(sources.begin(), m_parts->firstVariables);
        if (m_parts->extraVariables != nullptr)
            sources.push_back(m_parts->extraVariables);
        m_turn->forAcls = std::make_unique<expand::Scope>(expand::Scope{*m_turn->recording, *m_parts->lists, sources});
        sources.insert(sources.begin(), &m_conversation.variables());
        m_turn->forTexts = std::make_unique<expand::Scope>(expand::Scope{*m_turn->world, *m_parts->lists, std::move(sources)});
    }
    return *m_turn;
}

void LivePolicy::rest() { m_turn.reset(); }

world::Record& LivePolicy::recordOf(acl::Phase phase) {
    if (phase == acl::Phase::connect || phase == acl::Phase::helo || phase == acl::Phase::starttls)
        return m_connectionAnswers;
    if (phase != acl::Phase::rcpt)
        return m_messageAnswers;
    m_recipientAnswers.clear();
    return m_recipientAnswers;
}

acl::Verdict LivePolicy::ask(acl::Phase phase, std::string_view recipient) {
    if (phase == acl::Phase::auth) { // its lookups may hold passwords
        expand::Scope scope{*turn().world, turn().forAcls->lists, turn().forAcls->variables};
        return m_conversation.run(phase, recipient, scope);
    }
    turn().recording->recordInto(recordOf(phase));
    acl::Verdict verdict = m_conversation.run(phase, recipient, *turn().forAcls);
    if (phase == acl::Phase::rcpt) {
        m_recipientRefused = verdict.outcome != acl::Outcome::accept && verdict.outcome != acl::Outcome::discard;
        if (!m_recipientRefused && !m_recipientAnswers.empty())
            m_messageAnswers.append(m_recipientAnswers);
    } else {
        m_recipientRefused = false;
    }
    return verdict;
}

void LivePolicy::resetMessage() {
    m_conversation.resetMessage();
    m_messageAnswers.clear();
    m_recipientAnswers.clear();
    m_recipientRefused = false;
    m_headers.clear();
}

std::string LivePolicy::takeTrace() {
    std::string trace = m_conversation.takeTrace();
    if (trace.empty())
        return trace;
    const world::Record* const answers[] = {&m_connectionAnswers, &m_messageAnswers, &m_recipientAnswers};
    acl::appendInputs(trace, packInputs(m_session.state(), m_headers, std::span(answers, m_recipientRefused ? 3 : 2)));
    return trace;
}

bool LivePolicy::has(acl::Phase phase) const { return m_parts->policy->entry(phase).set; }

const expand::Scope& LivePolicy::scope() { return *turn().forTexts; }

Match LivePolicy::matchHost(HostOption option) {
    const auto& setting = m_parts->texts->hostList(option, m_session.state().listener);
    lookup::HostSubject subject;
    const auto& peer = m_session.state().peer;
    subject.address = peer.client.addressText();
    if (peer.nameLookedUp) {
        if (!peer.hostName.empty())
            subject.names.push_back(peer.hostName);
        subject.namesState = !peer.hostName.empty() ? lookup::HostSubject::Names::known
                             : peer.nameDeferred    ? lookup::HostSubject::Names::failed
                                                    : lookup::HostSubject::Names::none;
    }
    expand::ScopeListExpander expander(scope());
    lookup::MatchContext context{*turn().world, *m_parts->lists, &expander, {}};
    std::optional<lookup::List> expanded;
    if (!setting.parsed) {
        const auto text = setting.program.evaluate(scope());
        if (!text)
            return text.error().kind == expand::Failure::Kind::temporary ? Match::defer : Match::no;
        expanded = lookup::List::parse(lookup::ListKind::host, text->text);
    }
    const auto result = lookup::matchHost(setting.parsed ? *setting.parsed : *expanded, subject, context);
    using Verdict = lookup::MatchResult::Verdict;
    return result.verdict == Verdict::yes ? Match::yes : result.verdict == Verdict::defer ? Match::defer : Match::no;
}

bool LivePolicy::anybodyMaySetSender(std::string_view address) {
    std::string problem;
    const auto text = expand(TextOption::untrustedSetSender, problem);
    if (!text || text->empty())
        return false;
    expand::ScopeListExpander expander(scope());
    lookup::MatchContext context{*turn().world, *m_parts->lists, &expander, {}};
    return lookup::matchAddress(lookup::List::parse(lookup::ListKind::address, *text), address, context).yes();
}

std::vector<rewrite::Change> LivePolicy::rewriteMessage(const rewrite::Message& message) {
    if (m_parts->rewriteRules == nullptr || m_parts->rewriteRules->empty())
        return {};
    turn().recording->recordInto(m_messageAnswers); // the ACLs that follow see the outcome: a replay needs what it was made of
    const expand::Scope scope{*turn().recording, *m_parts->lists, turn().forTexts->variables};
    return m_parts->rewriteRules->message(message, scope);
}

std::optional<std::string> LivePolicy::expand(TextOption option, std::string& problem) {
    const auto& program = m_parts->texts->text(option);
    if (const auto* constant = program.constant(); constant != nullptr)
        return *constant;
    auto value = program.evaluate(scope());
    if (value)
        return std::move(value->text);
    problem = std::string(textOptionName(option)) + ": " + value.error().message;
    return std::nullopt;
}

PolicyGate::DeliveredNow LivePolicy::deliverNow(const queue::IncomingMessage& message) {
    if (!m_parts->deliverNow || !turn().world->leavesMarks())
        return {"nothing is delivered in a trial", {}};
    return m_parts->deliverNow(message);
}

acl::VerifyResult::Kind LivePolicy::verifyAddress(std::string_view address) {
    if (m_parts->verifier == nullptr)
        return acl::VerifyResult::Kind::deferred;
    return m_parts->verifier->verifyRecipient(address, {}, scope()).kind;
}

acl::VerifyResult LivePolicy::expandAddress(std::string_view address) {
    if (m_parts->verifier != nullptr)
        return m_parts->verifier->expandRecipient(address, scope());
    acl::VerifyResult nobody;
    nobody.kind = acl::VerifyResult::Kind::deferred;
    return nobody;
}

PolicyGate::HostNames LivePolicy::lookUpClient(std::string_view address) {
    const auto found = lookup::findHostNames(*turn().world, address);
    using Outcome = lookup::HostNames::Outcome;
    return {found.names.empty() ? std::string() : found.names.front(), found.outcome == Outcome::failed};
}

} // namespace postroom::receive
