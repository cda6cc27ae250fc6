// SPDX-License-Identifier: Apache-2.0
#include "server/app/alias_files.h"

#include "server/app/state_folder.h"
#include "shared/base/text.h"
#include "shared/config/value.h"

#include <algorithm>

namespace postroom::app {

namespace {

constexpr std::size_t mostAliases = 2000; ///< that are listed; all are counted

/// File names behind "lsearch", "lsearch*", "wildlsearch"...: "{/etc/aliases}" or ";/etc/aliases".
void collect(std::string_view text, std::vector<std::string>& files) {
    constexpr std::string_view word = "lsearch";
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t begin = text.find('/', at + word.size());
        if (begin == std::string_view::npos || text.substr(at + word.size(), begin - at - word.size()).find_first_not_of("*@{; \t,_abcdefghijklmnopqrstuvwxyz=") != std::string_view::npos)
            continue;
        const std::string file(text.substr(begin, text.find_first_of("} \t:;\n\"$", begin) - begin));
        if (std::find(files.begin(), files.end(), file) == files.end())
            files.push_back(file);
    }
}

} // namespace

std::vector<std::string> aliasFilesOf(const config::Document& document) {
    std::vector<std::string> files;
    for (const config::Object& object : document.objects)
        if (object.kind == config::Kind::router && object.driver() == "redirect")
            for (const config::Setting& setting : object.settings)
                collect(config::toJson(setting.value).toStringView(), files);
    return files;
}

base::Json aliasFileReport(const std::string& file) {
    base::Json report = base::Json::object({{"file", file}, {"entries", 0}, {"longest", 0}, {"bytes", 0}});
    base::Json problems = base::Json::array();
    const auto text = readWholeFile(file);
    if (!text) {
        problems.append("cannot be read: " + text.error().detail);
        report.set("problems", std::move(problems));
        return report;
    }
    std::int64_t entries = 0, longest = 0, bytes = 0, entry = 0;
    std::size_t number = 0;
    std::vector<std::pair<std::string, std::string>> aliases;
    for (const std::string_view line : base::split(*text, '\n')) {
        ++number;
        const std::string_view words = base::trim(line);
        if (words.empty() || words.front() == '#')
            continue;
        const std::size_t colon = words.find(':');
        if (line.front() == ' ' || line.front() == '\t') { // goes on
            entry += static_cast<std::int64_t>(words.size());
            if (!aliases.empty())
                aliases.back().second += " " + std::string(words);
        } else if (colon == std::string_view::npos || colon == 0) {
            problems.append("line " + std::to_string(number) + ": expected NAME: ADDRESS");
            continue;
        } else {
            ++entries;
            aliases.emplace_back(base::trim(words.substr(0, colon)), base::trim(words.substr(colon + 1)));
            entry = static_cast<std::int64_t>(base::trim(words.substr(colon + 1)).size());
            bytes += static_cast<std::int64_t>(colon);
            if (entry == 0)
                problems.append("line " + std::to_string(number) + ": " + std::string(words.substr(0, colon)) + " has no address");
        }
        bytes += static_cast<std::int64_t>(colon == std::string_view::npos ? words.size() : base::trim(words.substr(colon + 1)).size());
        longest = std::max(longest, entry);
    }
    report.set("entries", entries);
    report.set("longest", longest);
    report.set("bytes", bytes);
    report.set("problems", std::move(problems));
    base::Json list = base::Json::array();
    for (std::size_t i = 0; i < std::min(aliases.size(), mostAliases); ++i)
        list.append(base::Json::object({{"name", aliases[i].first}, {"targets", aliases[i].second}}));
    report.set("aliases", std::move(list));
    return report;
}

} // namespace postroom::app
