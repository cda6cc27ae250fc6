// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/explain_finding.h"

#include "server/ctl/table.h"

namespace postroom::ctl {

namespace {

std::string whereText(const config::Place& place) {
    std::string text;
    if (place.line != 0) {
        text = (place.file.empty() ? "line " : place.file + ":") + std::to_string(place.line);
        if (place.column != 0)
            text += ":" + std::to_string(place.column);
    } else {
        text = place.object;
        if (!place.setting.empty())
            text += (text.empty() ? "" : ", ") + place.setting;
    }
    return text;
}

std::string_view severityName(config::Severity severity) {
    switch (severity) {
    case config::Severity::error: return "error";
    case config::Severity::warning: return "warning";
    case config::Severity::note: return "note";
    }
    return "error";
}

std::string counted(std::size_t count, const std::string& thing) {
    return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

} // namespace

std::string findingText(const config::Finding& finding) {
    const std::string place = whereText(finding.place);
    std::string text = (place.empty() ? "" : place + ": ") + std::string(severityName(finding.severity)) + ": " + finding.message;
    if (!finding.hint.empty())
        text += " (" + finding.hint + ")";
    return terminalSafe(text);
}

std::string findingsText(const config::Findings& findings) {
    std::string text;
    std::size_t errors = 0;
    std::size_t warnings = 0;
    for (const auto& finding : findings) {
        text += findingText(finding) + "\n";
        errors += finding.severity == config::Severity::error ? 1 : 0;
        warnings += finding.severity == config::Severity::warning ? 1 : 0;
    }
    if (!findings.empty())
        text += counted(errors, "error") + ", " + counted(warnings, "warning") + ".\n";
    return text;
}

} // namespace postroom::ctl
