// SPDX-License-Identifier: Apache-2.0
#include "corpus_world.h"

#include "shared/base/text.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace postroom::test {

using world::Answer;
using world::Kind;
using world::Status;

namespace {

std::string contents(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string withoutDot(std::string_view name) {
    if (name.size() > 1 && name.back() == '.')
        name.remove_suffix(1);
    return std::string(name);
}

} // namespace

CorpusWorld::CorpusWorld(std::string fixtures) : m_fixtures(std::move(fixtures)) {
    const auto zone = contents(m_fixtures + "/zone.txt");
    for (const auto line : base::split(zone, '\n')) {
        const auto words = base::splitWords(line);
        if (words.size() >= 3 && words[0][0] != '#')
            m_zone.push_back({base::lower(words[0]), std::string(words[1]), std::string(base::trim(line.substr(line.find(words[1]) + words[1].size())))});
    }
    const auto hosts = contents(m_fixtures + "/etc/hosts");
    for (const auto line : base::split(hosts, '\n')) {
        const auto words = base::splitWords(line);
        for (std::size_t i = 1; i < words.size(); ++i)
            m_hosts[base::lower(words[i])].emplace_back(words[0]);
    }
}

std::string CorpusWorld::real(const std::string& path) const {
    return path.substr(0, 7) == "/FIXDIR" ? m_fixtures + path.substr(7) : path;
}

Answer CorpusWorld::dns(const std::string& type, const std::string& name, int depth) const {
    if (name.find("servfail") != std::string::npos)
        return Answer::failed(Status::temporary, "SERVFAIL");
    Answer answer;
    bool known = false;
    for (const auto& row : m_zone) {
        if (row[0] != name)
            continue;
        known = true;
        if (row[1] == "CNAME" && type != "CNAME" && depth < 10)
            return dns(type, base::lower(withoutDot(row[2])), depth + 1);
        if (row[1] == type)
            answer.values.push_back(row[2] == "0 ." ? row[2] : withoutDot(row[2]));
    }
    if (!answer.values.empty()) {
        if (depth > 0)
            answer.detail = name;
        return answer;
    }
    return Answer::failed(known ? Status::noData : Status::notFound, name);
}

Answer CorpusWorld::lookup(const std::string& type, const std::string& source, const std::string& key) const {
    const auto path = real(source);
    if (type == "dsearch")
        return !key.empty() && key[0] != '.' && std::filesystem::exists(path + "/" + key) ? Answer::of(key) : Answer::failed(Status::notFound, "");
    std::string data;
    bool found = false;
    const auto text = contents(path);
    for (const auto line : base::split(text, '\n')) {
        if (!line.empty() && (line[0] == ' ' || line[0] == '\t')) {
            if (found)
                data += " " + std::string(base::trim(line));
            continue;
        }
        if (found)
            break;
        if (line.empty() || line[0] == '#')
            continue;
        const auto end = line.find_first_of(": \t");
        if (!base::equalsIgnoreCase(line.substr(0, end), key))
            continue;
        found = true;
        const auto rest = end == std::string_view::npos ? std::string_view() : base::trim(line.substr(end));
        data = std::string(base::trim(rest.substr(0, 1) == ":" ? rest.substr(1) : rest));
    }
    return found ? Answer::of(data) : Answer::failed(Status::notFound, "");
}

Answer CorpusWorld::user(const std::string& name) const {
    const auto text = contents(m_fixtures + "/etc/passwd");
    for (const auto line : base::split(text, '\n')) {
        const auto parts = base::split(line, ':');
        if (parts.size() < 7 || parts[0] != name)
            continue;
        Answer answer;
        for (const auto i : {0, 2, 3, 4, 5, 6})
            answer.values.emplace_back(parts[static_cast<std::size_t>(i)]);
        return answer;
    }
    return Answer::failed(Status::notFound, "");
}

Answer CorpusWorld::ask(const world::Question& question) {
    const auto& parts = question.parts;
    switch (question.kind) {
    case Kind::dns:
        return dns(parts[0], base::lower(parts[1]));
    case Kind::hostAddresses: {
        const auto found = m_hosts.find(base::lower(parts[0]));
        if (found == m_hosts.end())
            return Answer::failed(Status::notFound, "");
        Answer answer;
        answer.values = found->second;
        return answer;
    }
    case Kind::lookup:
        return lookup(parts[0], parts[1], parts[2]);
    case Kind::fileRead:
        return std::filesystem::exists(real(parts[0])) ? Answer::of(contents(real(parts[0]))) : Answer::failed(Status::notFound, "");
    case Kind::fileStat: {
        if (!std::filesystem::exists(real(parts[0])))
            return Answer::failed(Status::notFound, "No such file or directory");
        Answer answer;
        answer.values = {"644", "-"};
        return answer;
    }
    case Kind::random:
        return Answer::of("0");
    case Kind::hostFact: {
        const auto& fact = parts[0];
        if (fact.find("localAddresses") != std::string::npos || fact == "1" || fact == "local_addresses" || fact == "local-addresses") {
            Answer answer;
            answer.values = {"127.0.0.1", "::1", "192.0.2.1", "2001:db8::1"};
            return answer;
        }
        if (parts.size() > 1 && !parts[1].empty())
            return user(parts[1]);
        return Answer::of("mx.corpus.test");
    }
    default:
        return FakeWorld::ask(question);
    }
}

namespace {

std::vector<std::string> logicalLines(const std::string& text) {
    std::vector<std::string> lines;
    bool continued = false;
    for (const auto raw : base::split(text, '\n')) {
        auto line = base::trim(raw);
        if (line.empty() || (line[0] == '#' && !continued))
            continue;
        const bool more = line.back() == '\\';
        if (more)
            line.remove_suffix(1);
        if (continued)
            lines.back() += std::string(base::trim(line));
        else
            lines.emplace_back(line);
        continued = more;
    }
    return lines;
}

// "name = value", "name", "no_name".
router::OptionText readOption(const std::string& line) {
    router::OptionText option;
    const auto equals = line.find('=');
    if (equals == std::string::npos) {
        const bool negative = line.substr(0, 3) == "no_" || line.substr(0, 4) == "not_";
        option.name = negative ? line.substr(line.find('_') + 1) : line;
        option.value = negative ? "false" : "true";
        return option;
    }
    option.name = std::string(base::trim(std::string_view(line).substr(0, equals)));
    auto value = base::trim(std::string_view(line).substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
        value = value.substr(1, value.size() - 2);
    option.value = std::string(value);
    return option;
}

} // namespace

CorpusConfig readCorpusConfig(const std::string& text) {
    CorpusConfig config;
    std::string section = "main";
    for (const auto& line : logicalLines(text)) {
        if (line.substr(0, 6) == "begin ") {
            section = line.substr(6);
        } else if (section == "routers" || section == "transports") {
            const auto words = base::splitWords(line);
            if (words.size() == 1 && line.back() == ':') {
                if (section == "transports")
                    config.transports.push_back(line.substr(0, line.size() - 1));
                else
                    config.chain.routers.push_back({"router", line.substr(0, line.size() - 1), {}, {}, {}});
            } else if (section == "routers") {
                auto option = readOption(line);
                if (option.name == "driver")
                    config.chain.routers.back().driver = option.value;
                else
                    config.chain.routers.back().options.push_back(std::move(option));
            }
        } else if (section == "rewrite") {
            const auto words = base::splitWords(line);
            const auto last = line.rfind(' ');
            const bool flagged = words.size() > 2 && line.find('{') == std::string::npos;
            const auto patternEnd = words[0].size();
            const auto replacementEnd = flagged ? last : line.size();
            config.chain.rewrites.push_back({std::string(words[0]),
                                             std::string(base::trim(std::string_view(line).substr(patternEnd, replacementEnd - patternEnd))),
                                             flagged ? std::string(base::trim(line.substr(last))) : "", {}});
        } else if (section == "main") {
            const auto option = readOption(line);
            if (option.name == "qualify_domain")
                config.chain.qualifyDomain = option.value;
            if (option.name == "qualify_recipient")
                config.chain.qualifyRecipient = option.value;
            for (const auto* kind : {"domainlist ", "hostlist ", "addresslist ", "localpartlist "})
                if (option.name.substr(0, std::string_view(kind).size()) == kind) {
                    lookup::NamedList list;
                    list.kind = *lookup::listKindFromName(base::trim(kind));
                    list.name = std::string(base::trim(std::string_view(option.name).substr(std::string_view(kind).size())));
                    list.source = option.value;
                    config.lists.push_back(std::move(list));
                }
        }
    }
    return config;
}

} // namespace postroom::test
