// SPDX-License-Identifier: Apache-2.0
#include "server/receive/session.h"

#include "server/receive/trace_field.h"
#include "server/receive/verbs.h"
#include "server/policy/acl/trace.h"
#include "shared/base/base64.h"
#include "shared/base/duration_text.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::receive {

namespace {
constexpr std::size_t keptBuffer = 512; ///< a parked session keeps no larger input buffer
constexpr base::Seconds fallbackTimeout{300};
constexpr std::size_t shownHistory = 20; ///< commands in $smtp_command_history
constexpr std::size_t shownVerb = 16;
} // namespace

Session::Session(SessionServices services, PeerIdentity peer, std::string listener, std::uint64_t number)
    : m_services(std::move(services)) {
    m_state.peer = std::move(peer);
    m_state.listener = std::move(listener);
    m_state.number = number;
    m_state.began = m_services.clock.steady();
}

Session::~Session() { dropTransaction(); }

// --- the driver's side ---

Step Session::start(std::string_view early) {
    m_pending = early;
    m_state.bytesIn += early.size();
    if (!m_state.peer.proxyFailed) {
        lookUpName();
        if (hostIs(HostOption::rejectConnection)) {
            replyAndClose(catalogueReply("connect-refused"), {});
            publish(event("connection.refused").with("host_name", m_state.peer.hostName).with("reason", "host_reject_connection").with("reply", "554"));
            return finishStep();
        }
    }
    m_state.pipeConnect = hostIs(HostOption::pipeConnectAdvertise);
    const auto verdict = m_state.peer.proxyFailed ? acl::Verdict() : ask(acl::Phase::connect);
    greet(verdict);
    return run();
}

void Session::greet(const acl::Verdict& verdict) {
    if (verdict.outcome != acl::Outcome::accept) {
        const bool temporary = verdict.outcome == acl::Outcome::defer;
        const auto said = verdictReply(verdict, catalogueReply(temporary ? "message-rejected-temporarily" : "message-rejected"));
        publish(withTrace(*this, event("connection.refused").with("host_name", m_state.peer.hostName).with("reason", verdict.logText).with("reply", smtp::replyText(said)), said));
        replyAndClose(said, "acl-drop");
        return;
    }
    if (!m_pending.empty() && settings().enforceSync && !m_state.noEnforceSync && !m_state.pipeConnect && !m_state.peer.proxyFailed) {
        const auto said = catalogueReply("synchronization");
        publish(event("protocol.violation").with("phase", "connect").with("reason", "input sent before the greeting").with("reply", smtp::replyText(said)));
        replyAndClose(said, "synchronization-error");
        return;
    }
    std::string problem;
    auto text = verdict.text;
    if (text.empty())
        text = gate().expand(TextOption::banner, problem).value_or(activeHostname() + " ESMTP");
    reply({verdict.code / 100 == 2 ? verdict.code : std::uint16_t{220}, {}, std::move(text)});
}

Step Session::input(std::string_view bytes) {
    m_state.bytesIn += bytes.size();
    if (m_buffer.empty()) {
        m_pending = bytes;
    } else {
        m_buffer += bytes;
        m_pending = m_buffer;
    }
    return run();
}

Step Session::resume() {
    m_pending = m_buffer;
    return run();
}

Step Session::tlsStarted(tls::Facts facts) {
    m_buffer.clear(); // what came before the handshake was not protected (RFC 3207 4.2)
    m_pending = {};
    m_transcript.note("TLS: " + facts.cipher + (facts.sni.empty() ? "" : ", for " + facts.sni));
    if (!facts.peerDn.empty())
        m_transcript.note("client certificate " + facts.peerDn + (facts.peerVerified ? ", verified" : ", not verified: " + facts.verifyProblem));
    if (settings().debugEvents)
        publish(event("tls.started").with("version", facts.version).with("cipher", facts.cipherStandard).with("sni", facts.sni));
    m_state.tls = std::move(facts);
    forgetClient();
    return finishStep();
}

