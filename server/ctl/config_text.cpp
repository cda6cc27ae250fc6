// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/config_text.h"

#include "server/ctl/table.h"
#include "server/ctl/time_text.h"

namespace postroom::ctl {

std::string valueText(const base::Json& value) {
    if (value.isString())
        return value.toString();
    if (value.isNull())
        return "(unset)";
    return value.text();
}

std::string historyText(const base::Json& revisions, std::size_t width) {
    Table table({{"", Align::left}, {"REVISION", Align::right}, {"TIME"}, {"AUTHOR"}, {"DIGEST"}, {"COMMENT"}});
    for (const auto& revision : revisions.items()) {
        const std::string mark = revision["running"].toBool() ? (revision.has("reverts_at") ? "?" : "*") : "";
        table.add({mark, std::to_string(revision["revision"].toInteger()), timeText(revision["time"].toInteger()), revision["author"].toString(),
                   revision["digest"].toString().substr(0, 12), revision["comment"].toString()});
    }
    return table.text(width);
}

std::string differenceText(const base::Json& difference) {
    std::string text;
    for (const auto& object : difference.items()) {
        const std::string change = object["change"].toString();
        const char* mark = change == "added" ? "+ " : change == "removed" ? "- " : change == "moved" ? "> " : "~ ";
        text += mark + terminalSafe(object["object"].toString()) + (change == "moved" ? " (moved)" : "") + "\n";
        for (const auto& setting : object["settings"].items()) {
            const std::string name = terminalSafe(setting["setting"].toString());
            if (!setting["before"].isNull())
                text += "    - " + name + " = " + terminalSafe(valueText(setting["before"])) + "\n";
            if (!setting["after"].isNull())
                text += "    + " + name + " = " + terminalSafe(valueText(setting["after"])) + "\n";
        }
    }
    return text;
}

std::string importText(const base::Json& lines) {
    std::string text;
    std::size_t taken = 0;
    std::size_t translated = 0;
    std::size_t impossible = 0;
    for (const auto& line : lines.items()) {
        const std::string kind = line["kind"].toString();
        taken += kind == "taken" ? 1 : 0;
        translated += kind == "translated" ? 1 : 0;
        impossible += kind == "impossible" ? 1 : 0;
        if (kind == "taken")
            continue;
        text += terminalSafe(line["file"].toString() + ":" + std::to_string(line["line"].toInteger()) + ": " + kind + ": " + line["directive"].toString()) + "\n";
        if (!line["note"].toStringView().empty())
            text += "    " + terminalSafe(line["note"].toString()) + "\n";
    }
    if (taken + translated + impossible > 0)
        text += std::to_string(taken) + " taken, " + std::to_string(translated) + " translated, " + std::to_string(impossible) + " not possible.\n";
    return text;
}

} // namespace postroom::ctl
