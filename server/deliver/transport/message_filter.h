// SPDX-License-Identifier: Apache-2.0
// transport_filter: a program through which a message goes on its way out. It gets the message with lines that end with LF
// and writes what is to be delivered. Private to this folder.
#pragma once

#include "server/deliver/transport/common_options.h"

namespace postroom::transport {

/// At most so much may a filter write; a delivery with more is deferred.
inline constexpr std::size_t mostFiltered = 64 * 1024 * 1024;

/// Replaces headers and body of `message` by what the filter makes of them. Errors (temporary): it cannot be started, it
/// does not end in time, it ends with a status other than 0, it writes too much.
base::Result<void> filterMessage(const CommonOptions& options, const Batch& batch, const DeliveryContext& context, const expand::Scope& scope, OutgoingMessage& message);

} // namespace postroom::transport
