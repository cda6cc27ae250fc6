// SPDX-License-Identifier: Apache-2.0
#include "shared/config/completion.h"

#include "shared/base/text.h"
#include "shared/catalogue/expansion_row.h"
#include "shared/config/document.h"

#include <algorithm>

namespace postroom::config {

namespace {

using catalogue::ExpansionKind;

bool isWord(char c) { return base::isAlpha(c) || (c >= '0' && c <= '9') || c == '_'; }

void addRows(Completion& to, ExpansionKind kind, std::string_view name, std::string_view prefix, std::string_view suffix) {
    for (const auto& table : catalogue::expansionTables())
        for (const catalogue::ExpansionRow& row : table)
            if (row.kind == kind && row.name.starts_with(prefix))
                to.candidates.push_back({std::string(row.name) + std::string(suffix), std::string(name), std::string(row.form), std::string(row.help)});
}

std::string_view listWord(catalogue::Kind kind) {
    switch (kind) {
    case catalogue::Kind::domainList: return "a list of domains";
    case catalogue::Kind::hostList: return "a list of hosts";
    case catalogue::Kind::addressList: return "a list of addresses";
    case catalogue::Kind::localPartList: return "a list of local parts";
    default: return "";
    }
}

bool fits(catalogue::Kind list, ExpressionKind kind) {
    switch (kind) {
    case ExpressionKind::domainList: return list == catalogue::Kind::domainList;
    case ExpressionKind::hostList: return list == catalogue::Kind::hostList;
    case ExpressionKind::addressList: return list == catalogue::Kind::addressList || list == catalogue::Kind::domainList;
    case ExpressionKind::localPartList: return list == catalogue::Kind::localPartList;
    default: return true;
    }
}

void addLists(Completion& to, std::string_view prefix, ExpressionKind kind, const std::vector<CompletionName>& names) {
    for (const CompletionName& each : names)
        if (each.kind != catalogue::Kind::acl && fits(each.kind, kind) && std::string_view(each.name).starts_with(prefix))
            to.candidates.push_back({"+" + each.name, "list", {}, std::string(listWord(each.kind))});
}

/// Does what stands before a word ask for a condition? "${if ", "${if !", "and{{", "or {{!".
bool wantsCondition(std::string_view before) {
    const std::size_t end = before.find_last_not_of("{! \t\n");
    if (end == std::string_view::npos || end + 1 == before.size())
        return false;
    std::size_t begin = end + 1;
    while (begin > 0 && isWord(before[begin - 1]))
        --begin;
    const std::string_view word = before.substr(begin, end + 1 - begin);
    const std::string_view between = before.substr(end + 1);
    if (word == "if")
        return begin >= 2 && before.substr(begin - 2, 2) == "${" && between.find('{') == std::string_view::npos;
    return (word == "and" || word == "or") && std::count(between.begin(), between.end(), '{') == 2;
}

} // namespace

std::vector<CompletionName> completionNames(const Document& document) {
    std::vector<CompletionName> names;
    for (const Object& object : document.objects)
        if (object.kind == Kind::acl || !listWord(object.kind).empty())
            names.push_back({object.kind, object.name});
    return names;
}

Completion complete(std::string_view text, std::size_t position, ExpressionKind kind, const std::vector<CompletionName>& names) {
    Completion completion;
    position = std::min(position, text.size());
    std::size_t begin = position;
    while (begin > 0 && isWord(text[begin - 1]))
        --begin;
    std::size_t end = position;
    while (end < text.size() && isWord(text[end]))
        ++end;
    completion.begin = begin;
    completion.end = end;
    const std::string_view word = text.substr(begin, position - begin);
    const std::string_view before = text.substr(0, begin);
    const bool fresh = before.find_first_not_of(" \t\n!") == std::string_view::npos;
    if (before.ends_with('+')) {
        completion.begin = begin - 1;
        addLists(completion, word, kind, names);
    } else if (before.ends_with("${acl{") || before.ends_with("acl {{") || before.ends_with("acl{{")) {
        for (const CompletionName& each : names)
            if (each.kind == catalogue::Kind::acl && std::string_view(each.name).starts_with(word))
                completion.candidates.push_back({each.name, "acl", {}, {}});
    } else if (before.ends_with('$')) {
        addRows(completion, ExpansionKind::variable, "variable", word, {});
    } else if (before.ends_with("${")) {
        addRows(completion, ExpansionKind::item, "item", word, {});
        addRows(completion, ExpansionKind::operation, "operator", word, ":");
        addRows(completion, ExpansionKind::variable, "variable", word, "}");
    } else if (wantsCondition(before) || (kind == ExpressionKind::condition && fresh)) {
        addRows(completion, ExpansionKind::condition, "condition", word, {});
    } else if (kind > ExpressionKind::condition && word.empty() && (fresh || before.ends_with(": ") || before.ends_with(':'))) {
        addLists(completion, {}, kind, names);
    }
    return completion;
}

} // namespace postroom::config
