// SPDX-License-Identifier: Apache-2.0
// Which recipients appendfile and pipe deliver to with one copy of a message (batch_max, batch_id).
#pragma once

#include "server/deliver/router/option_reader.h"
#include "server/deliver/transport/transport.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::transport {

/// Recipients with equal keys may share a copy. They differ where an option of the transport looks at what differs: the
/// local part, the domain, or a variable that the routers set; and always by the file or program that a redirection names, and by
/// the home and current directory that the routers give.
class LocalBatch {
public:
    /// Reads batch_max and batch_id; findings go to the reader.
    static LocalBatch read(router::OptionReader& reader);

    [[nodiscard]] std::size_t most() const { return m_most; }
    /// `one` is a batch of that recipient alone. Nothing when batch_id cannot be expanded: it is then delivered by itself.
    [[nodiscard]] std::optional<std::string> key(const Batch& one, const DeliveryContext& context, std::string_view transport) const;

private:
    [[nodiscard]] bool mentions(std::string_view variable) const;

    std::size_t m_most = 1;
    std::optional<expand::Program> m_id;
    std::vector<std::string> m_texts; // of all options, to see which variables they use
};

} // namespace postroom::transport
