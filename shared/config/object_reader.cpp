// SPDX-License-Identifier: Apache-2.0
#include "shared/config/object_reader.h"

#include "shared/base/text.h"
#include "shared/config/quoted_text.h"

#include <algorithm>
#include <array>

namespace postroom::config {

using catalogue::Absence;
using catalogue::OptionRow;
using catalogue::OptionType;

namespace {

/// Exim's short forms that set two options at once.
struct Pair {
    std::string_view name;
    std::array<std::string_view, 2> options;
};

constexpr Pair pairs[] = {
    {"verify", {"verify_recipient", "verify_sender"}},
    {"fail_verify", {"fail_verify_recipient", "fail_verify_sender"}},
};

std::size_t nameLength(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && (base::isAlnum(text[end]) || text[end] == '_'))
        ++end;
    return end - at;
}

std::size_t skipBlanks(std::string_view text, std::size_t at) {
    while (at < text.size() && base::isSpace(text[at]))
        ++at;
    return at;
}

std::string_view withoutNegation(std::string_view name) {
    if (name.starts_with("no_"))
        return name.substr(3);
    if (name.starts_with("not_"))
        return name.substr(4);
    return {};
}

std::string suggestion(Kind kind, std::string_view driver, std::string_view name) {
    std::vector<std::string> names;
    for (const OptionRow* row : catalogue::optionsOf(kind, driver))
        names.emplace_back(row->name);
    const auto near = base::nearestName(name, names);
    return near ? "did you mean " + *near + "?" : std::string();
}

/// Why an object with a driver that is not here can be done without; empty when it cannot be known.
std::string dispensable(Kind kind, std::string_view driver) {
    const auto absent = catalogue::absentDriversOf(kind);
    if (std::ranges::find(absent, driver) == absent.end())
        return {};
    if (kind == Kind::authenticator && driver == "cram_md5")
        return "PLAIN and LOGIN over TLS serve the same clients and servers";
    return {};
}

} // namespace

ObjectReader::ObjectReader(Kind kind, std::string name, LineReader& lines, SecretMap& secrets)
    : m_lines(lines)
    , m_secrets(secrets) {
    m_object.kind = kind;
    m_object.name = std::move(name);
}

std::string ObjectReader::what() const {
    if (m_object.kind == Kind::main)
        return "the main section";
    const std::string kind(catalogue::kindName(m_object.kind));
    return m_driver.empty() ? "a " + kind : "a " + kind + " with driver " + m_driver;
}

void ObjectReader::addLine(LogicalLine line) {
    Raw raw;
    raw.line = std::move(line);
    const std::string_view text(raw.line.text);
    std::size_t at = 0;
    if (text.starts_with("hide") && text.size() > 4 && base::isSpace(text[4])) {
        raw.hidden = true;
        at = skipBlanks(text, 4);
    }
    raw.nameOffset = at;
    const std::size_t length = nameLength(text, at);
    if (length == 0)
        return m_lines.report(Severity::error, "syntax", raw.line, at, "expected the name of an option");
    raw.name = std::string(text.substr(at, length));
    at = skipBlanks(text, at + length);
    if (at < text.size() && text[at] == '=')
        raw.valueOffset = skipBlanks(text, at + 1);
    else if (at < text.size())
        return m_lines.report(Severity::error, "syntax", raw.line, at, "expected \"=\" after " + raw.name,
                              text[at] == '#' ? "a comment must begin its line" : "");
    m_raw.push_back(std::move(raw));
}

std::vector<ObjectReader::Raw> ObjectReader::take(std::string_view name) {
    std::vector<Raw> taken;
    for (const Raw& raw : m_raw)
        if (raw.name == name)
            taken.push_back(raw);
    std::erase_if(m_raw, [&](const Raw& raw) { return raw.name == name; });
    return taken;
}

/// False when the object cannot be used without its driver.
bool ObjectReader::readDriver() {
    const auto raw = std::ranges::find(m_raw, std::string_view("driver"), &Raw::name);
    if (raw == m_raw.end())
        return false;
    m_driver = rawValue(*raw, m_lines).value_or(std::string());
    const auto known = catalogue::driversOf(m_object.kind);
    if (std::ranges::find(known, m_driver) != known.end())
        return true;
    m_driverKnown = false;
    const std::string kind(catalogue::kindName(m_object.kind));
    const auto absent = catalogue::absentDriversOf(m_object.kind);
    if (const std::string why = dispensable(m_object.kind, m_driver); m_lines.importing() && !why.empty()) {
        m_leftOut = true;
        return true;
    }
    if (std::ranges::find(absent, m_driver) != absent.end()) {
        m_lines.report(Severity::error, "absent-driver", raw->line, raw->valueOffset,
                       "Exim's " + kind + " driver " + m_driver + " is not in this version");
        return true;
    }
    const auto near = base::nearestName(m_driver, std::vector<std::string>(known.begin(), known.end()));
    m_lines.report(Severity::error, "unknown-driver", raw->line, raw->valueOffset,
                   "there is no " + kind + " driver \"" + base::printable(m_driver) + "\"", near ? "did you mean " + *near + "?" : "");
    return true;
}

Object ObjectReader::finish(const LogicalLine& head) {
    m_object.source = head.source;
    m_object.comment = head.comment;
    if (catalogue::hasDriver(m_object.kind) && !readDriver()) {
        m_driverKnown = false;
        m_lines.report(Severity::error, "missing-driver", head, 0, m_object.label() + " has no driver", "add \"driver = ...\"");
    }
    if (m_leftOut) {
        m_lines.report(Severity::warning, "left-out", head, 0, m_object.label() + " is left out: " + dispensable(m_object.kind, m_driver));
        for (const Raw& raw : m_raw)
            m_lines.report(Severity::warning, "left-out", raw.line, raw.nameOffset, "left out with " + m_object.label());
        return std::move(m_object);
    }
    for (const Raw& raw : m_raw)
        resolve(raw);
    return std::move(m_object);
}

