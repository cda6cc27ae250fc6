// SPDX-License-Identifier: GPL-3.0-or-later
// Prints the texts of the catalogue that the console shows as source for lupdate: context "Catalogue".
#include "shared/catalogue/event_row.h"
#include "shared/catalogue/option_row.h"
#include "shared/catalogue/refusal_class.h"
#include "shared/catalogue/term_row.h"

#include <cstdio>
#include <set>
#include <string>

int main() {
    std::set<std::string> texts;
    const auto add = [&](std::string_view text) {
        if (!text.empty())
            texts.emplace(text);
    };
    for (const auto& table : postroom::catalogue::optionTables())
        for (const auto& row : table) {
            add(row.title);
            add(row.help);
            add(row.group);
            add(row.unit);
        }
    for (const auto& table : postroom::catalogue::eventTables())
        for (const auto& row : table)
            add(row.sentence);
    for (const auto& row : postroom::catalogue::refusalClasses()) {
        add(row.title);
        add(row.help);
    }
    for (const auto& row : postroom::catalogue::termRows()) {
        add(row.title);
        add(row.help);
    }
    for (const auto& row : postroom::catalogue::verbRows())
        add(row.help);
    for (const std::string& text : texts) {
        std::string quoted;
        for (const char c : text)
            quoted += c == '"' || c == '\\' ? std::string("\\") + c : c == '\n' ? "\\n" : std::string(1, c);
        std::printf("QT_TRANSLATE_NOOP(\"Catalogue\", \"%s\")\n", quoted.c_str());
    }
}