Step Session::tlsFailed(const std::string& reason) {
    m_transcript.note("TLS failed: " + reason);
    auto failed = event("tls.failed").with("host_name", m_state.peer.hostName).with("listener", m_state.listener).with("reason", reason);
    publish(std::move(failed.with("trace", base::base64Encode(packedTranscript({})))));
    close("tls-failed");
    return finishStep();
}

Step Session::lost(Lost how) {
    if (how == Lost::timeout) {
        const bool inData = m_state.reading == Reading::data || m_state.reading == Reading::chunk;
        m_transcript.note("nothing came for too long");
        publish(event("connection.timeout").with("phase", inData ? "data" : "command").with("waited", receiveTimeout().count()));
        replyAndClose(catalogueReply("idle", {{"host", activeHostname()}}), inData ? "data-timeout" : "command-timeout");
    } else {
        publish(event("connection.lost").with("phase", m_state.transaction ? "mail" : "command"));
        close("connection-lost");
    }
    return finishStep();
}

Step Session::stop() {
    replyAndClose(catalogueReply("server-stopping", {{"host", activeHostname()}}), "signal-exit");
    return finishStep();
}

base::Seconds Session::receiveTimeout() {
    const auto& text = settings().text(TextOption::receiveTimeout);
    if (text.find('$') == std::string::npos) {
        const auto value = base::readDuration(text);
        return value ? *value : fallbackTimeout;
    }
    std::string problem;
    const auto expanded = gate().expand(TextOption::receiveTimeout, problem);
    const auto value = base::readDuration(expanded.value_or(""));
    return value ? *value : fallbackTimeout;
}

void Session::rest() {
    if (m_gate != nullptr)
        m_gate->rest();
    if (m_buffer.empty() && m_buffer.capacity() > keptBuffer)
        m_buffer.shrink_to_fit();
}

// --- running ---

Step Session::run() {
    while (!m_closing && !m_wantTls && m_delay.count() == 0 && runOne()) {}
    return finishStep();
}

/// Keeps the input that was not used, wherever it lies.
void Session::keep() {
    if (m_pending.empty()) {
        m_buffer.clear();
    } else if (m_pending.data() >= m_buffer.data() && m_pending.data() <= m_buffer.data() + m_buffer.size()) {
        m_buffer.erase(0, m_buffer.size() - m_pending.size());
    } else {
        m_buffer.assign(m_pending);
    }
    m_pending = {};
}

Step Session::finishStep() {
    if (m_closing)
        farewell();
    keep();
    Step step;
    if (m_delay.count() > 0) {
        step.next = Step::Next::wait;
        step.wait = std::exchange(m_delay, base::Milliseconds(0));
        step.output = std::move(m_before);
        m_before.clear();
        return step; // what the delayed command said stays in m_output for resume()
    }
    step.output = std::move(m_output);
    m_output.clear();
    if (m_closing)
        step.next = Step::Next::close;
    else if (std::exchange(m_wantTls, false))
        step.next = Step::Next::startTls;
    return step;
}

bool Session::runOne() {
    if (m_state.reading == Reading::data) {
        if (m_pending.empty())
            return false;
        runData();
        return true;
    }
    if (m_state.reading == Reading::chunk) {
        if (m_pending.empty() && m_state.chunk->left > 0)
            return false;
        runChunk();
        return true;
    }
    const auto end = m_pending.find('\n');
    if (end == std::string_view::npos || end > settings().commandLineMax) {
        if (m_pending.size() > settings().commandLineMax)
            replyAndClose(catalogueReply("command-line-too-long"), "bad-commands");
        return false;
    }
    auto line = m_pending.substr(0, end);
    m_pending.remove_prefix(end + 1);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    runLine(line);
    return true;
}

