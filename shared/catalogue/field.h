// SPDX-License-Identifier: Apache-2.0
// A named field of an event, a request or a reply: what it is called, what it is, what it says.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace postroom::catalogue {

enum class FieldType : std::uint8_t {
    text,
    integer,
    number,
    boolean,
    time,     ///< microseconds since 1970
    duration, ///< seconds unless the name says otherwise (`_ms`, `_us`)
    bytes,
    address,  ///< a mail address
    host,     ///< an IP address or host name
    id,       ///< a message id
    list,     ///< an array; the help says of what
    object,
    any,
};

/// Must a request carry it; may a reply or event leave it out?
enum class Presence : std::uint8_t { required, optional };

struct Field {
    std::string_view name;
    FieldType type = FieldType::text;
    std::string_view help;
    Presence presence = Presence::required;
};

/// At most this many fields a row; a row with more is a compile error.
inline constexpr std::size_t maximumFields = 24;

class Fields {
public:
    constexpr Fields() = default;
    constexpr Fields(std::initializer_list<Field> fields) {
        for (const Field& field : fields)
            m_fields[m_count++] = field;
    }
    [[nodiscard]] constexpr const Field* begin() const { return m_fields.data(); }
    [[nodiscard]] constexpr const Field* end() const { return m_fields.data() + m_count; }
    [[nodiscard]] constexpr std::size_t size() const { return m_count; }
    /// Null when there is no such field.
    [[nodiscard]] constexpr const Field* find(std::string_view name) const {
        for (const Field& field : *this)
            if (field.name == name)
                return &field;
        return nullptr;
    }

private:
    std::array<Field, maximumFields> m_fields{};
    std::size_t m_count = 0;
};

/// "text", "integer", ...
[[nodiscard]] std::string_view fieldTypeName(FieldType type);

} // namespace postroom::catalogue
