// SPDX-License-Identifier: Apache-2.0
// Parsing is nlohmann's SAX parser filling our value; writing is ours.
#include "shared/base/json.h"

#include "shared/base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>

namespace postroom::base {

namespace {

constexpr std::size_t deepest = 200;
const Json nullValue;
const Json::Array noItems;
const Json::Object noMembers;

class Builder final : public nlohmann::json_sax<nlohmann::json> {
public:
    bool null() override { return add(Json()); }
    bool boolean(bool value) override { return add(Json(value)); }
    bool number_integer(number_integer_t value) override { return add(Json(static_cast<std::int64_t>(value))); }
    bool number_unsigned(number_unsigned_t value) override {
        if (value > static_cast<number_unsigned_t>(INT64_MAX))
            return add(Json(static_cast<double>(value)));
        return add(Json(static_cast<std::int64_t>(value)));
    }
    bool number_float(number_float_t value, const string_t&) override { return add(Json(value)); }
    bool string(string_t& value) override { return add(Json(std::move(value))); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool key(string_t& name) override {
        m_keys.back() = std::move(name);
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& problem) override {
        m_error = "JSON error at byte " + std::to_string(position) + ": " + problem.what();
        return false;
    }

    Json result;
    std::string error() const { return m_error; }

private:
    bool add(Json value) {
        if (m_open.empty())
            result = std::move(value);
        else if (m_open.back().isArray())
            m_open.back().append(std::move(value));
        else
            m_open.back().set(m_keys.back(), std::move(value));
        return true;
    }
    bool open(Json value) {
        if (m_open.size() >= deepest) {
            m_error = "JSON error: nested deeper than " + std::to_string(deepest);
            return false;
        }
        m_open.push_back(std::move(value));
        m_keys.emplace_back();
        return true;
    }
    bool close() {
        Json value = std::move(m_open.back());
        m_open.pop_back();
        m_keys.pop_back();
        return add(std::move(value));
    }

    std::vector<Json> m_open;
    std::vector<std::string> m_keys;
    std::string m_error = "JSON error";
};

void writeEscape(std::string& out, char c) {
    switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default:
        char escape[8];
        std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(static_cast<unsigned char>(c)));
        out += escape;
    }
}

void writeString(std::string& out, std::string_view text) {
    std::string repaired;
    if (!isValidUtf8(text)) {
        // Rare: replace each byte that cannot stand; the reader sees where something was lost.
        for (std::size_t at = 0; at < text.size();) {
            std::size_t length = 1;
            while (length < 4 && at + length < text.size() && !isValidUtf8(text.substr(at, length)))
                ++length;
            if (isValidUtf8(text.substr(at, length))) {
                repaired += text.substr(at, length);
                at += length;
            } else {
                repaired += "\xEF\xBF\xBD";
                ++at;
            }
        }
        text = repaired;
    }
    out += '"';
    const auto plain = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F && c != '"' && c != '\\'; };
    while (!text.empty()) {
        const auto run = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), plain) - text.begin());
        out += text.substr(0, run);
        text.remove_prefix(run);
        if (text.empty())
            break;
        writeEscape(out, text.front());
        text.remove_prefix(1);
    }
    out += '"';
}

enum class Style { line, canonical, pretty };

