// SPDX-License-Identifier: Apache-2.0
// The message in hand as content conditions and $message_body read it: headers so far, and the body wherever it lies.
#pragma once

#include "server/policy/acl/message_content.h"
#include "server/queue/message.h"
#include "server/receive/part_files.h"
#include "server/receive/session_state.h"

#include <string>

namespace postroom::receive {

class TransactionContent final : public acl::MessageContent {
public:
    /// `state`, which has a transaction, and that transaction must outlive this.
    TransactionContent(const SessionState& state, const std::string& partFolder)
        : m_state(state), m_transaction(*state.transaction), m_files(partFolder, state.transaction->id.string()) {}
    [[nodiscard]] std::string_view headerText() const override;
    [[nodiscard]] base::Result<std::string> body(std::size_t offset, std::size_t limit) const override;
    [[nodiscard]] std::optional<std::string_view> decodedPart() const override;
    [[nodiscard]] base::Result<std::string> writePart(std::string_view name) const override;
    /// Headers were changed: the text is made anew when asked for.
    void headersChanged() { m_headers.clear(); }

private:
    const SessionState& m_state;
    const Transaction& m_transaction;
    mutable std::string m_headers;
    mutable PartFiles m_files;
};

/// Up to `limit` bytes of a body from `offset`.
base::Result<std::string> readBody(const queue::Body& body, std::size_t offset, std::size_t limit);

} // namespace postroom::receive
