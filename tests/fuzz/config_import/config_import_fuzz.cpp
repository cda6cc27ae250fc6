// SPDX-License-Identifier: Apache-2.0
// Any bytes as an exim4.conf that is imported: read, reported, checked, compiled as a revision, exported. Each line of the
// text that says something is in exactly one place of the report, and what imports without errors is the same again after
// an export.
#include "server/app/compiled.h"
#include "server/app/current_resolver.h"
#include "server/deliver/transport/smtp/connection_pool.h"
#include "server/policy/world/fake_world.h"
#include "shared/base/text.h"
#include "shared/config/digest.h"
#include "shared/config/import_report.h"
#include "shared/config/text_printer.h"
#include "shared/config/text_reader.h"

#include <cstdint>
#include <cstdlib>
#include <set>

using namespace postroom;
using namespace postroom::config;

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

/// The only file that there is besides includes itself; the reader ends that at its limit.
base::Result<std::string> include(std::string_view path) {
    if (path == "/self")
        return std::string("MORE = x\n.include /self\n");
    return base::fail(base::permanentError(base::ErrorKind::notFound, "no such file"));
}

/// Which lines of the text itself say something, found without the reader: neither blank nor comment.
std::set<std::uint32_t> sayingLines(std::string_view text) {
    std::set<std::uint32_t> lines;
    std::uint32_t number = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = base::trim(text.substr(at, end - at));
        ++number;
        for (const std::string_view mark : {"#off#", "#shadow#"})
            if (line.starts_with(mark))
                line = base::trim(line.substr(mark.size()));
        if (!line.empty() && line != "\\" && !line.starts_with('#'))
            lines.insert(number);
        at = end + 1;
    }
    return lines;
}

bool readToTheEnd(const Findings& findings) {
    std::size_t errors = 0;
    for (const Finding& finding : findings) {
        errors += finding.severity == Severity::error ? 1 : 0;
        if (finding.code == "too-deep" || finding.code == "line-too-long" || finding.code == "include-depth")
            return false;
    }
    return errors < 1000;
}

void checkReport(std::string_view text, const ReadResult& read, const ReadOptions& options) {
    const std::vector<ReportLine> report = importReport(read.directives, read.findings);
    require(report.size() == read.directives.size());
    // An included file that ends in a backslash goes on in the text that included it.
    if (!readToTheEnd(read.findings) || text.find(".include") != std::string_view::npos)
        return;
    std::set<std::uint32_t> begun, covered;
    for (const Directive& directive : read.directives) {
        require(directive.file == options.fileName && directive.line >= 1 && directive.lastLine >= directive.line);
        require(begun.insert(directive.line).second);
        for (std::uint32_t line = directive.line; line <= directive.lastLine; ++line)
            covered.insert(line);
    }
    for (const std::uint32_t line : sayingLines(text))
        require(covered.contains(line));
}

/// As the daemon does, in a world without files and without a DNS.
Findings compile(const ReadResult& read) {
    static app::CurrentResolver resolver;
    static transport::ConnectionPool pool{{}};
    app::CompileParts parts{resolver, pool, "/nowhere", "mail.example.com", {}, app::CompileParts::Use::trial};
    parts.makeWorld = [](const lookup::SharedSettings&) { return std::make_unique<world::FakeWorld>(); };
    parts.origin = app::CompileParts::Origin::exim;
    parts.reportAll = true;
    parts.macros = read.macros;
    Findings findings;
    (void)app::compileRevision(read.document, read.secrets, {0}, parts, findings);
    return findings;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    ReadOptions options;
    options.fileName = "exim4.conf";
    options.include = include;
    options.mailRoot = "/var/lib/postroom/mail";
    const ReadResult read = readText(text, options);
    checkReport(text, read, options);
    const Findings findings = compile(read);
    if (hasErrors(read.findings) || hasErrors(findings))
        return 0;
    const std::string exported = printText(read.document);
    const ReadResult again = readText(exported);
    require(!hasErrors(again.findings));
    require(digest(again.document) == digest(read.document));
    require(printText(again.document) == exported);
    return 0;
}
