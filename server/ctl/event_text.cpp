// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/event_text.h"

#include "server/ctl/table.h"
#include "server/ctl/time_text.h"

namespace postroom::ctl {

std::string eventLine(const base::Json& event) {
    std::string line = timeText(event["time"].toInteger()) + "  " + event["name"].toString();
    if (event.has("message"))
        line += "  " + event["message"].toString();
    if (event.has("connection"))
        line += "  #" + std::to_string(event["connection"].toInteger());
    line += " ";
    for (const auto& [name, value] : event["fields"].members()) {
        const std::string text = value.isString() ? value.toString() : value.text();
        const bool blank = text.empty() || text.find(' ') != std::string::npos;
        line += " " + name + "=" + (blank ? "\"" + text + "\"" : text);
    }
    return terminalSafe(line);
}

} // namespace postroom::ctl
