// SPDX-License-Identifier: Apache-2.0
#include "server/smtp/client_transaction.h"

#include "shared/base/text.h"

#include <algorithm>

namespace postroom::smtp {

namespace {

/// Commands in flight without any reply read; more could fill both sides' buffers and stop both (RFC 2920 3.1).
constexpr std::size_t windowBytes = 8192;

bool isSafe(std::string_view address) {
    return std::none_of(address.begin(), address.end(), [](char c) { return static_cast<unsigned char>(c) < 32 || c == 127; });
}

std::string notifyText(const mail::Notify& notify) {
    if (notify.never)
        return "NEVER";
    std::string out;
    for (const auto& [on, name] : {std::pair(notify.success, "SUCCESS"), std::pair(notify.failure, "FAILURE"), std::pair(notify.delay, "DELAY")})
        if (on)
            out += (out.empty() ? "" : ",") + std::string(name);
    return out;
}

std::string replyError(std::string_view command, const ClientReply& reply) {
    return reply.temporary() ? std::string(command) + '_' + std::to_string(reply.code) : std::string();
}

} // namespace

std::string peerText(const PeerTarget& target) {
    if (target.port == 0 || target.address.empty())
        return target.address.empty() ? target.hostName : target.address;
    return (target.hostName.empty() || target.hostName == target.address ? "" : target.hostName + ' ') + '[' + target.address + ']';
}

std::string mxSuffixed(std::string name, const PeerTarget& target) { return std::move(name) + (target.fromMx ? "_MX" : "_A"); }

std::string xtext(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto value = static_cast<unsigned char>(c);
        if (value > 32 && value < 127 && c != '+' && c != '=') {
            out += c;
        } else {
            out += '+';
            out += digits[value >> 4U];
            out += digits[value & 15U];
        }
    }
    return out;
}

ClientTransaction::ClientTransaction(const ClientMessage& message, const ClientSettings& settings, const PeerCapabilities& capabilities,
                                     const PeerTarget& target, Use reset, Use authenticated)
    : m_message(message)
    , m_settings(settings)
    , m_capabilities(capabilities)
    , m_target(target)
    , m_settled(message.recipients.size(), false)
    , m_pipelining(settings.pipelining == Use::yes && capabilities.pipelining)
    , m_chunking(settings.chunking == Use::yes && capabilities.chunking && settings.kind == ClientKind::smtp)
    , m_prdr(settings.prdr == Use::yes && capabilities.prdr && settings.kind == ClientKind::smtp && message.recipients.size() > 1)
    , m_authenticated(authenticated == Use::yes)
    , m_resetDue(reset == Use::yes) {
    m_result.recipients.resize(message.recipients.size());
    if (!refuseUtf8())
        refuseBadAddresses();
    if (std::all_of(m_settled.begin(), m_settled.end(), [](bool settled) { return settled; })) {
        m_over = true;
        m_mailDue = false;
    }
}

/// RFC 6531 3.1.1: a message that needs SMTPUTF8 goes only to a server that offers it.
bool ClientTransaction::refuseUtf8() {
    if (!m_message.needsUtf8 || m_capabilities.smtputf8)
        return false;
    for (std::size_t i = 0; i < m_settled.size(); ++i)
        failLocally(i, "5.6.7", "SMTPUTF8 is needed for this message, and " + peerText(m_target) + " does not offer it");
    return true;
}

void ClientTransaction::refuseBadAddresses() {
    const bool sender = isSafe(m_message.sender);
    for (std::size_t i = 0; i < m_settled.size(); ++i)
        if (!sender || !isSafe(m_message.recipients[i].address))
            failLocally(i, sender ? "5.1.3" : "5.1.7", "the address has a control character and cannot be written in a command");
}

