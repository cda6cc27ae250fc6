// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/notice_template.h"

#include "server/deliver/transport/letter.h"
#include "shared/base/text.h"

namespace postroom::deliver {

namespace {

constexpr std::string_view separator = "****";

struct Part {
    std::string text;
    std::size_t line = 1; ///< of the file, where it begins
};

std::vector<Part> splitParts(std::string_view text) {
    std::vector<Part> parts(1);
    std::size_t number = 0;
    for (const auto line : base::split(text, '\n')) {
        ++number;
        if (line.starts_with(separator))
            parts.push_back({{}, number + 1});
        else
            parts.back().text += std::string(line) + "\n";
    }
    return parts;
}

// "24 hours" as Exim says it: whole hours from two hours on, minutes in steps of five before.
std::string delayText(base::Seconds age) {
    const auto minutes = (age.count() / 60 + 2) / 5 * 5;
    return minutes < 120 ? std::to_string(minutes) + " minutes" : std::to_string((age.count() + 1800) / 3600) + " hours";
}

} // namespace

std::optional<NoticeTemplate> NoticeTemplate::parse(std::string_view text, const std::string& path, const expand::CompileNames& names,
                                                    config::Findings& findings) {
    NoticeTemplate made;
    bool good = true;
    const auto place = [&](std::size_t line) { return config::Place{path, static_cast<std::uint32_t>(line), 1, "main", {}}; };
    const auto compile = [&](std::string_view source, std::size_t line) -> std::optional<expand::Program> {
        auto program = expand::Program::compile(source, place(line), names);
        if (program)
            return std::move(*program);
        good = false;
        findings.insert(findings.end(), program.error().begin(), program.error().end());
        return std::nullopt;
    };
    const auto parts = splitParts(text);
    std::size_t number = parts.front().line;
    for (const auto line : base::split(parts.front().text, '\n')) {
        const auto field = base::trim(line);
        const auto colon = field.find(':');
        if (!field.empty() && (colon == std::string_view::npos || colon == 0 || field.substr(0, colon).find_first_of(" \t") != std::string_view::npos)) {
            findings.push_back({config::Severity::error, "bad-notice-file", place(number), "\"" + std::string(field) + "\" is no header field",
                                "the first part of the file has fields like \"Subject: ...\", one a line; a line of **** ends it"});
            good = false;
        } else if (!field.empty()) {
            if (auto body = compile(base::trim(field.substr(colon + 1)), number))
                made.m_headers.emplace_back(field.substr(0, colon), std::move(*body));
        }
        ++number;
    }
    if (parts.size() > 1)
        made.m_before = compile(parts[1].text, parts[1].line);
    if (parts.size() > 2)
        made.m_after = compile(parts[2].text, parts[2].line);
    return good ? std::optional(std::move(made)) : std::nullopt;
}

std::optional<NoticeWords> NoticeTemplate::words(const expand::Scope& scope) const {
    NoticeWords words;
    for (const auto& [name, program] : m_headers) {
        const auto body = program.evaluate(scope);
        if (!body)
            return std::nullopt;
        words.headers += transport::letterField(name, body->text);
    }
    for (const auto& [program, into] : {std::pair(&m_before, &words.before), std::pair(&m_after, &words.after)}) {
        if (!*program)
            continue;
        const auto text = (*program)->evaluate(scope);
        if (!text)
            return std::nullopt;
        *into = base::trim(text->text).empty() ? std::string() : text->text;
    }
    return words;
}

std::optional<expand::Value> NoticeVariables::variable(std::string_view name) const {
    if (name == "bounce_recipient" && m_kind == NoticeKind::failure)
        return expand::Value::tainted(m_notice.to);
    if (name == "bounce_return_size_limit")
        return expand::Value::clean(std::to_string(m_returnSizeLimit));
    if ((name == "warn_message_delay" || name == "warnmsg_delay") && m_kind == NoticeKind::delay)
        return expand::Value::clean(delayText(m_age));
    if ((name == "warn_message_recipients" || name == "warnmsg_recipients") && m_kind == NoticeKind::delay) {
        std::string all;
        for (const auto& entry : m_notice.entries)
            all += (all.empty() ? "" : ", ") + entry.recipient.address;
        return expand::Value::tainted(all);
    }
    return std::nullopt;
}

} // namespace postroom::deliver
