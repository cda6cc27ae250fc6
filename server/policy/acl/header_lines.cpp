// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/header_lines.h"

#include "server/policy/lookup/list.h"
#include "shared/base/text.h"

#include <utility>

namespace postroom::acl {

namespace {

using Kind = HeaderChange::Kind;

constexpr std::pair<std::string_view, Kind> positions[] = {
    {":after_received:", Kind::addAfterReceived},
    {":at_start_rfc:", Kind::addAtStartRfc},
    {":at_start:", Kind::addAtStart},
    {":at_end:", Kind::addAtEnd},
};

Kind takePosition(std::string_view& line) {
    for (const auto& [word, kind] : positions) {
        if (!base::startsWithIgnoreCase(line, word))
            continue;
        line.remove_prefix(word.size());
        while (!line.empty() && (line.front() == ' ' || line.front() == '\t'))
            line.remove_prefix(1);
        return kind;
    }
    return Kind::addAtEnd;
}

// RFC 5322 2.2: a name is printable ASCII without the colon, and at least one of them.
bool beginsWithName(std::string_view line) {
    std::size_t length = 0;
    while (length < line.size() && line[length] > ' ' && line[length] < 0x7F && line[length] != ':')
        ++length;
    return length > 0 && length < line.size() && line[length] == ':';
}

} // namespace

std::vector<HeaderLine> readAddedHeaders(std::string_view text) {
    std::vector<HeaderLine> lines;
    while (text.starts_with('\n'))
        text.remove_prefix(1);
    while (text.ends_with('\n'))
        text.remove_suffix(1);
    while (!text.empty()) {
        std::size_t end = text.find('\n');
        while (end != std::string_view::npos && end + 1 < text.size() && (text[end + 1] == ' ' || text[end + 1] == '\t'))
            end = text.find('\n', end + 1);
        std::string_view line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        HeaderLine header;
        header.kind = takePosition(line);
        if (line.empty())
            continue;
        header.text = beginsWithName(line) ? std::string(line) : "X-ACL-Warn: " + std::string(line);
        lines.push_back(std::move(header));
    }
    return lines;
}

std::vector<HeaderChange> readRemovedHeaders(std::string_view list) {
    std::vector<HeaderChange> changes;
    lookup::ListSplitter splitter(list);
    while (auto item = splitter.next()) {
        if (item->empty())
            continue;
        const bool pattern = item->front() == '^';
        if (!pattern && item->ends_with(':'))
            item->pop_back();
        changes.push_back({pattern ? Kind::removeMatching : Kind::remove, std::move(*item)});
    }
    return changes;
}

std::string headersAddedText(const std::vector<HeaderLine>& lines) {
    std::string text;
    for (const HeaderLine& line : lines) {
        if (!text.empty())
            text += '\n';
        for (const char c : line.text) {
            text += c;
            if (c == '\n')
                text += '\n'; // a doubled separator stands for itself
        }
    }
    return text;
}

} // namespace postroom::acl