std::string ClientTransaction::mailCommand() const {
    std::string out = "MAIL FROM:<" + m_message.sender + '>';
    if (m_capabilities.size && m_settings.sizeAddition >= 0)
        out += " SIZE=" + std::to_string(m_message.size + m_settings.sizeAddition);
    if (m_capabilities.eightBitMime && m_message.eightBit)
        out += " BODY=8BITMIME";
    if (m_message.needsUtf8)
        out += " SMTPUTF8";
    if (m_capabilities.dsn && !m_message.dsnLastHop) {
        if (m_message.dsnReturn != mail::DsnReturn::unspecified)
            out += m_message.dsnReturn == mail::DsnReturn::full ? " RET=FULL" : " RET=HDRS";
        if (!m_message.envelopeId.empty())
            out += " ENVID=" + xtext(m_message.envelopeId);
    }
    if ((m_authenticated || m_settings.forceAuthSender == Use::yes) && !m_message.authenticatedSender.empty())
        out += " AUTH=" + xtext(m_message.authenticatedSender);
    if (m_prdr)
        out += " PRDR";
    return out + "\r\n";
}

std::string ClientTransaction::rcptCommand(std::size_t index) const {
    const auto& recipient = m_message.recipients[index];
    std::string out = "RCPT TO:<" + recipient.address + '>';
    if (m_settings.ignoreQuota == Use::yes && m_settings.kind == ClientKind::lmtp && m_capabilities.ignoreQuota)
        out += " IGNOREQUOTA";
    if (m_capabilities.dsn && !m_message.dsnLastHop) {
        if (recipient.notify.given())
            out += " NOTIFY=" + notifyText(recipient.notify);
        const auto type = recipient.originalRecipient.find(';');
        if (type != std::string::npos && type > 0)
            out += " ORCPT=" + recipient.originalRecipient.substr(0, type + 1) +
                   xtext(std::string_view(recipient.originalRecipient).substr(type + 1));
    }
    return out + "\r\n";
}

void ClientTransaction::commands(std::string& out) {
    const auto maySend = [&] { return !m_over && !m_wantsBody && (m_expected.empty() || (m_pipelining && m_window < windowBytes)); };
    const auto before = out.size();
    if (m_expected.empty())
        m_window = 0;
    const auto sent = [&] { m_window += out.size() - before; };
    if (m_resetDue && maySend()) {
        out += "RSET\r\n";
        m_expected.push_back({Expect::reset});
        m_resetDue = false;
    }
    if (m_mailDue && maySend()) {
        out += mailCommand();
        m_expected.push_back({Expect::mail});
        m_mailDue = false;
    }
    while (!m_mailDue && !m_mailFailed && m_nextRcpt < m_settled.size() && maySend() && out.size() - before < windowBytes) {
        if (isOpen(m_nextRcpt)) {
            out += rcptCommand(m_nextRcpt);
            m_expected.push_back({Expect::rcpt, m_nextRcpt});
        }
        ++m_nextRcpt;
    }
    sent();
    if (!m_mailDue && m_dataDue && (m_mailFailed || m_nextRcpt == m_settled.size()) && maySend())
        sendData(out);
}

void ClientTransaction::sendData(std::string& out) {
    const bool known = m_expected.empty(); // every RCPT is answered
    if (known && (m_accepted.empty() || m_message.envelopeOnly)) {
        m_over = true;
        return;
    }
    if (m_message.envelopeOnly)
        return;
    if (!m_chunking) {
        out += "DATA\r\n";
        m_expected.push_back({Expect::data});
        m_dataDue = false;
        return;
    }
    if (!known && !m_message.small)
        return; // a large message waits until it is known that somebody wants it
    out += "BDAT " + std::to_string(m_message.size) + " LAST\r\n"; // RFC 3030 2
    m_dataDue = false;
    m_wantsBody = true;
    m_bodyForm = BodyForm::chunk;
}

void ClientTransaction::bodySent() {
    m_wantsBody = false;
    m_bodyWasSent = true;
    if (m_settings.kind == ClientKind::lmtp && m_bodyForm != BodyForm::none)
        for (const auto index : m_accepted)
            m_expected.push_back({Expect::lmtpRecipient, index});
    else
        m_expected.push_back({Expect::final});
}

