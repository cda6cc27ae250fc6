// SPDX-License-Identifier: Apache-2.0
// Values of settings: read from text by the type of their option, checked against its row, printed so that they read
// back the same. Sizes are bytes, times seconds, modes numbers; what contains an expansion stays text.
#pragma once

#include "shared/base/json.h"
#include "shared/base/result.h"
#include "shared/catalogue/option_row.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace postroom::config {

using Value = std::variant<bool, std::int64_t, std::string, std::vector<std::string>>;

/// Reads the text of a value as it stands after "=" once quotes are resolved. The error says what was expected.
[[nodiscard]] base::Result<Value> readValue(const catalogue::OptionRow& row, std::string_view text);
/// The text that readValue reads back to the same value; lines of OptionType::textLines are joined by newlines.
[[nodiscard]] std::string valueText(const catalogue::OptionRow& row, const Value& value);
/// For values without a row at hand.
[[nodiscard]] std::string plainText(const Value& value);

/// A JSON value of the type, or a text that readValue understands.
[[nodiscard]] base::Result<Value> valueFromJson(const catalogue::OptionRow& row, const base::Json& json);
[[nodiscard]] base::Json toJson(const Value& value);

/// "a number from 1 to 65535", "one of mx, submission, submissions": for messages and forms.
[[nodiscard]] std::string expectedText(const catalogue::OptionRow& row);

/// Does the text contain something to expand?
[[nodiscard]] bool hasExpansion(std::string_view text);

/// The items of a list in Exim's syntax: separator ":" or as "<;" says, a doubled separator stands for itself, blanks
/// around items are dropped. Nothing is expanded. Empty items only where a blank stands between separators.
[[nodiscard]] std::vector<std::string> splitList(std::string_view text);
/// The reverse: separator ":" unless an item contains one, then ";" and so on.
[[nodiscard]] std::string joinList(const std::vector<std::string>& items);

} // namespace postroom::config
