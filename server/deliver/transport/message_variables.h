// SPDX-License-Identifier: Apache-2.0
// The variables that a queued message offers to routers and transports: $sender_address, $message_exim_id, $h_subject:,
// $acl_m..., $received_protocol and so on; and those of one delivery ($local_part, $return_path, $transport_name).
#pragma once

#include "server/deliver/transport/transport.h"
#include "server/mail/header_list.h"
#include "server/policy/expand/variable_source.h"

#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace postroom::transport {

/// Reads the header section only when a variable asks for it. Thread-safe.
class MessageVariables : public expand::VariableSource {
public:
    /// `message` outlives this.
    explicit MessageVariables(const queue::QueuedMessage& message) : m_message(message) {}
    [[nodiscard]] std::optional<expand::Value> variable(std::string_view name) const override;
    [[nodiscard]] const mail::HeaderList& headers() const;

private:
    [[nodiscard]] std::optional<expand::Value> receptionVariable(std::string_view name) const;
    const queue::QueuedMessage& m_message;
    mutable std::once_flag m_parsed;
    mutable mail::HeaderList m_headers;
};

class DeliveryVariables : public expand::VariableSource {
public:
    DeliveryVariables(const Batch& batch, const BatchRecipient& recipient, std::string_view transport)
        : m_batch(batch), m_recipient(recipient), m_transport(transport) {}
    [[nodiscard]] std::optional<expand::Value> variable(std::string_view name) const override;
    std::string returnPath; ///< set once the transport's own return_path is known
    std::vector<std::pair<std::string, expand::Value>> own; ///< of the transport: $inode, $message_size as written, $home of home_directory

private:
    const Batch& m_batch;
    const BatchRecipient& m_recipient;
    std::string_view m_transport;
};

} // namespace postroom::transport
