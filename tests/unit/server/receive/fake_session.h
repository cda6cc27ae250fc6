// SPDX-License-Identifier: Apache-2.0
// A session with a scripted policy, an inbox in memory and a clock that stands: what the transcripts of this folder need.
#pragma once

#include "server/policy/lookup/named_lists.h"
#include "server/policy/world/fake_world.h"
#include "server/receive/session.h"

#include <functional>
#include <map>
#include <mutex>

namespace postroom::receive::fakes {

class MemoryBody : public queue::BodyWriter {
public:
    base::Result<void> write(std::string_view bytes) override {
        if (failing)
            return base::fail(base::temporaryError(base::ErrorKind::io, "disk full"));
        m_body.inlineBytes += bytes;
        ++writes;
        return {};
    }
    base::Result<queue::Body> finish() override {
        m_body.size = static_cast<std::int64_t>(m_body.inlineBytes.size());
        return m_body;
    }
    [[nodiscard]] const std::string& text() const { return m_body.inlineBytes; }
    bool failing = false;
    int writes = 0;

private:
    queue::Body m_body;
};

class MemoryInbox : public queue::Inbox {
public:
    std::unique_ptr<queue::BodyWriter> newBody(const base::MessageId&) override { return std::make_unique<MemoryBody>(); }
    base::Result<void> accept(queue::IncomingMessage message) override {
        const std::lock_guard lock(mutex);
        if (failing)
            return base::fail(base::temporaryError(base::ErrorKind::io, "cannot commit"));
        messages.push_back(std::move(message));
        return {};
    }
    void discard(const queue::Body&) override {}
    std::mutex mutex;
    std::vector<queue::IncomingMessage> messages;
    bool failing = false;
};

class MemorySink : public events::Sink {
public:
    void publish(events::Event event) override {
        const std::lock_guard lock(mutex);
        events.push_back(std::move(event));
    }
    [[nodiscard]] int count(std::string_view name) {
        const std::lock_guard lock(mutex);
        int found = 0;
        for (const auto& event : events)
            found += event.name == name ? 1 : 0;
        return found;
    }
    std::mutex mutex;
    std::vector<events::Event> events;
};

/// Answers by phase; without an answer the phase's default, where RCPT accepts.
struct Script {
    std::map<acl::Phase, std::function<acl::Verdict(Session&, std::string_view recipient)>> verdicts;
    std::map<HostOption, std::function<bool(Session&)>> hosts;
    std::string clientName;
    std::vector<std::string> members; ///< of every address that EXPN asks for
    std::string anybodysSender; ///< what untrusted_set_sender has
};

class ScriptedGate : public PolicyGate {
public:
    ScriptedGate(const Script& script, Session& session) : m_script(script), m_session(session) {}
    acl::Verdict ask(acl::Phase phase, std::string_view recipient) override {
        if (const auto found = m_script.verdicts.find(phase); found != m_script.verdicts.end())
            return found->second(m_session, recipient);
        acl::Verdict verdict;
        if (phase == acl::Phase::vrfy || phase == acl::Phase::expn || phase == acl::Phase::etrn)
            verdict.outcome = acl::Outcome::deny;
        return verdict;
    }
    [[nodiscard]] bool has(acl::Phase phase) const override { return m_script.verdicts.contains(phase); }
    void resetMessage() override {}
    Match matchHost(HostOption option) override {
        const auto found = m_script.hosts.find(option);
        return found != m_script.hosts.end() && found->second(m_session) ? Match::yes : Match::no;
    }
    std::optional<std::string> expand(TextOption, std::string&) override { return "mx.example.com ESMTP Postroom"; }
    acl::VerifyResult::Kind verifyAddress(std::string_view) override { return acl::VerifyResult::Kind::verified; }
    acl::VerifyResult expandAddress(std::string_view) override {
        acl::VerifyResult result;
        result.members = m_script.members;
        return result;
    }
    void setContent(const acl::MessageContent*) override {}
    [[nodiscard]] std::vector<std::pair<std::string, expand::Value>> aclVariables() const override { return {}; }
    bool anybodyMaySetSender(std::string_view address) override { return address == m_script.anybodysSender; }
    std::string takeTrace() override { return {}; }
    const expand::Scope& scope() override { return m_scope; }
    HostNames lookUpClient(std::string_view) override { return {m_script.clientName, false}; }

private:
    const Script& m_script;
    Session& m_session;
    world::FakeWorld m_world;
    lookup::NamedLists m_lists;
    expand::Scope m_scope{m_world, m_lists, {}};
};

inline acl::Verdict verdict(acl::Outcome outcome, std::string text = {}) {
    acl::Verdict made;
    made.outcome = outcome;
    made.text = std::move(text);
    made.statement = "test statement 1";
    return made;
}

struct Fake {
    Fake() {
        settings->primaryHostname = "mx.example.com";
        settings->enhancedCodes = smtp::EnhancedCodes::hidden;
        settings->hostList(HostOption::dsnAdvertise) = "*";
    }
    SessionServices services() {
        SessionServices made{inbox, sink, clock, ids, settings, authenticators, tls, requireAuth, false, false, {}, {}};
        made.runQueue = [this](const std::string& domain) { return asked.push_back(domain), 1; };
        made.makeGate = [this](Session& session) { return std::make_unique<ScriptedGate>(script, session); };
        return made;
    }
    std::vector<std::string> asked; ///< domains of ETRN
    Session& session() {
        if (m_session == nullptr) {
            PeerIdentity peer;
            peer.client = *io::SocketAddress::fromText("192.0.2.7", 4321);
            peer.local = *io::SocketAddress::fromText("192.0.2.1", 25);
            m_session = std::make_unique<Session>(services(), peer, "mx", 1);
        }
        return *m_session;
    }
    /// Sends bytes as they are; gives the output, "|" for CR LF, and "[close]" at the end of a session.
    std::string send(std::string_view bytes) { return shown(session().input(bytes)); }
    std::string start(std::string_view early = {}) { return shown(session().start(early)); }
    std::string say(std::string_view line) { return send(std::string(line) + "\r\n"); }
    static std::string shown(const Step& step) {
        std::string text;
        for (std::size_t i = 0; i < step.output.size(); ++i) {
            if (step.output[i] == '\n')
                continue;
            text += step.output[i] == '\r' ? '|' : step.output[i];
        }
        if (step.next == Step::Next::close)
            text += "[close]";
        if (step.next == Step::Next::startTls)
            text += "[tls]";
        if (step.next == Step::Next::wait)
            text += "[wait " + std::to_string(step.wait.count()) + "]";
        return text;
    }
    /// Greeting and EHLO.
    void begin() {
        start();
        say("EHLO client.example");
    }
    /// A whole message up to the reply after the dot.
    std::string message(std::string_view content = "Subject: x\r\n\r\nbody\r\n") {
        say("MAIL FROM:<s@example.org>");
        say("RCPT TO:<anna@example.com>");
        say("DATA");
        return send(std::string(content) + ".\r\n");
    }
    Script script;
    std::shared_ptr<ReceiveSettings> settings = std::make_shared<ReceiveSettings>();
    std::shared_ptr<const auth::AuthenticatorSet> authenticators;
    bool tls = false;
    bool requireAuth = false;
    base::FakeClock clock;
    base::MessageIdSource ids{clock, 1};
    MemoryInbox inbox;
    MemorySink sink;

private:
    std::unique_ptr<Session> m_session;
};

} // namespace postroom::receive::fakes
