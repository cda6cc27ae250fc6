// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/list.h"

#include "server/policy/lookup/ip_address.h"
#include "server/policy/lookup/list_parser.h"
#include "server/policy/lookup/lookup_item.h"
#include "shared/base/text.h"

#include <array>
#include <cctype>

namespace postroom::lookup {

namespace {

constexpr std::array<std::string_view, 4> kindNames{"domainlist", "hostlist", "addresslist", "localpartlist"};
using Form = ListItem::Form;

bool isOption(ListKind kind, std::string_view text) {
    if (kind == ListKind::host)
        return text == "+include_unknown" || text == "+ignore_unknown" || text == "+include_defer" || text == "+ignore_defer";
    return (kind == ListKind::address || kind == ListKind::localPart) && text == "+caseful";
}

void setLookup(ListItem& item, std::string_view text) {
    auto lookup = parseListLookup(text);
    if (!lookup) {
        item.form = Form::invalid;
        item.error = lookup.error().publicText;
        return;
    }
    item.lookup = std::make_shared<LookupItem>(std::move(*lookup));
}

void setPattern(ListItem& item, std::string_view source, regex::PatternCase letters) {
    auto pattern = regex::Pattern::compile(source, letters);
    if (!pattern) {
        item.form = Form::invalid;
        item.error = pattern.error().publicText;
        return;
    }
    item.pattern = std::make_shared<regex::Pattern>(std::move(*pattern));
}

/// The forms that domains, local parts and host names share.
void classifyString(ListItem& item, std::string_view text, ListKind kind, bool caseful) {
    if (text.substr(0, 1) == "^") {
        item.form = Form::regex;
        // A local part is matched byte for byte by a regular expression only where the list is "+caseful".
        setPattern(item, text, caseful ? regex::PatternCase::heed : regex::PatternCase::ignore);
    } else if (text == "*") {
        item.form = Form::any;
    } else if (text.substr(0, 1) == "*") {
        item.form = Form::tail;
    } else if (kind == ListKind::domain && text == "@") {
        item.form = Form::self;
    } else if (kind == ListKind::domain && text == "@[]") {
        item.form = Form::selfLiteral;
    } else if (kind == ListKind::domain && text.substr(0, 4) == "@mx_") {
        item.form = Form::mx;
    } else if (text.find(';') != std::string_view::npos) {
        item.form = Form::lookup;
        setLookup(item, text);
    }
}

/// "net24-lsearch;/file" and "net-lsearch;...": nothing when the text is something else.
bool classifyNet(ListItem& item, std::string_view text) {
    if (text.substr(0, 3) != "net")
        return false;
    std::size_t at = 3;
    while (at < text.size() && base::isDigit(text[at]))
        ++at;
    if (at >= text.size() || text[at] != '-' || text.find(';') == std::string_view::npos)
        return false;
    item.form = Form::netLookup;
    setLookup(item, text.substr(at + 1));
    return true;
}

void classifyHost(ListItem& item, std::string_view text) {
    if (text == "@") {
        item.form = Form::self;
    } else if (text == "@[]") {
        item.form = Form::selfLiteral;
    } else if (const auto network = IpNetwork::parse(text)) {
        item.form = Form::network;
        item.network = std::make_shared<IpNetwork>(*network);
    } else if (!classifyNet(item, text)) {
        classifyString(item, text, ListKind::host, false);
    }
}

void classifyAddress(ListItem& item, std::string_view text, bool caseful) {
    if (text.substr(0, 1) == "^") {
        item.form = Form::regex;
        setPattern(item, text, caseful ? regex::PatternCase::heed : regex::PatternCase::ignore);
        return;
    }
    if (text == "*") {
        item.form = Form::any;
        return;
    }
    if (text.substr(0, 2) == "@@") {
        item.form = Form::atAt;
        item.right = std::make_shared<ListItem>(parseItem(ListKind::domain, text.substr(2), false));
        return;
    }
    const std::size_t at = text.rfind('@');
    const std::size_t semicolon = text.find(';');
    // A lookup with the whole address as key, unless an @ stands before the type ("alice@lsearch;/file").
    if (semicolon != std::string_view::npos && (at == std::string_view::npos || at > semicolon || text.substr(0, semicolon).find("*@") != std::string_view::npos)) {
        const std::size_t typeAt = text.substr(0, semicolon).find('@');
        if (typeAt == std::string_view::npos || (typeAt > 0 && text[typeAt - 1] == '*' && typeAt > 1)) {
            item.form = Form::lookup;
            setLookup(item, text);
            return;
        }
    }
    item.form = Form::addressPair;
    std::size_t split = semicolon == std::string_view::npos ? at : text.substr(0, semicolon).rfind('@');
    // "*@@": any local part at our own name.
    if (split != std::string_view::npos && split > 0 && split + 1 == text.size() && text[split - 1] == '@')
        --split;
    if (split == std::string_view::npos) {
        item.anyLocalPart = true;
        item.right = std::make_shared<ListItem>(parseItem(ListKind::domain, text, false));
    } else {
        item.localPart = text.substr(0, split);
        item.right = std::make_shared<ListItem>(parseItem(ListKind::domain, text.substr(split + 1), false));
    }
}

} // namespace

std::string_view listKindName(ListKind kind) {
    return kindNames[static_cast<std::size_t>(kind)];
}

std::optional<ListKind> listKindFromName(std::string_view name) {
    for (std::size_t i = 0; i < kindNames.size(); ++i)
        if (kindNames[i] == name)
            return static_cast<ListKind>(i);
    return std::nullopt;
}

ListItem parseItem(ListKind kind, std::string_view text, bool caseful) {
    ListItem item;
    if (text.substr(0, 1) == "!") {
        item.negated = true;
        text.remove_prefix(1);
        while (!text.empty() && base::isSpace(text.front()))
            text.remove_prefix(1);
    }
    item.text = text;
    item.lowered = base::lower(text);
    if (text.empty()) {
        item.form = Form::empty;
    } else if (text.front() == '+') {
        item.form = isOption(kind, text) ? Form::option : Form::named;
    } else if (kind == ListKind::host) {
        classifyHost(item, text);
    } else if (kind == ListKind::address) {
        classifyAddress(item, text, caseful);
    } else {
        classifyString(item, text, kind, caseful);
    }
    return item;
}

List List::parse(ListKind kind, std::string_view text) {
    auto items = std::make_shared<std::vector<ListItem>>();
    ListSplitter splitter(text);
    bool caseful = false;
    while (auto next = splitter.next()) {
        ListItem item = parseItem(kind, *next, caseful);
        if (item.text.substr(0, 1) == "/" && item.form != Form::option)
            item.form = Form::file;
        if (item.form == Form::option && item.text == "+caseful")
            caseful = true;
        items->push_back(std::move(item));
    }
    List list;
    list.m_items = std::move(items);
    return list;
}

List List::parseFile(ListKind kind, std::string_view text) {
    auto items = std::make_shared<std::vector<ListItem>>();
    for (std::string_view line : base::split(text, '\n')) {
        // In addresses a # may stand inside a local part: there it begins a comment only at the start or after a blank.
        for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1)) {
            if (kind != ListKind::address || at == 0 || base::isSpace(line[at - 1])) {
                line = line.substr(0, at);
                break;
            }
        }
        line = base::trim(line);
        if (!line.empty())
            items->push_back(parseItem(kind, line, false));
    }
    List list;
    list.m_items = std::move(items);
    return list;
}

List::List() : m_items(std::make_shared<std::vector<ListItem>>()) {}

List List::counted() const {
    auto items = std::make_shared<std::vector<ListItem>>(*m_items);
    for (ListItem& item : *items)
        item.hits = std::make_shared<base::HitCount>();
    List list;
    list.m_items = std::move(items);
    return list;
}

std::vector<std::string> List::errors() const {
    std::vector<std::string> texts;
    for (const ListItem& item : *m_items) {
        if (item.form == Form::invalid)
            texts.push_back(item.error);
        else if (item.right && item.right->form == Form::invalid)
            texts.push_back(item.right->error);
    }
    return texts;
}

} // namespace postroom::lookup
