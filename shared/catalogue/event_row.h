// SPDX-License-Identifier: Apache-2.0
// An event of the server: identity, the sentence an operator reads, and its fields. Each area has a file of its own,
// events_AREA.cpp, to which the part that emits the event adds its row.
#pragma once

#include "shared/catalogue/field.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace postroom::catalogue {

enum class EventSeverity : std::uint8_t { debug, info, notice, warning, error };

struct EventRow {
    std::string_view name;     ///< "message.accepted"
    EventSeverity severity = EventSeverity::info;
    std::string_view sentence; ///< "A message was accepted and is durable."; says what to do when something is wrong
    Fields fields{};
};

[[nodiscard]] std::span<const std::span<const EventRow>> eventTables();
[[nodiscard]] const EventRow* findEvent(std::string_view name);
[[nodiscard]] std::string_view eventSeverityName(EventSeverity severity);

} // namespace postroom::catalogue
