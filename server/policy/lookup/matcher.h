// SPDX-License-Identifier: Apache-2.0
// One match of one subject against a list: the walk (match.cpp) and what an item of each kind matches
// (match_string.cpp, match_host.cpp, match_address.cpp). Private to this folder.
#pragma once

#include "server/policy/lookup/ip_address.h"
#include "server/policy/lookup/match.h"

#include <optional>
#include <string>
#include <string_view>

namespace postroom::lookup {

struct ItemResult {
    enum class Kind : unsigned char {
        no,
        yes,
        refused, ///< a negative item matched: the list it stands in has decided
        unknown, ///< a host's name or address cannot be found
        defer,
        error,
    };
    Kind kind = Kind::no;
    std::optional<std::string> data;
    std::string message;
    std::string item;
    std::string where;

    static ItemResult yes(std::optional<std::string> found = std::nullopt) { return {Kind::yes, std::move(found), {}, {}, {}}; }
    static ItemResult of(Kind kind, std::string why) { return {kind, std::nullopt, std::move(why), {}, {}}; }
};

std::string_view listKindWord(ListKind kind); ///< "domain", "local part", for messages

class Matcher {
public:
    Matcher(ListKind kind, std::string_view subject, LetterCase letters, MatchContext& context);
    Matcher(HostSubject& host, MatchContext& context);
    MatchResult run(const List& list);

private:
    enum class Source : unsigned char { list, file };
    enum class Then : unsigned char { decide, include, ignore };
    /// "+include_unknown" and the like, in force from where they stand to the end of their list.
    struct Words {
        Then unknown = Then::decide;
        Then defer = Then::decide;
    };

    ItemResult walk(const List& list, Source source);
    ItemResult matchItem(const ListItem& item);
    ItemResult matchNamed(const ListItem& item);
    ItemResult matchFile(const ListItem& item);
    void takeWord(const ListItem& item);

    ItemResult matchString(const ListItem& item, std::string_view subject, LetterCase letters);
    ItemResult matchTail(const ListItem& item, std::string_view subject, LetterCase letters);
    ItemResult matchLookup(const LookupItem& lookup, std::string_view key);
    ItemResult matchRegex(const ListItem& item, std::string_view subject, LetterCase letters);
    ItemResult matchSelfLiteral(const ListItem& item, std::string_view subject);
    ItemResult matchMx(const ListItem& item, std::string_view domain);

    ItemResult matchHostItem(const ListItem& item);
    ItemResult matchNetLookup(const ListItem& item);
    ItemResult matchHostName(const ListItem& item);
    ItemResult matchNamePattern(const ListItem& item);
    [[nodiscard]] bool isLocalAddress(const std::string& address);

    ItemResult matchAddressItem(const ListItem& item);
    ItemResult matchAddressPair(const ListItem& item);
    ItemResult matchAtAt(const ListItem& item);
    ItemResult matchAddressDomain(const ListItem& domainItem, std::string_view domain);

    ListKind m_kind;
    std::string m_subject;
    LetterCase m_letters = LetterCase::ignore;
    MatchContext& m_context;
    HostSubject* m_host = nullptr;
    std::optional<IpAddress> m_address;
    Words m_words;
    int m_depth = 0;
    std::optional<std::string> m_data; ///< of the last item that matched, negative ones included
    std::vector<std::string> m_captures;
};

} // namespace postroom::lookup