void ObjectReader::resolve(const Raw& raw) {
    if (const OptionRow* row = catalogue::findOption(m_object.kind, m_driver, raw.name)) {
        if (raw.name != "driver" || m_driverKnown)
            assign(raw, *row, "");
        return;
    }
    const std::string_view positive = withoutNegation(raw.name);
    const std::string_view plain = positive.empty() ? std::string_view(raw.name) : positive;
    const OptionRow* negated = positive.empty() ? nullptr : catalogue::findOption(m_object.kind, m_driver, positive);
    if (negated != nullptr && negated->type == OptionType::boolean)
        return assign(raw, *negated, "false");
    for (const Pair& pair : pairs)
        if (m_object.kind == Kind::router && pair.name == plain) {
            for (const std::string_view option : pair.options)
                assign(raw, *catalogue::findOption(Kind::router, "", option), positive.empty() ? "" : "false");
            return;
        }
    resolveUnknown(raw);
}

void ObjectReader::resolveUnknown(const Raw& raw) {
    const std::string_view positive = withoutNegation(raw.name);
    const catalogue::AbsentOption* absent = catalogue::findAbsentOption(m_object.kind, m_driver, raw.name);
    if (absent == nullptr && !positive.empty())
        absent = catalogue::findAbsentOption(m_object.kind, m_driver, positive);
    if (absent != nullptr) {
        if (absent->absence == Absence::needless)
            m_lines.report(Severity::warning, "needless-option", raw.line, raw.nameOffset,
                           raw.name + " is left out: " + std::string(absent->reason));
        else
            m_lines.report(Severity::error, "absent-option", raw.line, raw.nameOffset,
                           "Exim's option " + raw.name + " is not in this version", "it belongs to: " + std::string(absent->reason));
        return;
    }
    if (!m_driverKnown)
        return; // which options there are is not known either
    m_lines.report(Severity::error, "unknown-option", raw.line, raw.nameOffset,
                   what() + " has no option \"" + base::printable(raw.name) + "\"", suggestion(m_object.kind, m_driver, raw.name));
}

std::optional<std::string> rawValue(const ObjectReader::Raw& raw, LineReader& lines) {
    const std::string_view text = std::string_view(raw.line.text).substr(std::min(raw.valueOffset, raw.line.text.size()));
    if (!text.starts_with('"'))
        return std::string(text);
    const Unquoted value = readQuoted(text);
    if (!value.closed) {
        lines.report(Severity::error, "quote", raw.line, raw.valueOffset, "the closing quote of the value of " + raw.name + " is missing");
        return std::nullopt;
    }
    if (value.length < text.size()) {
        lines.report(Severity::error, "syntax", raw.line, raw.valueOffset + value.length,
                     "there is something after the quoted value of " + raw.name,
                     base::trim(text.substr(value.length)).starts_with('#') ? "a comment must begin its line" : "");
        return std::nullopt;
    }
    return value.text;
}

/// `implied` is the value that the name alone stands for ("no_more"); empty when it is the positive form.
void ObjectReader::assign(const Raw& raw, const OptionRow& row, std::string_view implied) {
    std::string text(implied);
    std::size_t textOffset = raw.nameOffset;
    if (raw.valueOffset != 0) {
        if (!implied.empty())
            return m_lines.report(Severity::error, "syntax", raw.line, raw.valueOffset,
                                  raw.name + " takes no value", "write \"" + std::string(row.name) + " = ...\"");
        auto value = rawValue(raw, m_lines);
        if (!value)
            return;
        text = std::move(*value);
        textOffset = std::min(raw.valueOffset, raw.line.text.size());
        textOffset += raw.line.text.size() > textOffset && raw.line.text[textOffset] == '"' ? 1 : 0;
    } else if (implied.empty()) {
        if (row.type != OptionType::boolean)
            return m_lines.report(Severity::error, "missing-value", raw.line, raw.nameOffset,
                                  "expected \"=\" and " + expectedText(row) + " after " + raw.name);
        text = "true";
    }
    auto value = readValue(row, text);
    if (!value)
        return m_lines.report(Severity::error, "value", raw.line, textOffset,
                              std::string(row.name) + ": " + value.error().publicText);
    store(raw, row, std::move(*value), sourceFrom(raw.line.source, textOffset));
}

void ObjectReader::store(const Raw& raw, const OptionRow& row, Value value, Source source) {
    if (row.secrecy == catalogue::Secrecy::secret) {
        std::string& text = std::get<std::string>(value);
        if (!text.empty() && secretName(text).empty()) {
            std::string name = base::replaceAll(m_object.label(), " ", "/") + "/" + std::string(row.name);
            m_secrets[name] = std::exchange(text, "secret:" + name);
        }
    }
    if (Setting* known = m_object.find(row.name)) {
        if (row.type == OptionType::textLines) {
            auto& lines = std::get<std::vector<std::string>>(known->value);
            lines.push_back(std::get<std::vector<std::string>>(value).front());
            if (!raw.line.comment.empty())
                known->comment += (known->comment.empty() ? "" : "\n") + raw.line.comment;
            return;
        }
        return m_lines.report(Severity::error, "twice", raw.line, raw.nameOffset, std::string(row.name) + " is set twice");
    }
    m_object.settings.push_back({std::string(row.name), std::move(value), raw.hidden, raw.line.comment, std::move(source)});
}

} // namespace postroom::config
