// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/policy/expand/corpus_config.h"

#include "shared/base/text.h"

#include <fstream>

namespace postroom::test {

namespace {

constexpr std::string_view verbs[] = {"accept", "defer", "deny", "discard", "drop", "require", "warn"};

bool isVerb(std::string_view word) {
    for (const std::string_view verb : verbs)
        if (verb == word)
            return true;
    return false;
}

std::pair<std::string, std::string> nameAndText(std::string_view line) {
    const std::size_t equals = line.find('=');
    std::string name(base::trim(line.substr(0, equals)));
    return {name, equals == std::string_view::npos ? std::string() : std::string(base::trim(line.substr(equals + 1)))};
}

} // namespace

std::string CorpusConfig::withMacros(std::string text) const {
    for (const auto& [name, value] : macros)
        text = base::replaceAll(std::move(text), name, value);
    return text;
}

CorpusConfig CorpusConfig::read(const std::string& file) {
    CorpusConfig config;
    std::ifstream in(file);
    std::string raw;
    std::string acl;
    bool inAcls = false;
    while (std::getline(in, raw)) {
        std::string line = config.withMacros(std::string(base::trim(raw)));
        if (line.empty() || line.front() == '#')
            continue;
        if (line.substr(0, 6) == "begin ") {
            inAcls = line == "begin acl";
            continue;
        }
        if (!inAcls) {
            if (line.substr(0, 5) == "hide ")
                line = line.substr(5);
            std::string_view rest = line;
            const std::string word(rest.substr(0, rest.find(' ')));
            const std::string kindWord = word.substr(0, word.find("_cache"));
            if (const auto kind = lookup::listKindFromName(kindWord)) {
                const auto [name, text] = nameAndText(rest.substr(word.size()));
                lookup::NamedList list;
                list.kind = *kind;
                list.name = name;
                list.source = text;
                config.lists.add(std::move(list));
                continue;
            }
            const auto [name, text] = nameAndText(line);
            if (!name.empty() && name.front() >= 'A' && name.front() <= 'Z')
                config.macros[name] = text;
            else
                config.options[name] = text;
            continue;
        }
        if (line.back() == ':' && line.find_first_of(" =") == std::string::npos) {
            acl = line.substr(0, line.size() - 1);
            config.acls[acl];
            continue;
        }
        const std::string word = line.substr(0, line.find_first_of(" ="));
        if (isVerb(word)) {
            config.acls[acl].push_back({word, "", true});
            line = base::trim(std::string_view(line).substr(word.size()));
            if (line.empty())
                continue;
        }
        const auto [name, text] = nameAndText(line);
        if (name.substr(0, 4) == "set ")
            config.acls[acl].push_back({name, text, false});
        else
            config.acls[acl].push_back({name, text, false});
    }
    return config;
}

CorpusAcls::Truth CorpusAcls::expandTo(const std::string& text, expand::Value& out, bool& forced) {
    auto program = expand::Program::compile(text, {}, {});
    if (!program) {
        m_error = program.error().front().message;
        return Truth::error;
    }
    auto value = program->evaluate(*m_scope);
    if (!value) {
        m_error = value.error().message;
        forced = value.error().kind == expand::Failure::Kind::forced;
        return forced ? Truth::no : Truth::error;
    }
    out = std::move(*value);
    return Truth::yes;
}

CorpusAcls::Truth CorpusAcls::term(const AclLine& line, expand::Value& message, bool& forced) {
    expand::Value value;
    if (line.name.substr(0, 4) == "set ") {
        const Truth ok = expandTo(line.text, value, forced);
        if (ok == Truth::yes)
            m_variables[line.name.substr(4)] = value;
        return ok == Truth::error ? Truth::error : Truth::yes;
    }
    if (line.name == "condition") {
        const Truth ok = expandTo(line.text, value, forced);
        if (ok != Truth::yes)
            return forced ? Truth::yes : ok;
        const auto truth = expand::conditionValue(value.text);
        if (!truth)
            m_error = "invalid \"condition\" value \"" + value.text + "\"";
        return !truth ? Truth::error : *truth ? Truth::yes : Truth::no;
    }
    if (line.name == "acl") {
        // Split at blanks first, then expanded (policy-language 2.14.5).
        std::vector<expand::Value> words;
        std::string_view rest = line.text;
        while (!(rest = base::trim(rest)).empty()) {
            std::size_t length = rest.find(' ');
            std::string_view word;
            if (rest.front() == '"') {
                length = rest.find('"', 1);
                word = rest.substr(1, length - 1);
                length = length == std::string_view::npos ? rest.size() : length + 1;
            } else {
                length = length == std::string_view::npos ? rest.size() : length;
                word = rest.substr(0, length);
            }
            rest.remove_prefix(length);
            if (expandTo(std::string(word), value, forced) != Truth::yes)
                return Truth::error;
            words.push_back(value);
        }
        const std::string name = words.front().text;
        words.erase(words.begin());
        const expand::AclCallResult inner = callAcl(name, words);
        message = inner.message;
        switch (inner.outcome) {
        case expand::AclCallResult::Outcome::accept: return Truth::yes;
        case expand::AclCallResult::Outcome::deny: return Truth::no;
        case expand::AclCallResult::Outcome::defer: return Truth::defer;
        case expand::AclCallResult::Outcome::error: return Truth::error;
        }
    }
    m_error = "unknown ACL term " + line.name;
    return Truth::error;
}

expand::AclCallResult CorpusAcls::callAcl(std::string_view name, const std::vector<expand::Value>& arguments) {
    using Outcome = expand::AclCallResult::Outcome;
    const auto place = m_config.acls.find(std::string(name));
    if (place == m_config.acls.end() || m_depth >= 20)
        return {Outcome::error, expand::Value::clean("no ACL " + std::string(name) + ", or nested too deeply")};
    const std::vector<expand::Value> saved = std::exchange(m_arguments, arguments);
    ++m_depth;
    expand::AclCallResult result{Outcome::deny, {}};
    const std::vector<AclLine>& lines = place->second;
    for (std::size_t at = 0; at < lines.size();) {
        const std::string verb = lines[at++].name;
        bool past = false;
        Truth truth = Truth::yes;
        std::string message;
        for (; at < lines.size() && !lines[at].isVerb; ++at) {
            const AclLine& line = lines[at];
            if (truth != Truth::yes)
                continue;
            bool forced = false;
            expand::Value ignored;
            if (line.name == "message" || line.name == "log_message") {
                message = line.name == "message" ? line.text : message;
                continue;
            }
            if (line.name == "endpass") {
                past = true;
                continue;
            }
            truth = term(line, ignored, forced);
        }
        const auto finish = [&](Outcome outcome) {
            bool forced = false;
            if (!message.empty())
                expandTo(message, result.message, forced);
            result.outcome = outcome;
            at = lines.size();
        };
        if (truth == Truth::error || truth == Truth::defer) {
            if (verb != "warn") {
                result.outcome = truth == Truth::error ? Outcome::error : Outcome::defer;
                result.message = expand::Value::clean(m_error);
                break;
            }
        } else if (truth == Truth::yes) {
            // Inside an expansion a discard or drop is no answer.
            if (verb == "accept")
                finish(Outcome::accept);
            else if (verb == "discard" || verb == "drop")
                finish(Outcome::error);
            else if (verb == "deny")
                finish(Outcome::deny);
            else if (verb == "defer")
                finish(Outcome::defer);
        } else if (verb == "require" || ((verb == "accept" || verb == "discard") && past)) {
            finish(Outcome::deny);
        }
    }
    --m_depth;
    m_arguments = saved;
    return result;
}

std::optional<expand::Value> CorpusAcls::variable(std::string_view name) const {
    if (name == "acl_narg")
        return expand::Value::clean(std::to_string(m_arguments.size()));
    if (name.substr(0, 7) == "acl_arg" && name.size() == 8) {
        const std::size_t index = static_cast<std::size_t>(name[7] - '1');
        return index < m_arguments.size() ? m_arguments[index] : expand::Value();
    }
    const auto place = m_variables.find(name);
    if (place != m_variables.end())
        return place->second;
    return std::nullopt;
}

} // namespace postroom::test
