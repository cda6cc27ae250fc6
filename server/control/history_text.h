// SPDX-License-Identifier: Apache-2.0
// What the event store knows of one message, as JSON, as sentences, and as lines of the classic log.
#pragma once

#include "server/platform/store/event_record.h"
#include "shared/base/json.h"

#include <string>
#include <vector>

namespace postroom::control {

/// {"message","recipients":[{"address","outcome","reason","attempts"}]}
base::Json historyJson(const store::MessageHistory& history);
/// What became of each recipient, one sentence each, the attempts below, indented.
std::vector<std::string> historySentences(const store::MessageHistory& history);

struct LogLine {
    base::Time time{};
    std::string text;
};
/// As Exim's main log has them: "<=", "=>", "**", "==", "Completed", "rejected RCPT". Local time.
std::vector<LogLine> classicLines(const store::MessageHistory& history);

} // namespace postroom::control
