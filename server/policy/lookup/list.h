// SPDX-License-Identifier: Apache-2.0
// A list as it is matched: the items of an expanded list text, classified once (policy-language 2.10).
// Cheap to copy (shared); immutable.
#pragma once

#include "server/platform/regex/pattern.h"
#include "shared/base/hit_count.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::lookup {

enum class ListKind : unsigned char { domain, host, address, localPart };

std::string_view listKindName(ListKind kind); ///< "domainlist", ...
std::optional<ListKind> listKindFromName(std::string_view name);

/// Splits a list text the Exim way: a leading "<x" names the separator (default ':'), a doubled separator stands for
/// itself, white space around items goes. Never fails.
class ListSplitter {
public:
    explicit ListSplitter(std::string_view text, char separator = ':');
    /// The next item, or nothing at the end. An item between two separators with white space only is an empty one.
    std::optional<std::string> next();
    /// What next() has not read, without the blanks before it.
    [[nodiscard]] std::string rest();
    [[nodiscard]] char separator() const { return m_separator; }

private:
    void skipSpace();

    std::string_view m_rest;
    char m_separator;
    bool m_controlSeparator = false;
};

/// "partial3(.dot)-lsearch*@,ret=key;/file" taken apart.
struct LookupItem {
    std::string type;
    std::string options;
    int partial = -1;          ///< least number of labels that stay; -1: no partial search
    std::string affix = "*.";
    enum class Default : unsigned char { none, star, starAt } fallback = Default::none;
    std::string source;        ///< the file, or the file/servers of a query
    std::string query;         ///< for query-style types
    bool bind = false;         ///< "bind" among the options: what is expanded in the query is sent apart from it

    /// Would a stranger's text in the query be a command? Then it must be quoted for the type, or bound.
    [[nodiscard]] bool commanding() const;
};

struct IpNetwork;

struct ListItem {
    enum class Form : unsigned char {
        any,          ///< "*"
        exact,        ///< text without special meaning
        tail,         ///< "*tail"
        regex,        ///< "^..."
        named,        ///< "+name"
        file,         ///< "/file": its lines are items
        lookup,       ///< "type;..."
        option,       ///< "+caseful", "+include_unknown", "+ignore_defer", ...
        empty,        ///< nothing: the null sender, the local "host", an empty local part
        self,         ///< "@"
        selfLiteral,  ///< "@[]"
        mx,           ///< "@mx_any", "@mx_primary", "@mx_secondary" with "/ignore=hosts"
        network,      ///< address or CIDR
        netLookup,    ///< "net24-lsearch;/file"
        addressPair,  ///< "local@domain" where either side may be a pattern
        atAt,         ///< "@@lookup;file" or "@@fixed"
        invalid,      ///< cannot match: `text` says why when it is reached
    };
    Form form = Form::exact;
    bool negated = false;
    std::string text;              ///< as written, without the "!"
    std::string lowered;           ///< for comparison without regard to case
    std::shared_ptr<const regex::Pattern> pattern;
    std::shared_ptr<const LookupItem> lookup;
    std::shared_ptr<const IpNetwork> network;
    std::string localPart;         ///< of an addressPair
    bool anyLocalPart = false;     ///< of an addressPair: only a domain was written
    std::shared_ptr<const ListItem> right; ///< domain item of an addressPair or atAt
    std::string error;             ///< of an invalid one
    std::shared_ptr<base::HitCount> hits{}; ///< of an item that is counted
};

class List {
public:
    /// Parses an expanded list text. Items that are wrong become `invalid`: matching one of them is an error, as in Exim.
    static List parse(ListKind kind, std::string_view text);
    /// The lines of a file that is named in a list: one item each, # begins a comment.
    static List parseFile(ListKind kind, std::string_view text);
    List();

    [[nodiscard]] const std::vector<ListItem>& items() const { return *m_items; }
    /// The same, and each item counts how often it decided.
    [[nodiscard]] List counted() const;
    /// The texts of items that are wrong, for findings when a revision is loaded.
    [[nodiscard]] std::vector<std::string> errors() const;

private:
    std::shared_ptr<const std::vector<ListItem>> m_items;
};

} // namespace postroom::lookup
