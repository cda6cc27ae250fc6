// SPDX-License-Identifier: Apache-2.0
#include "server/app/trial_dialogue.h"

#include "server/policy/acl/trace.h"
#include "shared/base/base64.h"

namespace postroom::app {

namespace {

constexpr std::size_t largestTrialBody = 64u << 20; ///< kept in memory; a trial is typed or small

class MemoryBody final : public queue::BodyWriter {
public:
    base::Result<void> write(std::string_view bytes) override {
        if (m_bytes.size() + bytes.size() > largestTrialBody)
            return base::fail(base::permanentError(base::ErrorKind::limit, "the message is too large for a trial"));
        m_bytes += bytes;
        return {};
    }
    base::Result<queue::Body> finish() override {
        queue::Body body;
        body.size = static_cast<std::int64_t>(m_bytes.size());
        for (const char c : m_bytes) {
            body.lines += c == '\n' ? 1 : 0;
            body.eightBit = body.eightBit || static_cast<unsigned char>(c) > 127;
            body.zeroByte = body.zeroByte || c == '\0';
        }
        body.inlineBytes = std::move(m_bytes);
        return body;
    }

private:
    std::string m_bytes;
};

const receive::ListenerSettings* listenerFor(const Compiled& compiled, const std::string& name) {
    for (const receive::ListenerSettings& listener : compiled.reception->listeners)
        if (name.empty() ? listener.role == receive::Role::mx : listener.name == name)
            return &listener;
    return nullptr;
}

} // namespace

std::unique_ptr<queue::BodyWriter> ThrowAwayInbox::newBody(const base::MessageId&) { return std::make_unique<MemoryBody>(); }

base::Result<void> ThrowAwayInbox::accept(queue::IncomingMessage message) {
    m_accepted = message.id.string();
    m_trace = std::move(message.packedTrace);
    return {};
}

std::string ThrowAwayInbox::takeAccepted() { return std::exchange(m_accepted, {}); }
std::string ThrowAwayInbox::takeTrace() { return std::exchange(m_trace, {}); }

void TraceSink::publish(events::Event event) {
    for (const auto& [name, value] : event.fields)
        if (name == "trace")
            if (auto trace = base::base64Decode(value.toStringView()))
                m_traces.push_back(std::move(*trace));
}

TrialDialogue::TrialDialogue(std::shared_ptr<const Compiled> compiled, LiveOutside& outside, base::Clock& clock, base::MessageIdSource& ids,
                             const control::DialogueQuestion& question, std::function<std::unique_ptr<world::World>()> makeWorld)
    : m_compiled(std::move(compiled)), m_explain(question.explain) {
    const receive::ListenerSettings* listener = listenerFor(*m_compiled, question.listener);
    const std::string name = listener != nullptr ? listener->name : question.listener;
    const receive::ReceiveServer::Parts parts{m_inbox, m_events, clock, ids, {}};
    auto policy = std::make_shared<receive::PolicyParts>(*m_compiled->reception->policy);
    policy->makeWorld = makeWorld ? std::move(makeWorld) : [&outside, live = m_compiled->live] { return outside.trialWorld(live); };
    auto reception = std::make_shared<receive::Configuration>(*m_compiled->reception);
    reception->policy = std::move(policy);
    reception->tls.reset(); // a text cannot be encrypted
    reception->listenerTls.clear();
    auto services = receive::ReceiveServer::sessionServices(parts, std::move(reception), name);
    receive::PeerIdentity peer;
    peer.client = io::SocketAddress::fromText(question.clientAddress, question.clientPort != 0 ? question.clientPort : 40000)
                      .value_or(io::SocketAddress());
    const std::uint16_t port = question.interfacePort != 0 ? question.interfacePort
                               : listener != nullptr && !listener->addresses.empty() && listener->addresses.front().port() != 0
                                   ? listener->addresses.front().port()
                                   : std::uint16_t{25};
    peer.local = io::SocketAddress::fromText(question.interfaceAddress.empty() ? "127.0.0.1" : question.interfaceAddress, port)
                     .value_or(io::SocketAddress());
    m_session = std::make_unique<receive::Session>(std::move(services), std::move(peer), name, 1);
    if (!question.authenticatedId.empty()) {
        m_session->state().identity.id = question.authenticatedId;
        m_session->state().identity.authenticator = m_session->state().identity.mechanism = "trial";
    }
    if (question.tls) {
        tls::Facts facts;
        facts.version = "TLS1.3";
        facts.cipher = "TLS1.3:TLS_AES_256_GCM_SHA384:256";
        facts.cipherStandard = "TLS_AES_256_GCM_SHA384";
        facts.bits = 256;
        m_session->state().tls = std::move(facts);
    }
}

TrialDialogue::~TrialDialogue() = default;

control::DialogueStep TrialDialogue::open() { return stepOf(m_session->start()); }

control::DialogueStep TrialDialogue::feed(std::string_view bytes) { return stepOf(m_session->input(bytes)); }

void TrialDialogue::end() { (void)m_session->lost(receive::Lost::closed); }

control::DialogueStep TrialDialogue::stepOf(receive::Step step) {
    control::DialogueStep result;
    // Delays are not waited for in a trial, and there is no TLS to begin on a text.
    while (true) {
        result.replies += step.output;
        if (step.next == receive::Step::Next::wait)
            step = m_session->resume();
        else if (step.next == receive::Step::Next::startTls)
            step = m_session->tlsFailed("a trial has no TLS");
        else
            break;
    }
    result.closed = step.next == receive::Step::Next::close;
    result.wouldAccept = m_inbox.takeAccepted();
    if (!m_explain)
        return result;
    std::vector<std::string> packed = m_events.takeTraces();
    packed.push_back(m_inbox.takeTrace());
    packed.push_back(m_session->gate().takeTrace());
    std::vector<acl::TracedDecision> decisions;
    for (const std::string& each : packed)
        if (auto trace = acl::unpackTrace(each))
            decisions.insert(decisions.end(), std::make_move_iterator(trace->begin()), std::make_move_iterator(trace->end()));
    if (!decisions.empty()) {
        result.decisions = acl::traceJson(decisions);
        result.sentences = acl::explainTrace(decisions);
    }
    return result;
}

} // namespace postroom::app
