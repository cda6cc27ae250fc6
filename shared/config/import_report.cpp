// SPDX-License-Identifier: Apache-2.0
#include "shared/config/import_report.h"

#include <algorithm>
#include <array>
#include <map>

namespace postroom::config {

namespace {

/// Findings that say that a line was understood and became something else.
constexpr std::array<std::string_view, 4> translations{"translated", "needless-option", "macro-expanded", "left-out"};

bool isTranslation(const Finding& finding) { return std::ranges::find(translations, std::string_view(finding.code)) != translations.end(); }

void addNote(ReportLine& line, const Finding& finding) {
    std::string text = finding.message + (finding.hint.empty() ? "" : " (" + finding.hint + ")");
    if (line.note.find(text) == std::string::npos)
        line.note += (line.note.empty() ? "" : "; ") + text;
}

std::string_view noteOf(Directive::Kind kind) {
    switch (kind) {
    case Directive::Kind::include: return "its lines are taken where it stands";
    case Directive::Kind::condition: return "obeyed; what it leaves out is not kept";
    case Directive::Kind::skipped: return "left out by the conditions around it";
    case Directive::Kind::empty: return "its macros are empty";
    case Directive::Kind::statement:
    case Directive::Kind::macro: return "";
    }
    return "";
}

} // namespace

std::vector<ReportLine> importReport(const std::vector<Directive>& directives, const Findings& findings) {
    std::vector<ReportLine> report;
    report.reserve(directives.size());
    std::map<std::string, std::multimap<std::uint32_t, const Finding*>, std::less<>> byPlace;
    for (const Finding& finding : findings)
        if (finding.place.line != 0)
            byPlace[finding.place.file].emplace(finding.place.line, &finding);
    for (const Directive& directive : directives) {
        ReportLine line;
        line.place.file = directive.file;
        line.place.line = directive.line;
        line.directive = directive.text;
        line.note = noteOf(directive.kind);
        if (const auto file = byPlace.find(directive.file); file != byPlace.end())
            for (auto at = file->second.lower_bound(directive.line); at != file->second.end() && at->first <= directive.lastLine; ++at) {
                const Finding& finding = *at->second;
                if (finding.severity == Severity::error)
                    line.kind = ReportLine::Kind::impossible;
                else if (isTranslation(finding) && line.kind == ReportLine::Kind::taken)
                    line.kind = ReportLine::Kind::translated;
                addNote(line, finding);
            }
        report.push_back(std::move(line));
    }
    return report;
}

} // namespace postroom::config