void ClientTransaction::bodyBroken() {
    m_bodyBroken = true;
    bodySent();
}

bool ClientTransaction::finished() const { return m_over && m_expected.empty() && !m_wantsBody; }

ClientStage ClientTransaction::stage() const {
    if (m_expected.empty())
        return m_wantsBody ? ClientStage::data : ClientStage::mail;
    switch (m_expected.front().what) {
    case Expect::reset:
    case Expect::mail:
        return ClientStage::mail;
    case Expect::rcpt:
        return ClientStage::rcpt;
    case Expect::data:
        return ClientStage::data;
    case Expect::final:
    case Expect::prdrRecipient:
    case Expect::lmtpRecipient:
        return ClientStage::endOfData;
    }
    return ClientStage::mail;
}

bool ClientTransaction::reply(ClientReply reply) {
    if (m_expected.empty())
        return false;
    const auto awaited = m_expected.front();
    m_expected.pop_front();
    if (reply.code == 421) { // RFC 5321 3.8: the server closes the connection after it
        m_expected.push_front(awaited);
        onShuttingDown(reply);
        return true;
    }
    m_anyReply = m_anyReply || awaited.what != Expect::reset;
    switch (awaited.what) {
    case Expect::reset:
        if (!reply.positive())
            m_result.usable = false;
        break;
    case Expect::mail:
        onMail(reply);
        break;
    case Expect::rcpt:
        onRcpt(awaited.index, reply);
        break;
    case Expect::data:
        onData(reply);
        break;
    case Expect::final:
        onFinal(reply);
        break;
    case Expect::prdrRecipient:
    case Expect::lmtpRecipient:
        onOwnReply(awaited.index, reply);
        break;
    }
    return true;
}

void ClientTransaction::onMail(const ClientReply& reply) {
    if (reply.positive()) {
        m_open = true;
        return;
    }
    m_mailFailed = true;
    settleOpen(reply, ClientStage::mail, ErrorScope::message, "MAIL FROM:<" + m_message.sender + '>');
}

void ClientTransaction::onRcpt(std::size_t index, const ClientReply& reply) {
    if (m_mailFailed)
        return; // the answer to a command that was on its way
    if (reply.positive()) {
        m_accepted.push_back(index);
        if (m_message.envelopeOnly) {
            deliver(index, reply);
            m_result.recipients[index].stage = ClientStage::rcpt;
            m_result.recipients[index].dsnPassedOn = false;
        }
        return;
    }
    // RFC 5321 4.5.3.1.10: 552 to RCPT was meant as 452 by older servers.
    ClientReply meant = reply;
    const bool tooMany = reply.enhanced == "4.5.3" || (reply.code == 452 && reply.enhanced.empty()) ||
                         (reply.code == 552 && (reply.enhanced.empty() || reply.enhanced == "5.5.3"));
    if (tooMany && reply.code == 552) {
        meant.code = 452;
        meant.enhanced.clear();
    }
    settle(index, meant, ClientStage::rcpt, ErrorScope::recipient, "RCPT TO:<" + m_message.recipients[index].address + '>');
    m_result.recipients[index].reply = reply;
    m_result.recipients[index].tooManyRecipients = tooMany && !m_accepted.empty();
}

void ClientTransaction::onData(const ClientReply& reply) {
    if (reply.intermediate()) {
        m_wantsBody = true;
        m_bodyForm = m_accepted.empty() ? BodyForm::none : BodyForm::dotStuffed;
        return;
    }
    if (reply.positive()) { // no answer to DATA: nothing that follows can be understood
        trouble(ClientTrouble::malformed, "the answer to DATA was " + reply.line());
        return;
    }
    if (!m_accepted.empty())
        settleOpen(reply, ClientStage::data, ErrorScope::message, "DATA");
    m_over = true;
}

