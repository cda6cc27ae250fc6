// SPDX-License-Identifier: Apache-2.0
#include "server/policy/world/question_words.h"

#include <algorithm>
#include <array>

namespace postroom::world {

namespace {

using Text = std::string;

const Text& part(const Question& question, std::size_t index) {
    static const Text none;
    return index < question.parts.size() ? question.parts[index] : none;
}

/// The types that ask a server; every other one looks into a file, or into a list that comes with the system.
Text serverName(std::string_view type) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> names{{{"redis", "Redis"}, {"pgsql", "PostgreSQL"}, {"mysql", "MySQL"},
        {"ldap", "LDAP"}, {"ldapdn", "LDAP"}, {"ldapm", "LDAP"}, {"psl", "The public suffix list"}, {"regdom", "The public suffix list"}}};
    const auto* found = std::ranges::find(names, type, &std::pair<std::string_view, std::string_view>::first);
    return found == names.end() ? Text() : Text(found->second);
}

/// "/var/db" of "ret=full,file=/var/db".
Text fileOption(std::string_view options) {
    const std::size_t begin = options.find("file=");
    if (begin == std::string_view::npos)
        return "of the configuration";
    return Text(options.substr(begin + 5, options.find(',', begin) - begin - 5));
}

Text askedOfLookup(const Question& question) {
    const Text& type = part(question, 0);
    const Text& source = part(question, 1);
    if (const Text server = serverName(type); !server.empty())
        return server + " was asked";
    if (type == "passwd")
        return "The users of this system were asked for";
    if (type == "sqlite")
        return "The database " + (source.empty() ? fileOption(part(question, 3)) : source) + " was asked";
    if (type == "dsearch")
        return "The folder " + source + " was searched";
    return source.empty() ? "A lookup of the type " + type + " was made" : "The file " + source + " was searched";
}

Text askedOfHost(const Question& question) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> facts{{{"primary-hostname", "its name"}, {"local-addresses", "its addresses"},
        {"load-average", "its load"}, {"spool-space", "the free space of the spool"}, {"spool-inodes", "the free inodes of the spool"},
        {"log-space", "the free space of the log"}, {"log-inodes", "the free inodes of the log"}, {"process-id", "its process"},
        {"queue-size", "the length of its queue"}, {"user", "a user"}, {"group", "a group"}}};
    const auto* found = std::ranges::find(facts, part(question, 0), &std::pair<std::string_view, std::string_view>::first);
    return "This machine was asked for " + Text(found == facts.end() ? "a fact" : found->second);
}

/// Words of a command behind its path.
Text argumentsOf(const Question& question) {
    Text words;
    for (std::size_t i = 4; i < question.parts.size(); ++i)
        words += (words.empty() ? "" : " ") + question.parts[i];
    return words;
}

/// Who was asked, and what for an example.
QuestionWords asked(const Question& question) {
    const Text& first = part(question, 0);
    switch (question.kind) {
    case Kind::clock: return {"The time was asked for", {}};
    case Kind::random: return {"A number was drawn by lot", {}};
    case Kind::environment: return {"The environment variable " + first + " was read", {}};
    case Kind::hostFact: return {askedOfHost(question), part(question, 1)};
    case Kind::dns: return {"The DNS was asked for " + first + " records", part(question, 1)};
    case Kind::hostNames: return {"The name of an address was looked up", first};
    case Kind::hostAddresses: return {"The address of a host was looked up", first};
    case Kind::fileRead: return {"The file " + first + " was read", {}};
    case Kind::fileStat: return {"A file was looked at", first};
    case Kind::directory: return {"The folder " + first + " was listed", {}};
    case Kind::run: return {"The program " + part(question, 3) + " was run", argumentsOf(question)};
    case Kind::exchange: return {"The service " + first + " was asked", part(question, 1)};
    case Kind::lookup: return {askedOfLookup(question), part(question, 2)};
    case Kind::rate: return {"A rate was measured", first};
    case Kind::seen: return {"It was asked when something was last seen", first};
    case Kind::callout: return {first == "S" ? "A server was asked about a sender" : "A server was asked about a recipient", part(question, 1)};
    case Kind::datagram: return {"A datagram was sent to " + first, part(question, 2)};
    case Kind::perl: return {"The Perl function " + first + " was called", part(question, 1)};
    }
    return {};
}

} // namespace

QuestionWords inWords(const Question& question) {
    QuestionWords words = asked(question);
    words.sentence += "; that answer was not recorded";
    return words;
}

} // namespace postroom::world
