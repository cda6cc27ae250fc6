// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/router/redirect_data.h"

#include "server/mail/address_list.h"
#include "shared/base/text.h"

#include <array>

namespace postroom::router {

namespace {

using Kind = RedirectItem::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 5> specials{{{":blackhole:", Kind::blackhole},
                                                                    {":fail:", Kind::fail},
                                                                    {":defer:", Kind::defer},
                                                                    {":freeze:", Kind::freeze},
                                                                    {":unknown:", Kind::unknown}}};

void skipSeparators(std::string_view& rest) {
    for (;;) {
        while (!rest.empty() && (base::isSpace(rest[0]) || rest[0] == ','))
            rest.remove_prefix(1);
        if (rest.empty() || rest[0] != '#')
            return;
        rest.remove_prefix(std::min(rest.find('\n'), rest.size()));
    }
}

// Inside a quoted pipe or file name a backslash protects the next character.
std::string withoutBackslashes(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            ++i;
        out += text[i];
    }
    return out;
}

RedirectItem readAddress(std::string_view item, std::string_view incomingDomain, bool quoted) {
    mail::AddressSyntax syntax;
    syntax.allowDomainLiterals = true;
    if (item[0] == '\\') { // "\name": the local address itself
        const auto parsed = mail::parseAddress(item.substr(1), syntax);
        if (parsed && parsed->domainAt == 0)
            return {Kind::address, parsed->address + "@" + std::string(incomingDomain), {}};
    }
    const auto parsed = mail::parseAddress(item, syntax);
    if ((item[0] == '|' || item[0] == '/') && (!parsed || parsed->domainAt == 0))
        return {Kind::pipeOrFile, quoted ? withoutBackslashes(item) : std::string(item), {}};
    if (!parsed)
        return {Kind::error, std::string(item), parsed.error().publicText};
    return {Kind::address, parsed->address, {}};
}

} // namespace

std::vector<RedirectItem> readRedirectData(std::string_view data, std::string_view incomingDomain) {
    std::vector<RedirectItem> items;
    for (std::string_view rest = data;;) {
        skipSeparators(rest);
        if (rest.empty())
            return items;
        for (const auto& [word, kind] : specials) {
            if (rest.substr(0, word.size()) != word)
                continue;
            items.push_back({kind, std::string(base::trim(rest.substr(word.size()))), {}});
            return items;
        }
        const auto length = mail::addressItemLength(rest, mail::LineEnds::endItems);
        auto item = base::trim(rest.substr(0, length));
        rest.remove_prefix(length);
        bool quoted = false;
        if (item.size() >= 2 && item.front() == '"' && item.back() == '"') { // a pipe with commas in it
            item = base::trim(item.substr(1, item.size() - 2));
            quoted = true;
            if (item.empty())
                continue;
        }
        if (item.substr(0, 9) == ":include:") {
            const auto name = base::trim(item.substr(9));
            if (name.empty())
                items.push_back({Kind::error, std::string(item), "missing file name after :include:"});
            else
                items.push_back({Kind::include, std::string(name), {}});
            continue;
        }
        auto read = readAddress(item, incomingDomain, quoted);
        if (read.kind != Kind::error || read.reason != "empty address") // a comment alone is no item
            items.push_back(std::move(read));
    }
}

bool isFilter(std::string_view data) {
    data = base::trim(data);
    if (data.empty() || data[0] != '#')
        return false;
    const auto words = base::trim(data.substr(1));
    return base::startsWithIgnoreCase(words, "exim filter") || base::startsWithIgnoreCase(words, "sieve filter");
}

} // namespace postroom::router