void ClientTransaction::onFinal(const ClientReply& reply) {
    if (m_prdr && reply.code == 353 && !m_prdrBegun && !m_accepted.empty()) {
        m_prdrBegun = true;
        for (const auto index : m_accepted)
            m_expected.push_back({Expect::prdrRecipient, index});
        m_expected.push_back({Expect::final});
        m_open = false;
        return;
    }
    if (m_bodyBroken && reply.positive()) {
        m_expected.push_front({Expect::final});
        trouble(ClientTrouble::lost, "it answered " + reply.line() + " to a message that it did not get whole");
        return;
    }
    m_open = false;
    m_over = true;
    const std::string command = "the end of the message";
    for (const auto index : m_accepted) {
        auto& result = m_result.recipients[index];
        if (reply.positive()) {
            if (isOpen(index))
                deliver(index, reply);
            else if (result.kind == RecipientResult::Kind::delivered) // PRDR: both replies confirm
                result.text += "\\n" + reply.line();
        } else if (isOpen(index) || result.kind == RecipientResult::Kind::delivered) {
            const bool prdr = result.prdr;
            settle(index, reply, ClientStage::endOfData, ErrorScope::message, command);
            result.prdr = prdr;
            if (prdr)
                result.text = "PRDR error after DATA: " + result.text;
        }
    }
}

/// The reply of one recipient after the data: LMTP, or PRDR before the overall reply.
void ClientTransaction::onOwnReply(std::size_t index, const ClientReply& reply) {
    auto& result = m_result.recipients[index];
    if (reply.positive() && m_bodyBroken) {
        m_expected.push_front({Expect::lmtpRecipient, index});
        trouble(ClientTrouble::lost, "it answered " + reply.line() + " to a message that it did not get whole");
        return;
    }
    if (reply.positive())
        deliver(index, reply);
    else
        settle(index, reply, ClientStage::endOfData, ErrorScope::recipient, "the end of the message for <" + m_message.recipients[index].address + '>');
    result.prdr = m_prdr;
    if (m_prdr && !reply.positive())
        result.text = "PRDR error after DATA: " + result.text;
    if (m_settings.kind == ClientKind::lmtp && m_expected.empty()) {
        m_open = false;
        m_over = true;
    }
}

void ClientTransaction::onShuttingDown(const ClientReply& reply) {
    HostFailure failure;
    failure.stage = stage();
    failure.reply = reply;
    failure.text = says(std::string(stageName(stage())), reply);
    failure.retryError = "lost_connection";
    for (std::size_t i = 0; i < m_settled.size(); ++i) {
        if (!isOpen(i) && !isUnconfirmed(i))
            continue;
        settle(i, reply, failure.stage, ErrorScope::host, std::string(stageName(failure.stage)));
        m_result.recipients[i].retryError = failure.retryError;
    }
    m_result.hostFailure = std::move(failure);
    m_result.usable = false;
    m_expected.clear();
    m_wantsBody = false;
    m_over = true;
}

std::string ClientTransaction::troubleText(ClientTrouble trouble) const {
    switch (trouble) {
    case ClientTrouble::timedOut:
        return peerText(m_target) + " did not answer in time:";
    case ClientTrouble::lost:
        return peerText(m_target) + " closed the connection:";
    case ClientTrouble::malformed:
        return peerText(m_target) + " broke the protocol:";
    case ClientTrouble::stopped:
        break;
    }
    return {};
}

