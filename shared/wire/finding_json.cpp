// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/finding_json.h"

namespace postroom::wire {

namespace {

std::string_view severityName(config::Severity severity) {
    switch (severity) {
    case config::Severity::error: return "error";
    case config::Severity::warning: return "warning";
    case config::Severity::note: return "note";
    }
    return "error";
}

void setText(base::Json& json, std::string_view name, const std::string& text) {
    if (!text.empty())
        json.set(name, text);
}

} // namespace

base::Json findingJson(const config::Finding& finding) {
    base::Json json = base::Json::object({{"severity", severityName(finding.severity)}});
    setText(json, "code", finding.code);
    json.set("message", finding.message);
    setText(json, "hint", finding.hint);
    setText(json, "file", finding.place.file);
    if (finding.place.line != 0)
        json.set("line", static_cast<std::int64_t>(finding.place.line));
    if (finding.place.column != 0)
        json.set("column", static_cast<std::int64_t>(finding.place.column));
    setText(json, "object", finding.place.object);
    setText(json, "setting", finding.place.setting);
    return json;
}

base::Json findingsJson(const config::Findings& findings) {
    base::Json json = base::Json::array();
    for (const auto& finding : findings)
        json.append(findingJson(finding));
    return json;
}

config::Finding readFinding(const base::Json& json) {
    config::Finding finding;
    const std::string_view severity = json["severity"].toStringView();
    finding.severity = severity == "note"      ? config::Severity::note
                       : severity == "warning" ? config::Severity::warning
                                               : config::Severity::error;
    finding.code = json["code"].toString();
    finding.message = json["message"].toString();
    finding.hint = json["hint"].toString();
    finding.place.file = json["file"].toString();
    finding.place.line = static_cast<std::uint32_t>(json["line"].toInteger());
    finding.place.column = static_cast<std::uint32_t>(json["column"].toInteger());
    finding.place.object = json["object"].toString();
    finding.place.setting = json["setting"].toString();
    return finding;
}

config::Findings readFindings(const base::Json& json) {
    config::Findings findings;
    for (const auto& item : json.items())
        findings.push_back(readFinding(item));
    return findings;
}

} // namespace postroom::wire
