// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/message_variables.h"

#include "server/mail/address.h"
#include "server/policy/expand/header_values.h"
#include "shared/base/text.h"

namespace postroom::transport {

using expand::Value;

const mail::HeaderList& MessageVariables::headers() const {
    std::call_once(m_parsed, [this] { m_headers = mail::HeaderList::parse(m_message.headers); });
    return m_headers;
}

std::optional<Value> MessageVariables::receptionVariable(std::string_view name) const {
    const auto& reception = m_message.reception;
    if (name == "received_protocol")
        return Value::clean(reception.protocol);
    if (name == "sender_host_address")
        return Value::tainted(reception.hostAddress);
    if (name == "sender_host_name")
        return Value::tainted(reception.hostName);
    if (name == "sender_host_port")
        return Value::clean(reception.hostPort == 0 ? std::string() : std::to_string(reception.hostPort));
    if (name == "sender_helo_name")
        return Value::tainted(reception.helo);
    if (name == "sender_host_authenticated")
        return Value::clean(reception.authenticator);
    if (name == "authenticated_id")
        return Value::tainted(reception.authenticatedId);
    if (name == "authenticated_sender")
        return Value::tainted(reception.authenticatedSender);
    if (name == "received_ip_address" || name == "interface_address")
        return Value::clean(reception.interfaceAddress);
    if (name == "received_port" || name == "interface_port")
        return Value::clean(reception.interfacePort == 0 ? std::string() : std::to_string(reception.interfacePort));
    if (name == "received_time")
        return Value::clean(std::to_string(base::toEpochSeconds(reception.time)));
    if (name == "tls_in_cipher")
        return Value::clean(reception.tlsCipher);
    if (name == "tls_in_ver")
        return Value::clean(reception.tlsVersion);
    if (name == "tls_in_sni")
        return Value::tainted(reception.tlsSni);
    if (name == "tls_in_peerdn")
        return Value::tainted(reception.tlsPeerDn);
    if (name == "sender_ident")
        return Value::clean(reception.localUser);
    return std::nullopt;
}

std::optional<Value> MessageVariables::variable(std::string_view name) const {
    if (name == "sender_address" || name == "return_path")
        return Value::tainted(m_message.sender);
    if (name == "sender_address_domain")
        return Value::tainted(std::string(mail::domainOf(m_message.sender)));
    if (name == "sender_address_local_part")
        return Value::tainted(std::string(mail::localPartOf(m_message.sender)));
    if (name == "message_exim_id" || name == "message_id")
        return Value::clean(m_message.id.string());
    if (name == "message_size")
        return Value::clean(std::to_string(static_cast<std::int64_t>(m_message.headers.size()) + m_message.body.size));
    if (name == "message_body_size")
        return Value::clean(std::to_string(m_message.body.size));
    if (name == "body_linecount")
        return Value::clean(std::to_string(m_message.body.lines));
    if (name == "message_headers_raw" || name == "message_headers")
        return Value::tainted(expand::allHeaders(headers(), name == "message_headers"));
    if (name == "message_smtputf8")
        return Value::clean(m_message.envelope.smtputf8 ? "1" : "");
    if (name == "queue_name")
        return Value::clean(m_message.queueName);
    if (name == "first_delivery")
        return Value::clean(m_message.firstDelivery ? "yes" : "no");
    if (name == "queue_running") // what is not tried at once is tried by the queue
        return Value::clean(m_message.firstDelivery ? "no" : "yes");
    if (name == "bounce_recipient" || name == "warn_message_delay")
        return std::nullopt;
    if (auto value = receptionVariable(name))
        return value;
    if (name.substr(0, 4) == "acl_") {
        for (const auto& variable : m_message.aclVariables)
            if (variable.name == name)
                return Value{variable.value, variable.tainted ? expand::Taint::tainted : expand::Taint::clean};
        return Value();
    }
    return expand::headerValue(headers(), name);
}

std::optional<Value> DeliveryVariables::variable(std::string_view name) const {
    for (auto it = own.rbegin(); it != own.rend(); ++it)
        if (it->first == name)
            return it->second;
    for (auto it = m_recipient.variables.rbegin(); it != m_recipient.variables.rend(); ++it)
        if (it->first == name)
            return it->second;
    if (name == "return_path")
        return Value::tainted(returnPath);
    if (name == "transport_name")
        return Value::clean(std::string(m_transport));
    if (name == "local_part")
        return Value::tainted(std::string(mail::localPartOf(m_recipient.recipient.address)));
    if (name == "domain")
        return Value::tainted(base::lower(mail::domainOf(m_recipient.recipient.address)));
    if (name == "address_file" && !m_recipient.pipeOrFile.empty() && m_recipient.pipeOrFile[0] == '/')
        return Value::clean(m_recipient.pipeOrFile);
    if (name == "address_pipe" && !m_recipient.pipeOrFile.empty() && m_recipient.pipeOrFile[0] == '|')
        return Value::clean(std::string(base::trim(std::string_view(m_recipient.pipeOrFile).substr(1))));
    if (name == "recipients" || name == "thisaddress")
        return Value::tainted(m_recipient.recipient.address);
    if (name == "host" && !m_batch.hosts.empty())
        return Value::tainted(m_batch.hosts.front().name);
    if (name == "local_part_data" || name == "domain_data" || name == "address_data" || name == "home" ||
        name == "local_part_prefix" || name == "local_part_suffix" || name == "local_part_prefix_v" || name == "local_part_suffix_v")
        return Value();
    return std::nullopt;
}

} // namespace postroom::transport
