// SPDX-License-Identifier: Apache-2.0
#include "server/mail/address_list.h"

#include "server/mail/address_reader.h"
#include "shared/base/text.h"

namespace postroom::mail {

namespace {

std::size_t skipQuoted(std::string_view text, std::size_t i, LineEnds lineEnds) {
    for (++i; i < text.size() && (text[i] != '\n' || lineEnds == LineEnds::areText); ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            ++i;
        else if (text[i] == '"')
            return i + 1;
    }
    return i;
}

std::size_t skipComment(std::string_view text, std::size_t i, LineEnds lineEnds) {
    int level = 1;
    for (++i; i < text.size() && (text[i] != '\n' || lineEnds == LineEnds::areText); ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            ++i;
        else if (text[i] == '(')
            ++level;
        else if (text[i] == ')' && --level == 0)
            return i + 1;
    }
    return i;
}

// "Anna" of "Anna <a@x>", "Anna" of "a@x (Anna)".
std::string nameOf(std::string_view item, const ParsedAddress& parsed) {
    const auto bracket = parsed.start > 0 ? item.rfind('<', parsed.start) : std::string_view::npos;
    auto name = base::trim(bracket == std::string_view::npos ? std::string_view() : item.substr(0, bracket));
    if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
        return unquoteLocalPart(name);
    if (!name.empty())
        return std::string(name);
    const auto rest = item.substr(std::min(parsed.end, item.size()));
    const auto open = rest.find('(');
    const auto close = rest.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return {};
    return std::string(rest.substr(open + 1, close - open - 1));
}

} // namespace

std::size_t addressItemLength(std::string_view text, LineEnds lineEnds) {
    std::size_t i = 0;
    bool routed = !text.empty() && text[0] == '@';
    int open = routed ? 1 : 0; // brackets and routes inside of which a comma does not end the item
    while (i < text.size() && (text[i] != ',' || open > 0) && (text[i] != '\n' || lineEnds == LineEnds::areText)) {
        const char c = text[i];
        if (c == '\\' && i + 1 < text.size())
            i += 2;
        else if (c == '"')
            i = skipQuoted(text, i, lineEnds);
        else if (c == '(')
            i = skipComment(text, i, lineEnds);
        else {
            if (c == '<') {
                routed = i + 1 < text.size() && text[i + 1] == '@';
                open = routed ? 2 : 1;
            } else if (c == '>') {
                --open;
            } else if (routed && c == ':') {
                --open;
            }
            ++i;
        }
    }
    return i;
}

AddressList parseAddressList(std::string_view value, const AddressSyntax& syntax) {
    AddressList list;
    AddressSyntax itemSyntax = syntax;
    bool inGroup = false;
    std::size_t pos = 0;
    while (pos < value.size()) {
        auto item = value.substr(pos, addressItemLength(value.substr(pos)));
        const auto itemAt = pos;
        pos += item.size() + 1;
        if (base::trim(item).empty())
            continue;
        itemSyntax.allowGroup = !inGroup;
        // The last address of a group has the semicolon behind it, and another address or group may follow without a comma.
        auto closed = inGroup ? item.rfind(';') : std::string_view::npos;
        if (closed != std::string_view::npos && base::trim(item.substr(closed + 1)).empty()) {
            inGroup = false;
            item = item.substr(0, closed);
            if (base::trim(item).empty())
                continue;
        }
        AddressReader reader(item, itemSyntax);
        auto parsed = reader.read();
        if (!parsed) {
            if (reader.groupOpen() && base::trim(item.substr(item.find(':') + 1)) == ";")
                continue; // an empty group
            list.errors.push_back({std::string(base::trim(item)), parsed.error().publicText});
            continue;
        }
        inGroup = inGroup || reader.groupOpen();
        ListedAddress entry{std::move(*parsed), {}};
        entry.name = nameOf(item, entry.parsed);
        entry.parsed.start += itemAt;
        entry.parsed.end += itemAt;
        list.addresses.push_back(std::move(entry));
    }
    return list;
}

} // namespace postroom::mail
