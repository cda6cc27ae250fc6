// SPDX-License-Identifier: Apache-2.0
#include "server/receive/session_variables.h"

#include "server/mail/address.h"
#include "server/mail/encoded_word.h"
#include "server/mail/mime_walker.h"
#include "server/mail/received.h"
#include "server/receive/message_content.h"
#include "server/receive/message_limits.h"
#include "server/receive/protocol_name.h"
#include "server/receive/session.h"
#include "shared/base/text.h"

#include <algorithm>
#include <unordered_map>

namespace postroom::receive {

namespace {

using expand::Value;
using Reader = Value (*)(Session& session);

Value number(std::int64_t value) { return Value::clean(std::to_string(value)); }
Value yesNo(bool value) { return Value::clean(value ? "yes" : "no"); }
const Transaction* transactionOf(Session& session) { return session.state().transaction.get(); }

std::string senderOf(Session& session) { return transactionOf(session) == nullptr ? "" : transactionOf(session)->envelope.sender; }

/// $sender_fullhost: "name (helo) [address]".
std::string fullHost(Session& session) {
    const auto& peer = session.state().peer;
    const auto& helo = session.state().helo;
    std::string text = peer.hostName;
    if (!helo.empty() && !base::equalsIgnoreCase(helo, peer.hostName))
        text += (text.empty() ? "(" : " (") + helo + ")";
    const auto address = peer.client.addressText();
    if (!address.empty())
        text += (text.empty() ? "[" : " [") + address + "]";
    return text;
}

std::string receivedHost(Session& session) {
    mail::ReceivedFacts facts;
    facts.hostName = session.state().peer.hostName;
    facts.hostAddress = session.state().peer.client.addressText();
    facts.helo = session.state().helo;
    return mail::receivedHostText(facts);
}

std::string recipientsText(Session& session, std::string_view separator) {
    std::vector<std::string> all;
    if (const auto* transaction = transactionOf(session); transaction != nullptr)
        for (const auto& recipient : transaction->recipients)
            all.push_back(recipient.recipient.address);
    return base::join(all, separator);
}

std::string commandArgument(Session& session) {
    const std::string_view command = session.state().command;
    const auto blank = command.find(' ');
    return blank == std::string_view::npos ? std::string() : std::string(base::trim(command.substr(blank)));
}

std::string bodyWindowText(Session& session, bool end) {
    const auto* transaction = transactionOf(session);
    if (transaction == nullptr)
        return {};
    const auto size = static_cast<std::size_t>(transaction->body.size);
    const std::size_t visible = std::min(session.settings().bodyVisible, size);
    const std::size_t wire = std::min(2 * visible, size); // a line end counts once
    auto text = readBody(transaction->body, end ? size - wire : 0, wire).value_or("");
    text = base::replaceAll(std::move(text), "\r\n", "\n");
    text = end ? text.substr(text.size() - std::min(visible, text.size())) : text.substr(0, visible);
    std::replace_if(text.begin(), text.end(), [keep = session.settings().bodyNewlines](char c) { return (c == '\n' && !keep) || c == '\0'; }, ' ');
    return text;
}

std::string headersText(Session& session, bool decoded) {
    const auto* transaction = transactionOf(session);
    if (transaction == nullptr)
        return {};
    auto text = base::replaceAll(transaction->headers.text(), "\r\n", "\n");
    return decoded ? mail::decodeWords(text) : text;
}

const tls::Facts& tlsOf(Session& session) {
    static const tls::Facts none;
    return session.state().tls ? *session.state().tls : none;
}

const std::unordered_map<std::string_view, Reader>& connectionReaders() {
    static const std::unordered_map<std::string_view, Reader> readers{
        {"sender_host_address", [](Session& s) { return Value::clean(s.state().peer.client.addressText()); }},
        {"sender_host_port", [](Session& s) { return number(s.state().peer.client.port()); }},
        {"sender_host_name", [](Session& s) { return Value::tainted(s.state().peer.hostName); }},
        {"sender_fullhost", [](Session& s) { return Value::tainted(fullHost(s)); }},
        {"sender_rcvhost", [](Session& s) { return Value::tainted(receivedHost(s)); }},
        {"sender_helo_name", [](Session& s) { return Value::tainted(s.state().helo); }},
        {"sender_host_authenticated", [](Session& s) { return Value::clean(s.state().identity.authenticator); }},
        {"sender_ident", [](Session& s) { return Value::clean(s.state().localUser); }},
        {"host_lookup_failed", [](Session& s) { return number(s.state().peer.nameFailed ? 1 : 0); }},
        {"host_lookup_deferred", [](Session& s) { return number(s.state().peer.nameDeferred ? 1 : 0); }},
        {"authenticated_id", [](Session& s) { return Value::tainted(s.state().identity.id); }},
        {"authenticated_fail_id", [](Session& s) { return Value::tainted(s.state().identity.failedId); }},
        {"authentication_failed", [](Session& s) { return number(s.state().identity.failed ? 1 : 0); }},
        {"authenticated_sender", [](Session& s) { return Value::tainted(transactionOf(s) == nullptr ? "" : transactionOf(s)->authenticatedSender); }},
        {"received_ip_address", [](Session& s) { return Value::clean(s.state().peer.local.addressText()); }},
        {"interface_address", [](Session& s) { return Value::clean(s.state().peer.local.addressText()); }},
        {"received_port", [](Session& s) { return number(s.state().peer.local.port()); }},
        {"interface_port", [](Session& s) { return number(s.state().peer.local.port()); }},
        {"received_protocol", [](Session& s) { return Value::clean(protocolName(s.state())); }},
        {"smtp_active_hostname", [](Session& s) { return Value::clean(s.activeHostname()); }},
        {"smtp_command", [](Session& s) { return Value::tainted(s.state().command); }},
        {"smtp_command_argument", [](Session& s) { return Value::tainted(commandArgument(s)); }},
        {"smtp_command_history", [](Session& s) { return Value::tainted(base::join(s.state().commandHistory, ",")); }},
        {"smtp_count_at_connection_start", [](Session& s) { return number(static_cast<std::int64_t>(s.state().connections)); }},
        {"smtp_notquit_reason", [](Session& s) { return Value::clean(s.state().notQuitReason); }},
        {"connection_id", [](Session& s) { return Value::clean(std::to_string(s.state().number)); }},
        {"proxy_session", [](Session& s) { return yesNo(s.state().peer.proxySession); }},
        {"proxy_local_address", [](Session& s) { return Value::clean(s.state().peer.proxyAddress.addressText()); }},
        {"proxy_local_port", [](Session& s) { return number(s.state().peer.proxyAddress.port()); }},
        {"proxy_external_address", [](Session& s) { return Value::clean(s.state().peer.proxyExternal.addressText()); }},
        {"proxy_external_port", [](Session& s) { return number(s.state().peer.proxyExternal.port()); }},
        {"tls_in_cipher", [](Session& s) { return Value::clean(tlsOf(s).cipher); }},
        {"tls_cipher", [](Session& s) { return Value::clean(tlsOf(s).cipher); }},
        {"tls_in_cipher_std", [](Session& s) { return Value::clean(tlsOf(s).cipherStandard); }},
        {"tls_in_ver", [](Session& s) { return Value::clean(tlsOf(s).version); }},
        {"tls_in_bits", [](Session& s) { return number(tlsOf(s).bits); }},
        {"tls_in_sni", [](Session& s) { return Value::tainted(tlsOf(s).sni); }},
        {"tls_in_peerdn", [](Session& s) { return Value::tainted(tlsOf(s).peerDn); }},
        {"tls_in_peercert", [](Session& s) { return Value::tainted(tlsOf(s).peerCertificate); }},
        {"tls_in_ourcert", [](Session& s) { return Value::clean(tlsOf(s).ourCertificate); }},
        {"tls_in_certificate_verified", [](Session& s) { return number(tlsOf(s).peerVerified ? 1 : 0); }},
        {"tls_in_ocsp", [](Session&) { return number(0); }},
        {"tls_in_resumption", [](Session& s) { return number(tlsOf(s).resumed ? 1 : 0); }},
        {"primary_hostname", [](Session& s) { return Value::clean(s.settings().primaryHostname); }},
        {"qualify_domain", [](Session& s) { return Value::clean(s.settings().qualifyDomain.empty() ? s.settings().primaryHostname : s.settings().qualifyDomain); }},
        {"qualify_recipient", [](Session& s) { return Value::clean(s.settings().qualifyRecipient.empty() ? s.settings().qualifyDomain : s.settings().qualifyRecipient); }},
    };
    return readers;
}

const std::unordered_map<std::string_view, Reader>& messageReaders() {
    static const std::unordered_map<std::string_view, Reader> readers{
        {"sender_address", [](Session& s) { return Value::tainted(senderOf(s)); }},
        {"return_path", [](Session& s) { return Value::tainted(senderOf(s)); }},
        {"sender_address_domain", [](Session& s) { return Value::tainted(std::string(mail::domainOf(senderOf(s)))); }},
        {"sender_address_local_part", [](Session& s) { return Value::tainted(std::string(mail::localPartOf(senderOf(s)))); }},
        {"recipients", [](Session& s) { return Value::tainted(recipientsText(s, ", ")); }},
        {"recipients_list", [](Session& s) { return Value::tainted(recipientsText(s, ":")); }},
        {"recipients_count", [](Session& s) { return number(transactionOf(s) == nullptr ? 0 : static_cast<std::int64_t>(transactionOf(s)->recipients.size())); }},
        {"rcpt_count", [](Session& s) { return number(transactionOf(s) == nullptr ? 0 : static_cast<std::int64_t>(transactionOf(s)->rcptCount)); }},
        {"rcpt_defer_count", [](Session& s) { return number(transactionOf(s) == nullptr ? 0 : static_cast<std::int64_t>(transactionOf(s)->rcptDeferred)); }},
        {"rcpt_fail_count", [](Session& s) { return number(transactionOf(s) == nullptr ? 0 : static_cast<std::int64_t>(transactionOf(s)->rcptFailed)); }},
        {"prdr_requested", [](Session& s) { return yesNo(transactionOf(s) != nullptr && transactionOf(s)->envelope.prdr); }},
        {"message_smtputf8", [](Session& s) { return Value::clean(transactionOf(s) != nullptr && transactionOf(s)->envelope.smtputf8 ? "1" : ""); }},
        {"queue_name", [](Session& s) { return Value::clean(transactionOf(s) == nullptr ? "" : transactionOf(s)->queueName); }},
        {"message_exim_id", [](Session& s) { return Value::clean(transactionOf(s) == nullptr ? "" : transactionOf(s)->id.string()); }},
        {"message_id", [](Session& s) { return Value::clean(transactionOf(s) == nullptr ? "" : transactionOf(s)->id.string()); }},
        {"message_size", [](Session& s) { return number(transactionOf(s) == nullptr ? 0 : transactionOf(s)->size > 0 ? transactionOf(s)->size : transactionOf(s)->declaredSize); }},
        {"message_body", [](Session& s) { return Value::tainted(bodyWindowText(s, false)); }},
        {"message_body_end", [](Session& s) { return Value::tainted(bodyWindowText(s, true)); }},
        {"message_body_size", [](Session& s) { return number(transactionOf(s) == nullptr ? 0 : transactionOf(s)->body.size); }},
        {"max_received_linelength", [](Session& s) { return number(transactionOf(s) == nullptr ? 0 : static_cast<std::int64_t>(transactionOf(s)->longestLine)); }},
        {"body_linecount", [](Session& s) { return number(transactionOf(s) == nullptr ? 0 : transactionOf(s)->body.lines); }},
        {"body_zerocount", [](Session& s) { return number(transactionOf(s) != nullptr && transactionOf(s)->body.zeroByte ? 1 : 0); }},
        {"message_headers", [](Session& s) { return Value::tainted(headersText(s, true)); }},
        {"message_headers_raw", [](Session& s) { return Value::tainted(headersText(s, false)); }},
        {"message_linecount", [](Session& s) {
             const auto text = headersText(s, false);
             return number(std::count(text.begin(), text.end(), '\n') + (transactionOf(s) == nullptr ? 0 : transactionOf(s)->body.lines));
         }},
        {"message_age", [](Session&) { return number(0); }},
        {"received_count", [](Session& s) { return number(transactionOf(s) == nullptr ? 0 : static_cast<std::int64_t>(transactionOf(s)->headers.count("Received"))); }},
        {"received_time", [](Session& s) { return number(transactionOf(s) == nullptr ? 0 : base::toEpochSeconds(transactionOf(s)->began)); }},
        {"received_for", [](Session& s) {
             const auto* t = transactionOf(s);
             return Value::tainted(t != nullptr && t->recipients.size() == 1 ? t->recipients[0].recipient.address : "");
         }},
        {"reply_address", [](Session& s) {
             const auto* t = transactionOf(s);
             if (t == nullptr)
                 return Value::tainted("");
             const auto reply = t->headers.value("Reply-To");
             return Value::tainted(reply.empty() ? t->headers.value("From") : reply);
         }},
    };
    return readers;
}

std::optional<Value> mimeVariable(const mail::MimePart& part, std::string_view name) {
    if (name == "mime_content_type") return Value::tainted(part.contentType);
    if (name == "mime_charset") return Value::tainted(part.charset);
    if (name == "mime_boundary") return Value::tainted(part.boundary);
    if (name == "mime_content_disposition") return Value::tainted(part.disposition);
    if (name == "mime_content_transfer_encoding") return Value::tainted(part.transferEncoding);
    if (name == "mime_filename") return Value::tainted(part.filename);
    if (name == "mime_content_id") return Value::tainted(part.contentId);
    if (name == "mime_content_description") return Value::tainted(part.description);
    if (name == "mime_part_count") return number(static_cast<std::int64_t>(part.number));
    if (name == "mime_content_size") return number(static_cast<std::int64_t>((part.decodedSize + 1023) / 1024));
    if (name == "mime_is_multipart") return number(part.isMultipart ? 1 : 0);
    if (name == "mime_is_rfc822") return number(part.isMessage ? 1 : 0);
    if (name == "mime_is_coverletter") return number(part.isCoverLetter ? 1 : 0);
    return std::nullopt;
}

} // namespace

/// h_ decodes, bh_ decodes base64 and quoted-printable words, rh_ is as received, lh_ a list (policy-language 2.11).
std::optional<expand::Value> SessionVariables::headerVariable(std::string_view name) const {
    char form = 'h';
    if (name.starts_with("h_"))
        name.remove_prefix(2);
    else if (name.size() > 3 && name.substr(1, 2) == "h_" && (name[0] == 'r' || name[0] == 'b' || name[0] == 'l')) {
        form = name[0];
        name.remove_prefix(3);
    } else
        return std::nullopt;
    if (name.ends_with(':'))
        name.remove_suffix(1);
    const auto* transaction = transactionOf(m_session);
    if (transaction == nullptr)
        return Value::tainted("");
    std::string text;
    for (const auto& field : transaction->headers.fields()) {
        if (!field.named(name))
            continue;
        if (!text.empty())
            text += form == 'l' ? ":" : "\n";
        std::string value = form == 'r' ? base::replaceAll(std::string(field.rawValue()), "\r\n", "\n") : field.value();
        if (form == 'l')
            value = base::replaceAll(std::move(value), ":", "::");
        text += form == 'r' || form == 'l' ? value : mail::decodeWords(value);
    }
    return Value::tainted(std::move(text));
}

std::optional<expand::Value> SessionVariables::variable(std::string_view name) const {
    if (const auto found = connectionReaders().find(name); found != connectionReaders().end())
        return found->second(m_session);
    if (const auto found = messageReaders().find(name); found != messageReaders().end())
        return found->second(m_session);
    if (const auto* part = m_session.state().mimePart; part != nullptr && name.starts_with("mime_"))
        return mimeVariable(*part, name);
    return headerVariable(name);
}

} // namespace postroom::receive
