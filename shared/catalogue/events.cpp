// SPDX-License-Identifier: Apache-2.0
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

std::span<const std::span<const EventRow>> eventTables() {
    static const std::array tables{eventsReceive(), eventsQueue(), eventsDeliver(), eventsApp()};
    return tables;
}

const EventRow* findEvent(std::string_view name) {
    for (const auto& table : eventTables())
        for (const EventRow& row : table)
            if (row.name == name)
                return &row;
    return nullptr;
}

std::string_view eventSeverityName(EventSeverity severity) {
    switch (severity) {
    case EventSeverity::debug: return "debug";
    case EventSeverity::info: return "info";
    case EventSeverity::notice: return "notice";
    case EventSeverity::warning: return "warning";
    case EventSeverity::error: return "error";
    }
    return "info";
}

} // namespace postroom::catalogue
