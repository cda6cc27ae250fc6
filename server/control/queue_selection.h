// SPDX-License-Identifier: Apache-2.0
// Which messages of the queue a request means: named ids, or all that match a filter.
#pragma once

#include "server/control/method_table.h"
#include "server/queue/queue_view.h"

#include <functional>
#include <vector>

namespace postroom::control {

/// At most so many messages are looked at or acted on by one request; beyond, the request is refused with a sentence.
inline constexpr std::size_t mostSelected = 50'000;

struct QueueFilterRequest {
    queue::ListQuery query;
    std::string cause;                       ///< the whole reason
    std::string transport;                   ///< of the last try
    std::optional<base::Time> receivedBefore;
    [[nodiscard]] bool accepts(const queue::ListedMessage& message) const;
};

/// Reads the field `filter`; absent is everything that waits.
tl::expected<QueueFilterRequest, wire::WireError> readQueueFilter(const base::Json& filter);

/// Visits what matches, oldest first, until `visit` says false.
tl::expected<void, wire::WireError> forEachMatch(queue::QueueView& view, QueueFilterRequest filter,
                                                 const std::function<bool(const queue::ListedMessage&)>& visit);

/// The ids of `ids`, or of all that match `filter`; one of the two must be there.
tl::expected<std::vector<base::MessageId>, wire::WireError> selectMessages(queue::QueueView& view, const base::Json& params);

} // namespace postroom::control
