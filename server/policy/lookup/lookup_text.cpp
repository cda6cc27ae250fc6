// SPDX-License-Identifier: Apache-2.0
// lsearch, iplsearch, wildlsearch, nwildlsearch: text files.
#include "server/policy/lookup/file_identity.h"
#include "server/policy/lookup/ip_address.h"
#include "server/policy/lookup/list_parser.h"
#include "server/policy/lookup/lookup_files.h"
#include "server/policy/lookup/read_file.h"
#include "shared/base/text.h"

#include <cerrno>
#include <cstring>
#include <unordered_map>

namespace postroom::lookup {

namespace {

constexpr std::size_t mostTexts = 64;
constexpr std::size_t longestFile = 256 << 20;

using Line = LookupFiles::Line;

char unescaped(char c) {
    switch (c) {
    case 'n': return '\n';
    case 't': return '\t';
    case 'r': return '\r';
    default: return c;
    }
}

/// Takes the key off the line: "quoted" with escapes, or up to a colon or blank.
std::string takeKey(std::string_view& line) {
    std::string key;
    if (!line.empty() && line.front() == '"') {
        line.remove_prefix(1);
        while (!line.empty() && line.front() != '"') {
            if (line.front() == '\\' && line.size() > 1) {
                line.remove_prefix(1);
                key += unescaped(line.front());
            } else {
                key += line.front();
            }
            line.remove_prefix(1);
        }
        if (!line.empty())
            line.remove_prefix(1);
        return key;
    }
    while (!line.empty() && line.front() != ':' && !base::isSpace(line.front())) {
        key += line.front();
        line.remove_prefix(1);
    }
    return key;
}

std::string_view skipBlanks(std::string_view text) {
    while (!text.empty() && base::isSpace(text.front()))
        text.remove_prefix(1);
    return text;
}

std::string_view trimEnd(std::string_view text) {
    while (!text.empty() && base::isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

std::vector<Line> parse(std::string_view text) {
    std::vector<Line> lines;
    for (std::string_view raw : base::split(text, '\n')) {
        const std::string_view line = trimEnd(raw);
        if (line.empty() || line.front() == '#')
            continue;
        if (base::isSpace(line.front())) {
            // A continuation: its blanks count as one. A # in it is data (policy-language 2.14.14).
            if (!lines.empty()) {
                lines.back().data += " " + std::string(skipBlanks(line));
                lines.back().whole += " " + std::string(skipBlanks(line));
            }
            continue;
        }
        std::string_view rest = line;
        Line parsed;
        parsed.whole = line;
        parsed.key = takeKey(rest);
        rest = skipBlanks(rest);
        if (!rest.empty() && rest.front() == ':')
            rest = skipBlanks(rest.substr(1));
        parsed.data = rest;
        lines.push_back(std::move(parsed));
    }
    return lines;
}

world::Answer found(const Line& line, const LookupOptions& options) {
    return world::Answer::of(options.value("ret") == "full" ? line.whole : line.data);
}

} // namespace

struct LookupFiles::Text {
    FileIdentity identity;
    std::vector<Line> lines;
    std::unordered_map<std::string, std::size_t> places; ///< by key in lower case: the first line of each key
};

base::Result<std::shared_ptr<const LookupFiles::Text>> LookupFiles::open(const std::string& path) {
    if (path.empty() || path.front() != '/')
        return base::fail(base::permanentError(base::ErrorKind::invalid, "failed to open " + path + " for linear search: the path must be absolute"));
    const auto identity = FileIdentity::of(path);
    if (!identity)
        return base::fail(base::permanentError(base::ErrorKind::notFound, "failed to open " + path + " for linear search: " + std::strerror(errno)));
    {
        auto texts = m_texts.lock();
        const auto known = texts->find(path);
        if (known != texts->end() && known->second->identity.unchanged(*identity))
            return known->second;
    }
    auto bytes = readWholeFile(path, longestFile);
    if (!bytes)
        return base::fail(bytes.error());
    auto text = std::make_shared<Text>();
    text->identity = *identity;
    text->lines = parse(*bytes);
    for (std::size_t i = 0; i < text->lines.size(); ++i)
        text->places.emplace(base::lower(text->lines[i].key), i);
    auto texts = m_texts.lock();
    if (texts->size() >= mostTexts)
        texts->clear();
    (*texts)[path] = text;
    return std::shared_ptr<const Text>(text);
}

world::Answer LookupFiles::lsearch(const world::LookupRequest& request) {
    const auto text = open(request.source);
    if (!text)
        return world::Answer::failed(world::Status::error, text.error().publicText);
    const auto place = (*text)->places.find(base::lower(request.key));
    if (place == (*text)->places.end())
        return world::Answer::failed(world::Status::notFound, "no key " + request.key + " in " + request.source);
    return found((*text)->lines[place->second], LookupOptions(request.options));
}

world::Answer LookupFiles::iplsearch(const world::LookupRequest& request) {
    const auto text = open(request.source);
    if (!text)
        return world::Answer::failed(world::Status::error, text.error().publicText);
    const auto address = IpAddress::parse(request.key);
    if (!address && request.key != "*" && !request.key.empty())
        return world::Answer::failed(world::Status::error, "\"" + request.key + "\" is not a valid iplsearch key (an IP address is wanted): in a host list, use net-iplsearch as the search type");
    for (const Line& line : (*text)->lines) {
        const auto network = IpNetwork::parse(line.key);
        if (address ? network && network->contains(*address) : line.key == "*" && !request.key.empty())
            return found(line, LookupOptions(request.options));
    }
    return world::Answer::failed(world::Status::notFound, "no network of " + request.source + " holds " + request.key);
}

world::Answer LookupFiles::wildlsearch(const world::LookupRequest& request, const ExpandKey& expandKey) {
    const auto text = open(request.source);
    if (!text)
        return world::Answer::failed(world::Status::error, text.error().publicText);
    for (const Line& line : (*text)->lines) {
        std::string key = line.key;
        if (expandKey && key.find_first_of("$\\") != std::string::npos) {
            auto expanded = expandKey(key);
            if (!expanded)
                return world::Answer::failed(world::Status::temporary, "failed to expand the key \"" + key + "\" of " + request.source + ": " + expanded.error().publicText);
            key = std::move(*expanded);
        }
        if (request.key.empty())
            break; // which no pattern fits, not even one for it
        const ListItem item = parseItem(ListKind::localPart, key, false);
        bool matches = false;
        switch (item.form) {
        case ListItem::Form::any: matches = true; break;
        case ListItem::Form::tail: matches = base::endsWithIgnoreCase(request.key, std::string_view(item.text).substr(1)); break;
        case ListItem::Form::regex: matches = item.pattern->matches(request.key); break;
        default: matches = base::equalsIgnoreCase(item.text, request.key);
        }
        if (matches)
            return found(line, LookupOptions(request.options));
    }
    return world::Answer::failed(world::Status::notFound, "no pattern of " + request.source + " fits " + request.key);
}

LookupOptions::LookupOptions(std::string_view text) {
    if (text.empty())
        return;
    for (const std::string_view word : base::split(text, ',')) {
        const std::size_t equals = word.find('=');
        m_options.emplace_back(word.substr(0, equals), equals == std::string_view::npos ? std::string_view() : word.substr(equals + 1));
    }
}

std::string_view LookupOptions::value(std::string_view name) const {
    for (const auto& [known, value] : m_options)
        if (known == name)
            return value;
    return {};
}

} // namespace postroom::lookup