void ClientTransaction::trouble(ClientTrouble trouble, const std::string& detail) {
    const ClientStage where = stage();
    const bool timedOut = trouble == ClientTrouble::timedOut;
    const bool sending = m_wantsBody || m_bodyBroken;
    const bool afterEnd = m_bodyWasSent && !sending && where == ClientStage::endOfData;
    HostFailure failure;
    failure.stage = where;
    failure.stopped = trouble == ClientTrouble::stopped;
    if (failure.stopped) {
        failure.text = detail.empty() ? "the service is stopping" : detail;
    } else {
        failure.retryError = timedOut ? mxSuffixed("timeout", m_target) : "lost_connection";
        failure.text = troubleText(trouble) + (sending ? " while the message was sent" : " before its reply to " + std::string(stageName(where))) +
                       (detail.empty() ? "" : " (" + detail + ")");
    }
    // policy-language 2.8: a timeout after MAIL, RCPT, DATA and the end of the data, and a connection lost after the end, say
    // nothing about the host; everything else does.
    ErrorScope scope = ErrorScope::host;
    if (failure.stopped)
        scope = ErrorScope::none;
    else if (afterEnd || (timedOut && !sending && (where == ClientStage::mail || where == ClientStage::data)))
        scope = ErrorScope::message;
    else if (timedOut && where == ClientStage::rcpt)
        scope = ErrorScope::recipient;
    for (std::size_t i = 0; i < m_settled.size(); ++i) {
        auto& result = m_result.recipients[i];
        if (!isOpen(i) && !isUnconfirmed(i))
            continue;
        const bool accepted = std::find(m_accepted.begin(), m_accepted.end(), i) != m_accepted.end();
        result = {};
        result.kind = RecipientResult::Kind::deferred;
        result.stage = where;
        result.scope = scope;
        result.text = failure.text;
        result.enhanced = "4.4.2";
        result.retryError = failure.retryError;
        result.uncertain = afterEnd && accepted;
        m_settled[i] = true;
    }
    m_result.hostFailure = std::move(failure);
    m_result.usable = false;
    m_expected.clear();
    m_wantsBody = false;
    m_over = true;
}

void ClientTransaction::settle(std::size_t index, const ClientReply& reply, ClientStage stage, ErrorScope scope, const std::string& command) {
    auto& result = m_result.recipients[index];
    result.kind = reply.permanent() ? RecipientResult::Kind::failed : RecipientResult::Kind::deferred;
    result.stage = stage;
    result.scope = scope;
    result.reply = reply;
    result.enhanced = reply.enhanced.empty() ? (reply.permanent() ? "5.0.0" : "4.0.0") : reply.enhanced;
    result.text = says(command, reply);
    result.retryError = stage == ClientStage::mail ? replyError("mail", reply) : stage == ClientStage::rcpt ? replyError("rcpt", reply) : replyError("data", reply);
    m_settled[index] = true;
}

void ClientTransaction::settleOpen(const ClientReply& reply, ClientStage stage, ErrorScope scope, const std::string& command) {
    for (std::size_t i = 0; i < m_settled.size(); ++i)
        if (isOpen(i))
            settle(i, reply, stage, scope, command);
}

void ClientTransaction::deliver(std::size_t index, const ClientReply& reply) {
    auto& result = m_result.recipients[index];
    result.kind = RecipientResult::Kind::delivered;
    result.stage = ClientStage::endOfData;
    result.scope = ErrorScope::none;
    result.reply = reply;
    result.text = reply.line();
    result.enhanced = reply.enhanced.empty() ? "2.0.0" : reply.enhanced;
    result.dsnPassedOn = m_capabilities.dsn && !m_message.dsnLastHop;
    m_settled[index] = true;
}

void ClientTransaction::failLocally(std::size_t index, std::string enhanced, std::string text) {
    auto& result = m_result.recipients[index];
    result.kind = RecipientResult::Kind::failed;
    result.stage = ClientStage::mail;
    result.scope = ErrorScope::message;
    result.enhanced = std::move(enhanced);
    result.text = std::move(text);
    m_settled[index] = true;
}

/// Accepted by its own reply (PRDR), while the overall reply is still to come.
bool ClientTransaction::isUnconfirmed(std::size_t index) const {
    const auto& result = m_result.recipients[index];
    return result.prdr && result.kind == RecipientResult::Kind::delivered && !m_over;
}

std::string ClientTransaction::says(const std::string& command, const ClientReply& reply) const {
    return peerText(m_target) + " answered " + command + " with " + reply.line();
}

} // namespace postroom::smtp