void write(std::string& out, const Json& value, Style style, std::size_t level) {
    const auto newline = [&](std::size_t depth) {
        if (style == Style::pretty) {
            out += '\n';
            out.append(depth * 2, ' ');
        }
    };
    if (value.isNull()) {
        out += "null";
    } else if (value.isBool()) {
        out += value.toBool() ? "true" : "false";
    } else if (value.isInteger()) {
        out += std::to_string(value.toInteger());
    } else if (value.isNumber()) {
        const double number = value.toDouble();
        if (std::isfinite(number)) {
            char buffer[32];
            std::snprintf(buffer, sizeof buffer, "%.15g", number);
            out += buffer;
        } else {
            out += "null";
        }
    } else if (value.isString()) {
        writeString(out, value.toStringView());
    } else if (value.isArray()) {
        out += '[';
        bool first = true;
        for (const Json& item : value.items()) {
            if (!first)
                out += ',';
            first = false;
            newline(level + 1);
            write(out, item, style, level + 1);
        }
        if (!first)
            newline(level);
        out += ']';
    } else {
        std::vector<const Json::Member*> members;
        for (const auto& member : value.members())
            members.push_back(&member);
        if (style == Style::canonical)
            std::sort(members.begin(), members.end(), [](auto* a, auto* b) { return a->first < b->first; });
        out += '{';
        bool first = true;
        for (const auto* member : members) {
            if (!first)
                out += ',';
            first = false;
            newline(level + 1);
            writeString(out, member->first);
            out += style == Style::pretty ? ": " : ":";
            write(out, member->second, style, level + 1);
        }
        if (!first)
            newline(level);
        out += '}';
    }
}

} // namespace

bool Json::toBool(bool fallback) const {
    const bool* value = std::get_if<bool>(&m_value);
    return value != nullptr ? *value : fallback;
}

std::int64_t Json::toInteger(std::int64_t fallback) const {
    const auto* value = std::get_if<std::int64_t>(&m_value);
    return value != nullptr ? *value : fallback;
}

double Json::toDouble(double fallback) const {
    if (const auto* whole = std::get_if<std::int64_t>(&m_value))
        return static_cast<double>(*whole);
    const auto* value = std::get_if<double>(&m_value);
    return value != nullptr ? *value : fallback;
}

std::string_view Json::toStringView() const {
    const auto* value = std::get_if<std::string>(&m_value);
    return value != nullptr ? std::string_view(*value) : std::string_view();
}

std::string Json::toString(std::string_view fallback) const {
    return isString() ? std::string(toStringView()) : std::string(fallback);
}

const Json::Array& Json::items() const {
    const auto* value = std::get_if<Array>(&m_value);
    return value != nullptr ? *value : noItems;
}

const Json::Object& Json::members() const {
    const auto* value = std::get_if<Object>(&m_value);
    return value != nullptr ? *value : noMembers;
}

const Json& Json::operator[](std::string_view name) const {
    for (const auto& member : members())
        if (member.first == name)
            return member.second;
    return nullValue;
}

bool Json::has(std::string_view name) const {
    return std::any_of(members().begin(), members().end(), [&](const Member& m) { return m.first == name; });
}

Json& Json::set(std::string_view name, Json value) {
    if (!isObject())
        m_value = Object();
    auto& object = std::get<Object>(m_value);
    for (auto& member : object) {
        if (member.first == name) {
            member.second = std::move(value);
            return *this;
        }
    }
    object.emplace_back(std::string(name), std::move(value));
    return *this;
}

void Json::remove(std::string_view name) {
    if (auto* object = std::get_if<Object>(&m_value))
        std::erase_if(*object, [&](const Member& m) { return m.first == name; });
}

void Json::append(Json value) {
    if (!isArray())
        m_value = Array();
    std::get<Array>(m_value).push_back(std::move(value));
}

bool Json::operator==(const Json& other) const {
    if (isObject() && other.isObject()) {
        if (members().size() != other.members().size())
            return false;
        return std::all_of(members().begin(), members().end(),
                           [&](const Member& m) { return other.has(m.first) && other[m.first] == m.second; });
    }
    return m_value == other.m_value;
}

std::string Json::text() const {
    std::string out;
    write(out, *this, Style::line, 0);
    return out;
}

std::string Json::canonicalText() const {
    std::string out;
    write(out, *this, Style::canonical, 0);
    return out;
}

std::string Json::prettyText() const {
    std::string out;
    write(out, *this, Style::pretty, 0);
    return out;
}

Result<Json> Json::parse(std::string_view text) {
    Builder builder;
    if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder))
        return fail(permanentError(ErrorKind::invalid, builder.error()));
    return std::move(builder.result);
}

} // namespace postroom::base
