// SPDX-License-Identifier: Apache-2.0
#include "shared/config/text_printer.h"

#include "shared/base/text.h"
#include "shared/config/quoted_text.h"

#include <algorithm>

namespace postroom::config {

namespace {

constexpr std::size_t wrapAt = 110;

std::string_view sectionName(Kind kind) {
    switch (kind) {
    case Kind::listener: return "listeners";
    case Kind::account: return "accounts";
    case Kind::acl: return "acl";
    case Kind::router: return "routers";
    case Kind::transport: return "transports";
    case Kind::retry: return "retry";
    case Kind::rewrite: return "rewrite";
    case Kind::authenticator: return "authenticators";
    case Kind::test: return "tests";
    case Kind::main:
    case Kind::domainList:
    case Kind::hostList:
    case Kind::addressList:
    case Kind::localPartList: return "";
    }
    return "";
}

std::string commentText(std::string_view comment, std::string_view indent) {
    std::string text;
    if (comment.empty())
        return text;
    for (std::string_view line : base::split(comment, '\n')) {
        while (!line.empty() && base::isSpace(line.back()))
            line.remove_suffix(1);
        text += std::string(indent) + (line.empty() ? "#" : "# ") + std::string(line) + "\n";
    }
    return text;
}

/// A blank after which the line may be broken: what follows must not look like a comment or a directive.
std::size_t breakPoint(std::string_view line) {
    for (std::size_t at = std::min(wrapAt, line.size() - 1); at > wrapAt / 2; --at)
        if (line[at - 1] == ' ' && !base::isSpace(line[at]) && line[at] != '#' && line[at] != '.')
            return at;
    return 0;
}

/// The line, broken with backslashes where it is long. Blanks before a continuation do not count.
std::string wrapped(std::string line) {
    std::string text;
    const std::size_t margin = line.find_first_not_of(' ') + 4;
    while (line.size() > wrapAt) {
        const std::size_t at = breakPoint(line);
        if (at <= margin)
            break;
        text += line.substr(0, at) + "\\\n";
        line = std::string(margin, ' ') + line.substr(at);
    }
    return text + line + "\n";
}

std::string assignment(std::string_view indent, std::string_view name, std::string_view value) {
    std::string line = std::string(indent) + std::string(name) + " =";
    if (!value.empty())
        line += " " + (needsQuotes(value) ? quoted(value) : std::string(value));
    return wrapped(std::move(line));
}

std::string settingText(const Object& object, const Setting& setting, std::string_view indent) {
    const std::string prefix = std::string(indent) + (setting.hidden ? "hide " : "");
    if (const auto* lines = std::get_if<std::vector<std::string>>(&setting.value)) {
        std::string text;
        for (const std::string& line : *lines)
            text += assignment(prefix, setting.name, line);
        return text;
    }
    const catalogue::OptionRow* row = catalogue::findOption(object.kind, object.driver(), setting.name);
    return assignment(prefix, setting.name, row == nullptr ? plainText(setting.value) : valueText(*row, setting.value));
}

std::string settingsText(const Object& object, std::string_view indent) {
    std::string text;
    for (const Setting& setting : object.settings) {
        if (!setting.comment.empty() && indent.empty() && !text.empty())
            text += "\n";
        text += commentText(setting.comment, indent) + settingText(object, setting, indent);
    }
    return text;
}

std::string listText(const Object& list) {
    const Setting* value = list.find("value");
    const Setting* cache = list.find("cache");
    const bool cached = cache != nullptr && cache->value == Value(true);
    std::string name = value != nullptr && value->hidden ? "hide " : "";
    name += std::string(catalogue::kindName(list.kind)) + (cached ? "_cache " : " ") + list.name;
    return assignment("", name, value == nullptr ? std::string() : plainText(value->value));
}

/// A word of a rule, quoted when it would be read as something else.
std::string wordText(const std::string& word) {
    const bool plain = !word.empty() && !needsQuotes(word) && std::ranges::none_of(word, base::isSpace) && word[0] != '#' &&
                       word[0] != '.' && !base::equalsIgnoreCase(word, "begin") && !(base::isAlpha(word[0]) && word.find('=') != std::string::npos);
    return plain ? word : quoted(word);
}

std::string ruleText(const Object& rule) {
    std::string line;
    for (const std::string_view name : {"pattern", "replacement", "error", "senders", "schedule", "flags"}) {
        const Setting* setting = rule.find(name);
        if (setting == nullptr)
            continue;
        const std::string value = plainText(setting->value);
        if (!line.empty())
            line += " ";
        line += name == "senders" ? "senders=" + wordText(value) : name == "schedule" || name == "flags" ? value : wordText(value);
    }
    return line + "\n";
}

std::string aclText(const Object& acl) {
    std::string text = acl.name + ":\n";
    for (const Statement& statement : acl.statements)
        text += "\n" + commentText(statement.comment, "  ") + printStatement(statement) + (statement.after.empty() ? "" : "\n" + commentText(statement.after, "  "));
    return text;
}

} // namespace

std::string printStatement(const Statement& statement) {
    const bool marked = !statement.enabled || statement.shadow;
    const std::string margin = !statement.enabled ? "#off#  " : statement.shadow ? "#shadow#  " : "  ";
    const std::size_t width = std::max<std::size_t>(statement.verb.size(), 6) + 1;
    std::string text;
    std::string start = margin + statement.verb + std::string(width - statement.verb.size(), ' ');
    for (const Term& term : statement.terms) {
        std::string line = start + (term.negated ? "!" : "") + term.fullName();
        if (term.name != "endpass")
            line += " =" + (term.value.empty() ? std::string() : " " + term.value);
        text += marked ? line + "\n" : wrapped(std::move(line)); // each line of a comment stands for itself
        start = margin + std::string(width, ' ');
    }
    return statement.terms.empty() ? margin + statement.verb + "\n" : text;
}

std::string printObject(const Object& object) {
    std::string text = commentText(object.comment, "");
    if (object.kind == Kind::main)
        return text + settingsText(object, "");
    if (catalogue::isNamedList(object.kind))
        return text + listText(object);
    if (object.kind == Kind::retry || object.kind == Kind::rewrite)
        return text + ruleText(object);
    if (object.kind == Kind::acl)
        return text + aclText(object);
    return text + object.name + ":\n" + settingsText(object, "  ");
}

std::string printText(const Document& document) {
    std::string text = std::string(textHeader) + "\n";
    Kind before = Kind::main;
    bool first = true;
    for (const Object& object : document.objects) {
        const std::string_view section = sectionName(object.kind);
        const bool opens = first || object.kind != before;
        if (opens && !section.empty())
            text += "\nbegin " + std::string(section) + "\n";
        const bool rule = object.kind == Kind::retry || object.kind == Kind::rewrite || catalogue::isNamedList(object.kind);
        if (!rule || opens || !object.comment.empty())
            text += "\n";
        text += printObject(object);
        before = object.kind;
        first = false;
    }
    if (!document.trailingComment.empty())
        text += "\n" + commentText(document.trailingComment, "");
    return text;
}

} // namespace postroom::config
