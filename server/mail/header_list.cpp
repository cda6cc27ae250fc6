// SPDX-License-Identifier: Apache-2.0
#include "server/mail/header_list.h"

#include "shared/base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace postroom::mail {

namespace {

bool isBlank(char c) { return c == ' ' || c == '\t'; }

// CR LF everywhere, one at the end; a line that does not begin with a blank is made a continuation.
std::string normalised(std::string_view text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.remove_suffix(1);
    std::string out;
    out.reserve(text.size() + 2);
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        const auto line = text.substr(0, end);
        out += line.substr(0, line.size() - (line.ends_with('\r') ? 1 : 0));
        out += "\r\n";
        text.remove_prefix(end + 1); // something follows: the ends were cut above
        if (!isBlank(text.front()))
            out += ' ';
    }
    out += text;
    out += "\r\n";
    return out;
}

bool isNameChar(char c) { return c > ' ' && c < 127 && c != ':'; } // RFC 5322 2.2

} // namespace

HeaderKind headerKind(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, HeaderKind>, 11> known{{
        {"bcc", HeaderKind::bcc}, {"cc", HeaderKind::cc}, {"date", HeaderKind::date}, {"from", HeaderKind::from},
        {"message-id", HeaderKind::messageId}, {"received", HeaderKind::received}, {"reply-to", HeaderKind::replyTo},
        {"return-path", HeaderKind::returnPath}, {"sender", HeaderKind::sender}, {"subject", HeaderKind::subject},
        {"to", HeaderKind::to}}};
    if (base::startsWithIgnoreCase(name, "resent-"))
        name.remove_prefix(7);
    for (const auto& [word, kind] : known)
        if (base::equalsIgnoreCase(word, name))
            return kind;
    return HeaderKind::other;
}

HeaderField::HeaderField(std::string_view text) : m_text(normalised(text)) {
    std::size_t i = 0;
    while (i < m_text.size() && isNameChar(m_text[i]))
        ++i;
    const auto nameEnd = i;
    while (i < m_text.size() && isBlank(m_text[i])) // RFC 5322 4.5: the obsolete "Name : value"
        ++i;
    if (nameEnd > 0 && i < m_text.size() && m_text[i] == ':') {
        m_nameLength = nameEnd;
        m_valueAt = i + 1;
    }
}

std::string_view HeaderField::rawValue() const {
    auto value = std::string_view(m_text).substr(m_valueAt);
    value.remove_suffix(std::min<std::size_t>(value.size(), 2));
    return value;
}

std::string HeaderField::value() const {
    std::string line(rawValue());
    std::erase_if(line, [](char c) { return c == '\r' || c == '\n'; });
    return std::string(base::trim(line));
}

bool HeaderField::named(std::string_view name) const { return m_nameLength > 0 && base::equalsIgnoreCase(this->name(), name); }

HeaderField HeaderField::withValue(std::string_view value) const {
    return HeaderField(std::string(std::string_view(m_text).substr(0, m_valueAt)) + " " + std::string(value));
}

std::vector<std::string_view> splitFields(std::string_view text) {
    std::vector<std::string_view> fields;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\n' || (i + 1 < text.size() && isBlank(text[i + 1])))
            continue;
        fields.push_back(text.substr(start, i + 1 - start));
        start = i + 1;
    }
    if (start < text.size())
        fields.push_back(text.substr(start));
    return fields;
}

HeaderList HeaderList::parse(std::string_view headers) {
    HeaderList list;
    for (const auto field : splitFields(headers)) {
        if (field.find_first_not_of("\r\n") == std::string_view::npos) // stray CRs do not make a field of an empty line
            break;
        list.m_fields.emplace_back(field);
    }
    return list;
}

std::string HeaderList::text() const {
    std::string out;
    out.reserve(byteSize());
    for (const auto& field : m_fields)
        out += field.text();
    return out;
}

std::size_t HeaderList::byteSize() const {
    std::size_t size = 0;
    for (const auto& field : m_fields)
        size += field.text().size();
    return size;
}

const HeaderField* HeaderList::find(std::string_view name) const {
    const auto it = std::find_if(m_fields.begin(), m_fields.end(), [&](const auto& field) { return field.named(name); });
    return it == m_fields.end() ? nullptr : &*it;
}

std::string HeaderList::value(std::string_view name) const {
    const auto* field = find(name);
    return field == nullptr ? std::string() : field->value();
}

std::size_t HeaderList::count(std::string_view name) const {
    return static_cast<std::size_t>(
        std::count_if(m_fields.begin(), m_fields.end(), [&](const auto& field) { return field.named(name); }));
}

std::size_t HeaderList::indexOf(HeaderPlace place) const {
    std::size_t i = 0;
    switch (place) {
    case HeaderPlace::atEnd:
        return m_fields.size();
    case HeaderPlace::atStart:
        return 0;
    case HeaderPlace::afterReceived:
        while (i < m_fields.size() && !m_fields[i].named("Received"))
            ++i;
        if (i == m_fields.size())
            return 0;
        while (i < m_fields.size() && m_fields[i].named("Received"))
            ++i;
        return i;
    case HeaderPlace::atStartRfc:
        while (i < m_fields.size() &&
               (m_fields[i].named("Received") || base::startsWithIgnoreCase(m_fields[i].name(), "Resent-")))
            ++i;
        return i;
    }
    return i;
}

void HeaderList::add(std::string_view text, HeaderPlace place) {
    auto at = m_fields.begin() + static_cast<std::ptrdiff_t>(indexOf(place));
    for (const auto field : splitFields(text)) {
        if (base::trim(field).empty())
            continue;
        at = m_fields.emplace(at, field) + 1;
    }
}

std::size_t HeaderList::remove(std::string_view name) {
    return removeIf([&](const HeaderField& field) { return field.named(name); });
}

std::size_t HeaderList::removeIf(const std::function<bool(const HeaderField&)>& unwanted) { return std::erase_if(m_fields, unwanted); }

} // namespace postroom::mail
