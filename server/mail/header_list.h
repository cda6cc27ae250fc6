// SPDX-License-Identifier: Apache-2.0
// The header section of a message: every field byte for byte as it came, with its folding. Fields are found by name,
// added at the places that the policy language knows, removed and replaced; what nobody touched is printed unchanged.
// Fields end with CR LF; a bare LF in what is read or added is made one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::mail {

/// What a field is for, by its name; Resent-X has the kind of X.
enum class HeaderKind : std::uint8_t { other, bcc, cc, date, from, messageId, received, replyTo, returnPath, sender, subject, to };

HeaderKind headerKind(std::string_view name);

class HeaderField {
public:
    HeaderField() = default;
    /// `text` is the whole field; its line ends become CR LF, continuation lines that begin with no blank get one.
    explicit HeaderField(std::string_view text);

    [[nodiscard]] const std::string& text() const { return m_text; }
    /// Without the colon and blanks before it; empty when the line is no field at all.
    [[nodiscard]] std::string_view name() const { return std::string_view(m_text).substr(0, m_nameLength); }
    /// What follows the colon, folding included, without the last line end.
    [[nodiscard]] std::string_view rawValue() const;
    /// The value on one line, without blanks at its ends (RFC 5322 2.2.3).
    [[nodiscard]] std::string value() const;
    [[nodiscard]] bool named(std::string_view name) const;
    [[nodiscard]] HeaderKind kind() const { return headerKind(name()); }
    /// The value put in the place of the old one; the name stays as written.
    [[nodiscard]] HeaderField withValue(std::string_view value) const;

private:
    std::string m_text;
    std::size_t m_nameLength = 0;
    std::size_t m_valueAt = 0;
};

/// Where an added field goes.
enum class HeaderPlace : std::uint8_t {
    atEnd,
    atStart,
    afterReceived, ///< behind the first unbroken run of Received fields
    atStartRfc,    ///< before the first field that is neither Received nor Resent-*
};

class HeaderList {
public:
    HeaderList() = default;
    /// Splits a header section; an empty line ends it. Nothing is lost: a line that is no field becomes a nameless one.
    static HeaderList parse(std::string_view headers);

    [[nodiscard]] const std::vector<HeaderField>& fields() const { return m_fields; }
    [[nodiscard]] bool empty() const { return m_fields.empty(); }
    /// The section without the empty line.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::size_t byteSize() const;
    /// The first field of that name (case does not matter), or null. Valid until the list changes.
    [[nodiscard]] const HeaderField* find(std::string_view name) const;
    /// The unfolded value of the first one, "" without one.
    [[nodiscard]] std::string value(std::string_view name) const;
    [[nodiscard]] std::size_t count(std::string_view name) const;

    /// Adds one or more fields (several when `text` has several lines that are no continuations), in their order.
    void add(std::string_view text, HeaderPlace place = HeaderPlace::atEnd);
    void replace(std::size_t index, HeaderField field) { m_fields[index] = std::move(field); }
    /// Removes every field of that name; gives how many.
    std::size_t remove(std::string_view name);
    std::size_t removeIf(const std::function<bool(const HeaderField&)>& unwanted);

private:
    [[nodiscard]] std::size_t indexOf(HeaderPlace place) const;
    std::vector<HeaderField> m_fields;
};

/// Cuts a text into whole fields: at each line end that is not followed by a blank. Line ends stay with their field.
std::vector<std::string_view> splitFields(std::string_view text);

} // namespace postroom::mail