void Session::runLine(std::string_view line) {
    if (m_state.reading == Reading::authentication) {
        m_transcript.clientSecret();
        continueAuth(*this, line);
    } else {
        m_transcript.client(line);
        runCommand(line);
    }
}

void Session::runData() {
    auto& transaction = *m_state.transaction;
    const auto used = transaction.reader->takeDotted(m_pending);
    m_pending.remove_prefix(used);
    if (!transaction.reader->finished())
        return;
    m_state.reading = Reading::commands;
    m_transcript.note("(the message, ended by a dot)");
    finishMessage(*this);
}

void Session::runChunk() {
    auto& chunk = *m_state.chunk;
    const auto part = m_pending.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(chunk.left, m_pending.size())));
    if (!chunk.refusal && !part.empty())
        m_state.transaction->reader->takeChunk(part);
    m_pending.remove_prefix(part.size());
    chunk.left -= part.size();
    if (chunk.left > 0)
        return;
    m_state.reading = Reading::commands;
    proceedChunkEnd(*this);
}

bool Session::outOfSync(const VerbRow& row) const {
    if (m_pending.empty() || !settings().enforceSync || m_state.noEnforceSync)
        return row.verb == smtp::Verb::starttls && !m_pending.empty(); // injected plain text is never taken over into TLS
    const bool early = m_state.pipeConnect && (row.verb == smtp::Verb::ehlo || row.verb == smtp::Verb::helo || row.verb == smtp::Verb::data);
    if ((row.flags & endsPipeline) != 0)
        return !early;
    const bool grouped = row.verb == smtp::Verb::mail || row.verb == smtp::Verb::rcpt || row.verb == smtp::Verb::rset;
    return grouped && !m_state.pipelining && !m_state.pipeConnect;
}

/// False when the session was ended for it. Once since the last message these verbs are free.
bool Session::countNonmail(const VerbRow& row) {
    if ((row.flags & countsAsNonmail) == 0)
        return true;
    const unsigned bit = 1U << static_cast<unsigned>(row.verb);
    const bool sometimesFree = row.verb == smtp::Verb::ehlo || row.verb == smtp::Verb::helo || row.verb == smtp::Verb::rset ||
                               row.verb == smtp::Verb::auth || row.verb == smtp::Verb::starttls;
    if (sometimesFree && (m_state.freeVerbs & bit) == 0) {
        m_state.freeVerbs |= bit;
        return true;
    }
    if (++m_state.nonmail <= settings().acceptMaxNonmail || !hostIs(HostOption::nonmailLimited))
        return true;
    const auto said = catalogueReply("too-many-nonmail");
    publish(event("protocol.violation").with("phase", "command").with("reason", "too many nonmail commands").with("reply", smtp::replyText(said)));
    replyAndClose(said, "bad-commands");
    return false;
}

void Session::runCommand(std::string_view line) {
    const auto command = smtp::splitCommand(line);
    m_state.command.assign(line);
    if (m_state.commandHistory.size() == shownHistory)
        m_state.commandHistory.erase(m_state.commandHistory.begin());
    m_state.commandHistory.push_back(base::shortened(base::printable(base::upper(line.substr(0, line.find(' ')))), shownVerb));
    if (m_state.peer.proxyFailed && command.verb != smtp::Verb::quit)
        return replyWith("proxy-failed");
    const auto* row = findVerb(command.verb);
    if (row == nullptr) {
        if (++m_state.unknownCommands <= settings().maxUnknownCommands)
            return replyWith("unknown-command");
        const auto said = catalogueReply("too-many-unknown");
        publish(event("protocol.violation").with("phase", "command").with("reason", "too many unknown commands").with("reply", smtp::replyText(said)));
        return replyAndClose(said, "bad-commands");
    }
    if (outOfSync(*row)) {
        const auto said = catalogueReply("synchronization");
        publish(event("protocol.violation").with("phase", row->name).with("reason", "more input sent before the reply was read: " + base::shortened(base::printable(m_pending), 100)).with("reply", smtp::replyText(said)));
        return replyAndClose(said, "synchronization-error");
    }
    if (row->verb != smtp::Verb::rcpt && row->verb != smtp::Verb::data && row->verb != smtp::Verb::bdat)
        m_state.mailRefused = row->verb == smtp::Verb::mail; // it is not when a transaction has begun
    if (countNonmail(*row) && checkCommand(*row, command.argument))
        row->proceed(*this, command.argument);
}

