// SPDX-License-Identifier: Apache-2.0
#include "shared/config/value.h"

#include "shared/base/duration_text.h"
#include "shared/base/size_text.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::config {

using catalogue::OptionRow;
using catalogue::OptionType;

namespace {

base::Error expected(const OptionRow& row, std::string_view text) {
    return base::permanentError(base::ErrorKind::invalid, "expected " + expectedText(row) + ", found \"" +
                                                              base::printable(base::shortened(text, 60)) + "\"");
}

std::optional<bool> readBoolean(std::string_view text) {
    if (base::equalsIgnoreCase(text, "true") || base::equalsIgnoreCase(text, "yes"))
        return true;
    if (base::equalsIgnoreCase(text, "false") || base::equalsIgnoreCase(text, "no"))
        return false;
    return std::nullopt;
}

std::optional<std::int64_t> readOctal(std::string_view text) {
    if (text.empty() || text.size() > 7)
        return std::nullopt;
    std::int64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '7')
            return std::nullopt;
        value = value * 8 + (c - '0');
    }
    return value;
}

std::string octalText(std::int64_t value) {
    std::string digits;
    for (; value > 0; value /= 8)
        digits.insert(digits.begin(), static_cast<char>('0' + value % 8));
    return "0" + digits;
}

std::optional<std::int64_t> readNumber(const OptionRow& row, std::string_view text) {
    switch (row.type) {
    case OptionType::duration:
        if (const auto duration = base::readDuration(text))
            return duration->count();
        return std::nullopt;
    case OptionType::octal:
        return readOctal(text);
    default:
        if (const auto number = base::toInteger(text))
            return number;
        if (const auto size = base::readSize(text))
            return *size;
        return std::nullopt;
    }
}

bool isNumeric(OptionType type) {
    return type == OptionType::integer || type == OptionType::size || type == OptionType::duration || type == OptionType::octal;
}

std::vector<std::string_view> choicesOf(const OptionRow& row) { return base::split(row.choices, '|'); }

base::Result<Value> readDurationList(const OptionRow& row, std::string_view text) {
    std::string normal;
    for (const std::string& item : splitList(text)) {
        const auto duration = base::readDuration(item);
        if (!duration)
            return base::fail(expected(row, text));
        normal += (normal.empty() ? "" : ":") + base::durationText(*duration);
    }
    return Value(std::move(normal));
}

} // namespace

bool hasExpansion(std::string_view text) { return text.find('$') != std::string_view::npos; }

base::Result<Value> readValue(const OptionRow& row, std::string_view text) {
    const std::string_view trimmed = base::trim(text);
    const bool expands = row.expands == catalogue::Expands::yes && hasExpansion(text);
    if (row.type == OptionType::boolean) {
        if (expands)
            return Value(std::string(text));
        if (const auto value = readBoolean(trimmed))
            return Value(*value);
        return base::fail(expected(row, text));
    }
    if (isNumeric(row.type)) {
        if (expands)
            return Value(std::string(text));
        const auto number = readNumber(row, trimmed);
        if (!number || *number < row.minimum || *number > row.maximum)
            return base::fail(expected(row, text));
        return Value(*number);
    }
    if (row.type == OptionType::choice) {
        const auto choices = choicesOf(row);
        if (std::ranges::find(choices, trimmed) == choices.end())
            return base::fail(expected(row, text));
        return Value(std::string(trimmed));
    }
    if (row.type == OptionType::durationList)
        return readDurationList(row, trimmed);
    if (row.type == OptionType::textLines)
        return Value(std::vector<std::string>{std::string(text)});
    return Value(std::string(text));
}

std::string valueText(const OptionRow& row, const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        switch (row.type) {
        case OptionType::duration: return base::durationText(base::Seconds(*number));
        case OptionType::octal: return octalText(*number);
        case OptionType::size: return *number >= 0 ? base::sizeText(*number) : std::to_string(*number);
        default: return std::to_string(*number);
        }
    }
    return plainText(value);
}

std::string plainText(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return std::to_string(*number);
    if (const auto* lines = std::get_if<std::vector<std::string>>(&value))
        return base::join(*lines, "\n");
    return std::get<std::string>(value);
}

base::Result<Value> valueFromJson(const OptionRow& row, const base::Json& json) {
    if (json.isBool() && row.type == OptionType::boolean)
        return Value(json.toBool());
    if (json.isInteger() && isNumeric(row.type)) {
        const std::int64_t number = json.toInteger();
        if (number < row.minimum || number > row.maximum)
            return base::fail(expected(row, json.text()));
        return Value(number);
    }
    if (json.isArray() && row.type == OptionType::textLines) {
        std::vector<std::string> lines;
        for (const base::Json& item : json.items()) {
            if (!item.isString())
                return base::fail(expected(row, item.text()));
            lines.push_back(item.toString());
        }
        return Value(std::move(lines));
    }
    if (json.isString())
        return readValue(row, json.toStringView());
    return base::fail(expected(row, json.text()));
}

base::Json toJson(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value))
        return base::Json(*flag);
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return base::Json(*number);
    if (const auto* lines = std::get_if<std::vector<std::string>>(&value)) {
        base::Json array = base::Json::array();
        for (const std::string& line : *lines)
            array.append(line);
        return array;
    }
    return base::Json(std::get<std::string>(value));
}

std::string expectedText(const OptionRow& row) {
    const bool unlimited = row.maximum == std::numeric_limits<std::int64_t>::max();
    const auto range = [&](std::string_view what) {
        std::string text(what);
        if (!unlimited)
            text += " from " + std::to_string(row.minimum) + " to " + std::to_string(row.maximum);
        else if (row.minimum != 0)
            text += " of at least " + std::to_string(row.minimum);
        return text;
    };
    switch (row.type) {
    case OptionType::boolean: return row.expands == catalogue::Expands::yes ? "true, false or an expansion" : "true or false";
    case OptionType::integer: return range("a number");
    case OptionType::size: return range("a size such as 50M");
    case OptionType::duration: return row.minimum > 0 ? "a time of at least " + std::to_string(row.minimum) + " s, such as 5m or 1d12h"
                                                      : "a time such as 5m or 1d12h";
    case OptionType::octal: return "an octal number such as 0600";
    case OptionType::choice: return "one of " + base::replaceAll(std::string(row.choices), "|", ", ");
    case OptionType::durationList: return "times separated by colons, such as 4h:8h:24h";
    case OptionType::textLines:
    case OptionType::text: return "a text";
    case OptionType::path: return "a path";
    case OptionType::stringList:
    case OptionType::hostList:
    case OptionType::domainList:
    case OptionType::addressList:
    case OptionType::localPartList: return "a list";
    case OptionType::aclReference: return "an ACL";
    }
    return "a text";
}

} // namespace postroom::config
