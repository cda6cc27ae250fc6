// SPDX-License-Identifier: Apache-2.0
// The autoreply transport: answers a message with a letter of its own (a vacation notice, an acknowledgement). The letter
// has the null sender, says Auto-Submitted and names what it answers (RFC 3834). Nobody answers itself: a message from
// the null sender, or one that says that a program sent it, is taken and gets no reply.
#pragma once

#include "server/deliver/transport/appendfile.h"

#include <memory>

namespace postroom::transport {

/// Compiles the options; findings go to the reader.
std::unique_ptr<Transport> makeAutoreply(router::OptionReader& reader, const LocalSettings& settings);

} // namespace postroom::transport
