// SPDX-License-Identifier: Apache-2.0
// JSON as a value type of ours, so that nlohmann's header stays in one .cpp. Objects keep the order in which their
// members were added; canonicalText() sorts them, for digests.
#pragma once

#include "shared/base/result.h"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace postroom::base {

class Json {
public:
    using Array = std::vector<Json>;
    using Member = std::pair<std::string, Json>;
    using Object = std::vector<Member>;

    Json() = default; ///< null
    Json(std::nullptr_t) {}
    Json(bool value) : m_value(value) {}
    Json(int value) : m_value(static_cast<std::int64_t>(value)) {}
    Json(std::int64_t value) : m_value(value) {}
    Json(std::uint64_t value) : m_value(static_cast<std::int64_t>(value)) {}
    Json(double value) : m_value(value) {}
    Json(std::string value) : m_value(std::move(value)) {}
    Json(std::string_view value) : m_value(std::string(value)) {}
    Json(const char* value) : m_value(std::string(value)) {}
    Json(Array value) : m_value(std::move(value)) {}
    Json(Object value) : m_value(std::move(value)) {}

    static Json array() { return Json(Array()); }
    static Json object() { return Json(Object()); }
    static Json object(std::initializer_list<Member> members) { return Json(Object(members)); }

    [[nodiscard]] bool isNull() const { return std::holds_alternative<std::nullptr_t>(m_value); }
    [[nodiscard]] bool isBool() const { return std::holds_alternative<bool>(m_value); }
    [[nodiscard]] bool isInteger() const { return std::holds_alternative<std::int64_t>(m_value); }
    [[nodiscard]] bool isNumber() const { return isInteger() || std::holds_alternative<double>(m_value); }
    [[nodiscard]] bool isString() const { return std::holds_alternative<std::string>(m_value); }
    [[nodiscard]] bool isArray() const { return std::holds_alternative<Array>(m_value); }
    [[nodiscard]] bool isObject() const { return std::holds_alternative<Object>(m_value); }

    // The value when it has that type, `fallback` otherwise: reading a foreign document never throws.
    [[nodiscard]] bool toBool(bool fallback = false) const;
    [[nodiscard]] std::int64_t toInteger(std::int64_t fallback = 0) const;
    [[nodiscard]] double toDouble(double fallback = 0) const;
    /// A view into this value; empty when it is no string.
    [[nodiscard]] std::string_view toStringView() const;
    [[nodiscard]] std::string toString(std::string_view fallback = {}) const;
    /// The elements; an empty array when it is none.
    [[nodiscard]] const Array& items() const;
    /// The members; empty when it is no object.
    [[nodiscard]] const Object& members() const;
    [[nodiscard]] std::size_t size() const { return isArray() ? items().size() : members().size(); }

    /// The member of that name, or a null value.
    [[nodiscard]] const Json& operator[](std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    /// Sets or replaces a member; makes this an object when it is not one.
    Json& set(std::string_view name, Json value);
    void remove(std::string_view name);
    /// Appends an element; makes this an array when it is not one.
    void append(Json value);

    bool operator==(const Json& other) const;

    /// One line. Bytes that are not UTF-8 are written as U+FFFD.
    [[nodiscard]] std::string text() const;
    /// One line, members sorted by name: equal documents have equal text.
    [[nodiscard]] std::string canonicalText() const;
    /// For people: two blanks a level.
    [[nodiscard]] std::string prettyText() const;

    /// The error says at which byte. Depth is limited to 200, so that no document can exhaust the stack.
    static Result<Json> parse(std::string_view text);

private:
    std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object> m_value{nullptr};
};

} // namespace postroom::base