bool Session::checkCommand(const VerbRow& row, std::string_view argument) {
    std::optional<smtp::Reply> refusal;
    if ((row.flags & takesNothing) != 0 && !argument.empty())
        refusal = catalogueReply("arguments-unexpected", {{"verb", row.name}});
    else if ((row.flags & outsideMessage) != 0 && m_state.transaction != nullptr)
        refusal = catalogueReply(row.verb == smtp::Verb::auth ? "auth-in-transaction" : "mail-nested");
    else if ((row.flags & beforeAuth) == 0 && m_services.requireAuth && !m_state.identity.known())
        refusal = catalogueReply("auth-required");
    else if (row.check != nullptr)
        refusal = row.check(*this, argument);
    if (!refusal)
        return true;
    if (refusal->code >= 500 && refusal->code <= 504 && isOutOfSequence(row.verb))
        refuse(std::move(*refusal));
    else
        reply(*refusal);
    return false;
}

// --- the verbs' side ---

PolicyGate& Session::gate() {
    if (m_gate == nullptr)
        m_gate = m_services.makeGate(*this);
    return *m_gate;
}

void Session::reply(const smtp::Reply& said) {
    const std::size_t before = m_output.size();
    if (m_state.noMultiline && said.text.find('\n') != std::string::npos) {
        auto first = said;
        first.text.resize(first.text.find('\n'));
        smtp::render(first, settings().enhancedCodes, m_output);
    } else {
        smtp::render(said, settings().enhancedCodes, m_output);
    }
    m_transcript.server(std::string_view(m_output).substr(before));
}

std::string Session::packedTranscript(const smtp::Reply& next, std::size_t limit) const {
    std::string rendered;
    if (next.code != 0)
        smtp::render(next, settings().enhancedCodes, rendered);
    return acl::packAttachment(acl::Attachment::transcript, m_transcript.text(rendered, limit));
}

void Session::replyAndClose(const smtp::Reply& said, std::string_view notQuitReason) {
    reply(said);
    close(notQuitReason);
}

void Session::refuse(smtp::Reply said) {
    if (++m_state.synprotErrors <= settings().maxSynprotErrors)
        return reply(said);
    said.text += "\nToo many syntax or protocol errors";
    publish(event("protocol.violation").with("phase", "command").with("reason", "too many syntax or protocol errors, the last: " + base::printable(m_state.command)).with("reply", smtp::replyText(said)));
    replyAndClose(said, "bad-commands");
}

void Session::close(std::string_view notQuitReason) {
    m_closing = true;
    m_state.notQuitReason = notQuitReason;
}

/// Said once, at the end: the notquit ACL, and the event.
void Session::farewell() {
    if (std::exchange(m_ended, true))
        return;
    if (!m_state.notQuitReason.empty() && m_gate != nullptr && m_gate->has(acl::Phase::notquit))
        (void)ask(acl::Phase::notquit);
    m_delay = base::Milliseconds(0); // policy-language 2.3: notquit does not delay
    dropTransaction();
    if (!settings().debugEvents)
        return;
    const auto lasted = std::chrono::duration_cast<base::Milliseconds>(m_services.clock.steady() - m_state.began);
    publish(event("connection.closed").with("how", m_state.notQuitReason.empty() ? "quit" : m_state.notQuitReason)
                .with("messages", static_cast<std::int64_t>(m_state.messages)).with("duration_ms", lasted.count())
                .with("bytes_in", static_cast<std::int64_t>(m_state.bytesIn)).with("bytes_out", static_cast<std::int64_t>(m_state.bytesOut)));
}

