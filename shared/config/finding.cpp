// SPDX-License-Identifier: Apache-2.0
#include "shared/config/finding.h"

#include <algorithm>
#include <string_view>

namespace postroom::config {

namespace {

std::string_view severityWord(Severity severity) {
    switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: return "note";
    }
    return "error";
}

} // namespace

std::string placeText(const Place& place) {
    std::string text = place.file;
    if (place.line != 0) {
        text += (text.empty() ? "line " : ":") + std::to_string(place.line);
        if (place.column != 0)
            text += ":" + std::to_string(place.column);
    }
    if (text.empty()) {
        text = place.object;
        if (!place.setting.empty())
            text += (text.empty() ? "" : ", ") + place.setting;
    }
    return text;
}

std::string Finding::text() const {
    std::string result = placeText(place);
    if (!result.empty())
        result += ": ";
    result += severityWord(severity);
    result += ": " + message;
    if (!hint.empty())
        result += " (" + hint + ")";
    return result;
}

bool hasErrors(const Findings& findings) {
    return std::ranges::any_of(findings, [](const Finding& finding) { return finding.severity == Severity::error; });
}

base::Json toJson(const Finding& finding) {
    base::Json place = base::Json::object();
    if (!finding.place.file.empty())
        place.set("file", finding.place.file);
    if (finding.place.line != 0)
        place.set("line", static_cast<std::int64_t>(finding.place.line));
    if (finding.place.column != 0)
        place.set("column", static_cast<std::int64_t>(finding.place.column));
    if (!finding.place.object.empty())
        place.set("object", finding.place.object);
    if (!finding.place.setting.empty())
        place.set("setting", finding.place.setting);
    base::Json result = base::Json::object({{"severity", severityWord(finding.severity)}, {"code", finding.code}});
    result.set("place", std::move(place));
    result.set("message", finding.message);
    if (!finding.hint.empty())
        result.set("hint", finding.hint);
    return result;
}

base::Json toJson(const Findings& findings) {
    base::Json result = base::Json::array();
    for (const Finding& finding : findings)
        result.append(toJson(finding));
    return result;
}

} // namespace postroom::config
