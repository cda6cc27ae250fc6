// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/router/option_reader.h"

#include "shared/base/text.h"

namespace postroom::router {

std::vector<const OptionText*> OptionReader::all(std::string_view name) {
    m_known.insert(std::string(name));
    std::vector<const OptionText*> found;
    for (const auto& option : m_source.options)
        if (option.name == name)
            found.push_back(&option);
    return found;
}

std::optional<std::string> OptionReader::text(std::string_view name) {
    const auto found = all(name);
    return found.empty() ? std::nullopt : std::optional<std::string>(found.back()->value);
}

bool OptionReader::boolean(std::string_view name, bool fallback) {
    const auto value = text(name);
    if (!value)
        return fallback;
    const auto word = base::lower(base::trim(*value));
    if (word == "true" || word == "yes" || word.empty())
        return true;
    if (word == "false" || word == "no")
        return false;
    error("bad-boolean", placeOf(name), "\"" + *value + "\" is neither true nor false");
    return fallback;
}

expand::Program OptionReader::compile(std::string_view text, const config::Place& place) {
    auto program = expand::Program::compile(text, place, m_names);
    if (program)
        return std::move(*program);
    m_findings.insert(m_findings.end(), program.error().begin(), program.error().end());
    return {};
}

std::optional<expand::Program> OptionReader::program(std::string_view name) {
    const auto found = all(name);
    if (found.empty())
        return std::nullopt;
    return compile(found.back()->value, found.back()->place);
}

std::vector<expand::Program> OptionReader::programs(std::string_view name) {
    std::vector<expand::Program> compiled;
    for (const auto* option : all(name))
        compiled.push_back(compile(option->value, option->place));
    return compiled;
}

void OptionReader::error(std::string code, const config::Place& place, std::string message, std::string hint) {
    m_findings.push_back({config::Severity::error, std::move(code), place, std::move(message), std::move(hint)});
}

void OptionReader::warning(std::string code, const config::Place& place, std::string message) {
    m_findings.push_back({config::Severity::warning, std::move(code), place, std::move(message), {}});
}

config::Place OptionReader::placeOf(std::string_view name) const {
    for (const auto& option : m_source.options)
        if (option.name == name)
            return option.place;
    return m_source.place;
}

void OptionReader::reportUnknown() {
    const std::vector<std::string> known(m_known.begin(), m_known.end());
    for (const auto& option : m_source.options) {
        if (m_known.contains(option.name))
            continue;
        const auto nearest = base::nearestName(option.name, known);
        error("unknown-option", option.place,
              m_source.kind + " " + m_source.name + " (driver " + m_source.driver + ") has no option \"" + option.name + "\"",
              nearest ? "did you mean " + *nearest + "?" : "");
    }
}

} // namespace postroom::router
