// SPDX-License-Identifier: Apache-2.0
#include "server/mail/bounce/sections.h"
#include "shared/base/text.h"

#include <array>
#include <utility>

namespace postroom::bounce {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> entities{{{"&nbsp;", " "},
                                                                                  {"&lt;", "<"},
                                                                                  {"&gt;", ">"},
                                                                                  {"&quot;", "\""},
                                                                                  {"&apos;", "'"},
                                                                                  {"&#39;", "'"},
                                                                                  {"&#039;", "'"},
                                                                                  {"&#64;", "@"},
                                                                                  {"&#x40;", "@"},
                                                                                  {"&amp;", "&"}}};

/// Where the element's content ends; for style, script and head, which nobody reads.
std::size_t endOfHidden(std::string_view html, std::string_view name, std::size_t at) {
    for (std::size_t close = html.find("</", at); close != std::string_view::npos; close = html.find("</", close + 2))
        if (base::startsWithIgnoreCase(html.substr(close + 2), name))
            return close;
    return html.size();
}

bool isBlock(std::string_view name) {
    static constexpr std::array<std::string_view, 14> blocks{"br", "p", "div", "tr", "td", "li", "table", "h1", "h2", "h3", "h4", "hr", "pre", "body"};
    for (const auto block : blocks)
        if (base::equalsIgnoreCase(name, block))
            return true;
    return false;
}

} // namespace

std::string htmlToText(std::string_view html) {
    std::string text;
    for (std::size_t i = 0; i < html.size(); ++i) {
        const char c = html[i];
        if (c == '<' && i + 1 < html.size() && (base::isAlpha(html[i + 1]) || html[i + 1] == '/' || html[i + 1] == '!')) {
            const std::size_t close = html.find('>', i);
            if (close == std::string_view::npos)
                break;
            std::string_view name = html.substr(i + 1, close - i - 1);
            if (!name.empty() && name.front() == '/')
                name.remove_prefix(1);
            name = name.substr(0, name.find_first_of(" \t\r\n/"));
            if (html[i + 1] != '/' && (base::equalsIgnoreCase(name, "style") || base::equalsIgnoreCase(name, "script") || base::equalsIgnoreCase(name, "head"))) {
                i = endOfHidden(html, name, close);
                if (i == html.size())
                    break;
                --i;
                continue;
            }
            if (isBlock(name))
                text += '\n';
            i = close;
        } else if (c == '\n' || c == '\r' || c == '\t') {
            text += ' '; // white space of the source means nothing
        } else if (c == '&') {
            bool known = false;
            for (const auto& [entity, plain] : entities)
                if (!known && base::startsWithIgnoreCase(html.substr(i, 8), entity)) {
                    text += plain;
                    i += entity.size() - 1;
                    known = true;
                }
            if (!known)
                text += c;
        } else
            text += c;
    }
    return text;
}

} // namespace postroom::bounce
