// SPDX-License-Identifier: Apache-2.0
#include "server/smtp/client_protocol.h"

#include "shared/base/base64.h"
#include "shared/base/text.h"

#include <utility>

namespace postroom::smtp {

namespace {

constexpr std::size_t factLimit = 128; // greeting and EHLO response, as DSNs carry them (features 1.16)
constexpr int maxChallenges = 8;

} // namespace

ClientProtocol::ClientProtocol(ClientSettings settings, PeerTarget target)
    : m_settings(std::move(settings))
    , m_target(std::move(target))
    , m_state(m_settings.tls == TlsUse::implicit ? State::tlsFirst : State::banner) {
    m_facts.target = m_target;
}

ClientStep ClientProtocol::next() {
    ClientStep step;
    step.number = m_waitNumber;
    step.wait = m_settings.timeouts.command;
    if (!m_out.empty()) {
        step.kind = ClientStep::Kind::write;
        step.bytes = m_out;
        return step;
    }
    switch (m_state) {
    case State::tlsFirst:
    case State::handshake:
        step.kind = ClientStep::Kind::startTls;
        break;
    case State::banner:
    case State::hello:
    case State::startTls:
    case State::auth:
        step.kind = ClientStep::Kind::read;
        break;
    case State::ready:
        step.kind = ClientStep::Kind::ready;
        break;
    case State::message:
        if (m_transaction->wantsBody()) {
            step.kind = ClientStep::Kind::sendBody;
            step.form = m_transaction->bodyForm();
            step.wait = m_settings.timeouts.data;
        } else {
            step.kind = ClientStep::Kind::read;
            if (m_transaction->stage() == ClientStage::endOfData)
                step.wait = m_settings.timeouts.final;
        }
        break;
    case State::quitting:
        step.kind = ClientStep::Kind::read;
        step.wait = m_settings.timeouts.quit;
        break;
    case State::closed:
        step.kind = ClientStep::Kind::closed;
        break;
    }
    return step;
}

void ClientProtocol::wrote() {
    m_out.clear();
    ++m_waitNumber;
}

void ClientProtocol::bodySent() {
    m_transaction->bodySent();
    ++m_waitNumber;
}

void ClientProtocol::bodyBroken() {
    m_transaction->bodyBroken();
    ++m_waitNumber;
}

void ClientProtocol::received(std::string_view bytes) {
    m_reader.feed(bytes);
    pumpReplies();
}

void ClientProtocol::pumpReplies() {
    while (m_state != State::closed && m_state != State::handshake && m_state != State::tlsFirst) {
        auto reply = m_reader.take();
        if (!reply) {
            if (m_reader.malformed())
                trouble(ClientTrouble::malformed, m_reader.problem());
            return;
        }
        ++m_waitNumber;
        onReply(std::move(*reply));
    }
}

void ClientProtocol::onReply(ClientReply reply) {
    switch (m_state) {
    case State::banner:
        return onBanner(reply);
    case State::hello:
        return onHello(reply);
    case State::startTls:
        return onStartTls(reply);
    case State::auth:
        return onAuth(reply);
    case State::message:
        if (!m_transaction->reply(std::move(reply)))
            m_transaction->trouble(ClientTrouble::malformed, "a reply came that nothing asked for");
        return pumpMessage();
    case State::ready: // 421 of a server that shuts down, or a reply too many
        return fail(ClientStage::mail, says("no command", reply), "lost_connection", reply);
    case State::quitting:
        m_state = State::closed;
        return;
    case State::tlsFirst:
    case State::handshake:
    case State::closed:
        return;
    }
}

void ClientProtocol::say(std::string_view command, State state) {
    m_out += command;
    m_out += "\r\n";
    m_state = state;
}

void ClientProtocol::sayHello(bool extended) {
    m_extendedHello = extended;
    const bool lmtp = m_settings.kind == ClientKind::lmtp;
    m_facts.protocol += lmtp ? 'l' : extended ? 'e' : 'h';
    say((lmtp ? "LHLO " : extended ? "EHLO " : "HELO ") + m_settings.helo, State::hello);
}

void ClientProtocol::onBanner(const ClientReply& reply) {
    m_facts.greeting = base::shortened(reply.lines.front(), factLimit);
    if (!reply.positive())
        return fail(ClientStage::banner, says("the connection", reply), "", reply);
    sayHello(m_settings.esmtp == Use::yes || m_settings.kind == ClientKind::lmtp);
}

void ClientProtocol::onHello(const ClientReply& reply) {
    if (reply.positive()) {
        m_facts.ehloResponse = base::shortened(reply.lines.front(), factLimit);
        m_capabilities = m_extendedHello ? PeerCapabilities::fromReply(reply) : PeerCapabilities();
        return afterHello();
    }
    // Features 1.21: also a 450 to EHLO falls back to HELO. 421 says that nothing will help.
    if (m_extendedHello && m_settings.kind == ClientKind::smtp && reply.code != 421)
        return sayHello(false);
    if (m_settings.requireHello == Use::no && m_settings.kind == ClientKind::smtp && reply.code != 421) {
        m_capabilities = {};
        return afterHello();
    }
    fail(ClientStage::ehlo, says(m_settings.kind == ClientKind::lmtp ? "LHLO" : m_extendedHello ? "EHLO" : "HELO", reply), "", reply);
}

void ClientProtocol::afterHello() {
    const bool clear = m_facts.tls.version.empty();
    const bool wants = m_settings.tls == TlsUse::may || m_settings.tls == TlsUse::require;
    if (clear && wants && m_capabilities.startTls)
        return say("STARTTLS", State::startTls);
    if (clear && m_settings.tls == TlsUse::require)
        return fail(ClientStage::startTls, "TLS is required for " + peerText(m_target) + ", but it does not offer STARTTLS", "tls_required");
    m_nextOffer = 0;
    tryAuth();
}

void ClientProtocol::onStartTls(const ClientReply& reply) {
    if (reply.positive()) {
        // RFC 3207 4.2: what came with the reply was sent in clear, possibly by somebody in between.
        if (m_reader.hasBytes())
            return tlsFailed("it sent more than its reply to STARTTLS before TLS began");
        m_state = State::handshake;
        return;
    }
    const bool goOn = m_settings.tls == TlsUse::may && reply.code != 421 && (reply.permanent() || m_settings.clearAfterTlsRefusal == Use::yes);
    if (!goOn)
        return fail(ClientStage::startTls, says("STARTTLS", reply), "tls_required", reply);
    m_nextOffer = 0;
    tryAuth();
}

void ClientProtocol::tlsStarted(TlsFacts facts) {
    const bool first = m_state == State::tlsFirst;
    m_facts.tls = std::move(facts);
    if (m_facts.tls.version.empty())
        m_facts.tls.version = "TLS";
    m_facts.protocol += 's';
    m_capabilities = {};
    ++m_waitNumber;
    if (first)
        m_state = State::banner;
    else
        sayHello(true); // RFC 3207 4.2: forget what was said before
}

void ClientProtocol::tlsFailed(const std::string& why) {
    fail(ClientStage::startTls, "TLS with " + peerText(m_target) + " failed: " + why, "tls_required");
    m_failure->tlsFailed = true;
    m_out.clear(); // the peer may be anywhere in the handshake: no QUIT
    m_state = State::closed;
}

void ClientProtocol::tryAuth() {
    if (m_settings.auth == AuthUse::none)
        return opened();
    const bool exposed = m_facts.tls.version.empty() && !m_settings.credentials.allowWithoutTls;
    while (!exposed && m_nextOffer < m_settings.credentials.offers.size()) {
        const auto& offer = m_settings.credentials.offers[m_nextOffer++];
        if (!m_capabilities.offersAuth(offer.mechanism))
            continue;
        auto made = offer.make(m_facts);
        if (!made)
            return fail(ClientStage::auth, made.error().text(), "auth_failed");
        if (*made)
            return beginMechanism(offer.mechanism, std::move(*made));
    }
    if (m_settings.auth == AuthUse::attempt)
        return opened();
    std::string why = "authentication is required for " + peerText(m_target) + ", but ";
    if (exposed)
        why += "the connection is not encrypted";
    else if (m_capabilities.authMechanisms.empty())
        why += "it does not offer AUTH";
    else
        why += "none of the mechanisms that it offers succeeded";
    fail(ClientStage::auth, why, "auth_failed");
}

void ClientProtocol::beginMechanism(const std::string& name, std::unique_ptr<ClientMechanism> mechanism) {
    m_mechanism = std::move(mechanism);
    m_challenges = 0;
    m_facts.protocol += 'a';
    std::string command = "AUTH " + name;
    const auto initial = m_mechanism->initial();
    if (initial)
        command += ' ' + (initial->empty() ? std::string("=") : base::base64Encode(*initial)); // RFC 4954 4
    say(command, State::auth);
}

void ClientProtocol::onAuth(const ClientReply& reply) {
    if (reply.code == 334) {
        if (++m_challenges > maxChallenges)
            return fail(ClientStage::auth, peerText(m_target) + " asks for more and more in AUTH " + std::string(m_mechanism->name()), "auth_failed");
        const auto challenge = base::base64Decode(base::trim(reply.lines.front()));
        const auto answer = challenge || m_mechanism->ignoresBadChallenges() ? m_mechanism->respond(challenge.value_or(std::string())) : std::nullopt;
        return say(answer ? base::base64Encode(*answer) : "*", State::auth);
    }
    if (reply.positive()) {
        if (!m_mechanism->serverIsTrusted())
            return fail(ClientStage::auth, peerText(m_target) + " did not prove that it knows the password (" + std::string(m_mechanism->name()) + ")",
                        "auth_failed");
        m_facts.authenticator = std::string(m_mechanism->name());
        m_facts.authenticatedId = m_mechanism->identity();
        m_mechanism.reset();
        return opened();
    }
    const std::string text = says("AUTH " + std::string(m_mechanism->name()), reply);
    m_mechanism.reset();
    // 4xx: the server cannot check now, and asking again in another way will not help; 535: another mechanism may.
    if (reply.temporary() && m_settings.auth == AuthUse::require)
        return fail(ClientStage::auth, text, "auth_failed", reply);
    if (m_settings.auth == AuthUse::require && m_nextOffer >= m_settings.credentials.offers.size())
        return fail(ClientStage::auth, text, "auth_failed", reply);
    tryAuth();
}

void ClientProtocol::opened() { m_state = State::ready; }

void ClientProtocol::begin(const ClientMessage& message) {
    ++m_facts.messages;
    m_result.reset();
    m_transaction = std::make_unique<ClientTransaction>(message, m_settings, m_capabilities, m_target, m_resetNeeded ? Use::yes : Use::no,
                                                        m_facts.authenticator.empty() ? Use::no : Use::yes);
    m_facts.chunking = m_transaction->usesChunking();
    m_facts.prdr = m_transaction->usesPrdr();
    m_facts.pipelining = m_settings.pipelining == Use::yes && m_capabilities.pipelining;
    m_state = State::message;
    pumpMessage();
}

void ClientProtocol::pumpMessage() {
    m_transaction->commands(m_out);
    if (m_transaction->finished())
        endMessage();
}

void ClientProtocol::endMessage() {
    m_result = std::move(m_transaction->result());
    m_resetNeeded = m_transaction->needsReset();
    m_state = State::ready;
    if (!m_result->usable) {
        m_result->stale = m_facts.messages > 1 && !m_transaction->anyReply() && m_result->hostFailure &&
                          m_result->hostFailure->retryError == "lost_connection";
        m_failure = m_result->hostFailure;
        m_out.clear();
        m_state = State::closed;
    }
    m_transaction.reset();
}

std::optional<TransactionResult> ClientProtocol::takeResult() { return std::exchange(m_result, std::nullopt); }

void ClientProtocol::quit() {
    if (m_state != State::ready) {
        m_out.clear();
        m_state = State::closed;
        return;
    }
    say("QUIT", State::quitting);
}

ClientStage ClientProtocol::openingStage() const {
    switch (m_state) {
    case State::banner:
        return ClientStage::banner;
    case State::hello:
        return ClientStage::ehlo;
    case State::tlsFirst:
    case State::startTls:
    case State::handshake:
        return ClientStage::startTls;
    case State::auth:
        return ClientStage::auth;
    case State::ready:
    case State::message:
        return ClientStage::mail;
    case State::quitting:
    case State::closed:
        return ClientStage::quit;
    }
    return ClientStage::quit;
}

void ClientProtocol::trouble(ClientTrouble trouble, const std::string& detail) {
    if (m_state == State::closed)
        return;
    if (m_state == State::quitting) {
        m_out.clear();
        m_state = State::closed;
        return;
    }
    if (m_state == State::message) {
        m_transaction->trouble(trouble, detail);
        return endMessage();
    }
    const auto stage = openingStage();
    const bool timedOut = trouble == ClientTrouble::timedOut;
    std::string text = peerText(m_target);
    if (timedOut)
        text += " did not answer in time";
    else
        text += trouble == ClientTrouble::lost ? " closed the connection" : " broke the protocol";
    text += " at " + std::string(stageName(stage)) + (detail.empty() ? "" : " (" + detail + ")");
    if (trouble == ClientTrouble::stopped)
        fail(stage, detail.empty() ? "the service is stopping" : detail, "");
    else
        fail(stage, std::move(text), timedOut ? mxSuffixed("timeout", m_target) : "lost_connection");
    m_failure->stopped = trouble == ClientTrouble::stopped;
    m_out.clear();
    m_state = State::closed;
}

/// Ends the connection with QUIT, since the peer still listens; trouble() and tlsFailed() close it at once.
void ClientProtocol::fail(ClientStage stage, std::string text, std::string retryError, std::optional<ClientReply> reply) {
    HostFailure failure;
    failure.stage = stage;
    failure.permanent = reply && reply->permanent() && (stage == ClientStage::banner || stage == ClientStage::ehlo);
    failure.text = std::move(text);
    failure.retryError = std::move(retryError);
    failure.reply = std::move(reply);
    m_failure = std::move(failure);
    m_out.clear();
    m_mechanism.reset();
    if (m_state == State::ready || (m_failure->reply && m_failure->reply->code == 421))
        m_state = State::closed;
    else
        say("QUIT", State::quitting);
}

std::string ClientProtocol::says(const std::string& command, const ClientReply& reply) const {
    return peerText(m_target) + " answered " + command + " with " + reply.line();
}

} // namespace postroom::smtp
