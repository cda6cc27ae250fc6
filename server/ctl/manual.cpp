// SPDX-License-Identifier: Apache-2.0
// manual: the reference pages, printed from the same rows that the server works with.
#include "server/ctl/commands.h"
#include "shared/base/text.h"
#include "shared/catalogue/reference.h"

#include <array>

namespace postroom::ctl {

namespace {

struct Page {
    std::string_view name;
    std::string_view help;
    std::string (*print)();
};

constexpr std::array<Page, 5> pages{{
    {"options", "every option of every object, with default and example", catalogue::optionsReference},
    {"acls", "verbs, conditions, modifiers, controls and verifications, and where each may stand", catalogue::termsReference},
    {"expansions", "items, operators, conditions and variables, with examples", catalogue::expansionsReference},
    {"events", "events and their fields", catalogue::eventsReference},
    {"methods", "methods of the control protocol", catalogue::commandsReference},
}};

int manual(Context& context, const std::string& name) {
    for (const Page& page : pages)
        if (page.name == name) {
            context.out.text(page.print());
            return exitOk;
        }
    std::vector<std::string> names;
    for (const Page& page : pages)
        names.emplace_back(page.name);
    if (!name.empty()) {
        const auto near = base::nearestName(name, names);
        return context.report(exitFailed, "there is no page \"" + name + "\"" + (near ? "; did you mean " + *near + "?" : ""));
    }
    for (const Page& page : pages)
        context.out.line(std::string(page.name) + std::string(14 - page.name.size(), ' ') + std::string(page.help));
    return exitOk;
}

} // namespace

void addManualCommand(Command root, Context& context) {
    const auto page = std::make_shared<std::string>();
    root.sub("manual", "The reference part of the manual, in Markdown; without a page: which there are")
        .word("PAGE", *page, "options, acls, expansions, events or methods", Need::optional)
        .keeping(page)
        .does([&context, page] { return manual(context, *page); });
}

} // namespace postroom::ctl