acl::Verdict Session::ask(acl::Phase phase, std::string_view recipient) {
    auto verdict = gate().ask(phase, recipient);
    applyControls(verdict, phase);
    if (m_state.transaction != nullptr) {
        auto& changes = m_state.transaction->headerChanges;
        std::move(verdict.headers.begin(), verdict.headers.end(), std::back_inserter(changes));
        if (verdict.queueName)
            m_state.transaction->queueName = *verdict.queueName;
    }
    for (const auto& line : verdict.logLines)
        publish(event("acl.log").with("phase", std::string(acl::phaseName(phase))).with("text", line));
    delay(verdict.delay);
    return verdict;
}

void Session::delay(base::Milliseconds time) {
    if (time.count() <= 0)
        return;
    if (m_delay.count() == 0)
        m_before = std::exchange(m_output, {});
    m_delay += time;
}

smtp::Reply Session::verdictReply(const acl::Verdict& verdict, const smtp::Reply& normal) const {
    smtp::Reply said = normal;
    if (verdict.code != 0 && verdict.code / 100 == normal.code / 100)
        said.code = verdict.code;
    if (!verdict.text.empty())
        said.text = verdict.text;
    if (!verdict.enhanced.empty()) {
        said.enhanced = verdict.enhanced;
        if (settings().enhancedCodes == smtp::EnhancedCodes::hidden) // the administrator wrote it: it is part of the text
            said.text = verdict.enhanced + " " + said.text;
    }
    return said;
}

bool Session::hostIs(HostOption option) {
    if (option == HostOption::proxy && m_services.ownProxyList)
        option = HostOption::listenerProxy;
    if (option == HostOption::xclient && m_services.ownXclientList)
        option = HostOption::listenerXclient;
    const auto& list = settings().hostList(option);
    if (list.empty())
        return false;
    return list == "*" || gate().matchHost(option) == Match::yes;
}

tls::ClientCertificate Session::clientCertificate() {
    return hostIs(HostOption::tlsVerify) ? tls::ClientCertificate::require : hostIs(HostOption::tlsTryVerify) ? tls::ClientCertificate::ask : tls::ClientCertificate::ignore;
}

std::string Session::activeHostname() {
    if (m_hostname.empty()) {
        const auto& text = settings().text(TextOption::activeHostname);
        std::string problem;
        if (text.empty() || text == "$primary_hostname")
            m_hostname = settings().primaryHostname;
        else
            m_hostname = gate().expand(TextOption::activeHostname, problem).value_or(settings().primaryHostname);
    }
    return m_hostname;
}

void Session::dropTransaction() {
    // A finished body is ours until it is accepted.
    if (m_state.transaction != nullptr && !m_state.transaction->body.file.empty())
        m_services.inbox.discard(m_state.transaction->body);
    m_state.transaction.reset();
}

void Session::resetTransaction() {
    dropTransaction();
    if (m_gate != nullptr) {
        m_gate->setContent(nullptr);
        m_gate->resetMessage();
    }
}

void Session::forgetClient() {
    resetTransaction();
    m_state.helo.clear();
    m_state.esmtp = m_state.pipelining = false;
    m_state.chunkingOffered = m_state.tlsOffered = m_state.dsnOffered = m_state.smtputf8Offered = false;
    m_state.authOffered = m_state.xclientOffered = false;
}

void Session::lookUpName() {
    if (m_state.peer.nameLookedUp || m_state.peer.client.empty() || !hostIs(HostOption::lookup))
        return;
    auto names = gate().lookUpClient(m_state.peer.client.addressText());
    m_state.peer.nameLookedUp = true;
    m_state.peer.nameDeferred = names.deferred;
    m_state.peer.nameFailed = !names.deferred && names.name.empty();
    m_state.peer.hostName = std::move(names.name);
}

} // namespace postroom::receive
