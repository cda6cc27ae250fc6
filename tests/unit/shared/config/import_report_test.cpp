// SPDX-License-Identifier: Apache-2.0
// Every directive of an imported text is in the report exactly once.
#include "shared/config/import_report.h"

#include "shared/config/text_printer.h"
#include "tests/support/test_main.h"

#include <algorithm>

using namespace postroom;
using namespace postroom::config;
using Kind_ = ReportLine::Kind;

namespace {

/// Counted apart from the reader: lines that are neither empty nor comments, continued ones once.
std::size_t directivesIn(std::string_view text) {
    std::size_t count = 0;
    bool continues = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (!line.empty() && (line.front() == ' ' || line.front() == '\t'))
            line.remove_prefix(1);
        while (!line.empty() && (line.back() == ' ' || line.back() == '\t'))
            line.remove_suffix(1);
        if (line.starts_with('#') || (line.empty() && !continues))
            continue;
        count += continues ? 0 : 1;
        continues = line.ends_with('\\');
    }
    return count;
}

constexpr std::string_view eximText = "# a comment\n"
                                      "CONFDIR = /etc/exim4\n"
                                      ".ifndef CONFDIR\n"
                                      "CONFDIR = /nowhere\\\n   /else\n"
                                      "message_size_limit = 1M\n"
                                      ".endif\n"
                                      "primary_hostname = mx.example.com\n"
                                      "never_users = root : \\\n   daemon\n"
                                      "domainlist local_domains = example.com\n"
                                      "av_scanner = clamd:/run/clamd\n"
                                      "acl_smtp_rcpt = check\n"
                                      "begin acl\n"
                                      "check:\n"
                                      "  accept domains = +local_domains\n"
                                      "         # why\n"
                                      "         endpass\n"
                                      "begin routers\n"
                                      "r:\n"
                                      "  driver = accept\n"
                                      "  transport = t\n"
                                      "begin transports\n"
                                      "t:\n"
                                      "  driver = appendfile\n"
                                      "  user = mail\n"
                                      "  file = /var/mail/$local_part\n"
                                      "vacation:\n"
                                      "  driver = autoreply\n";

std::vector<ReportLine> reportOf(std::string_view text, ReadResult& read) {
    ReadOptions options;
    options.mailRoot = "/srv/mail";
    read = readText(text, options);
    return importReport(read.directives, read.findings);
}

const ReportLine* lineOf(const std::vector<ReportLine>& report, std::string_view start) {
    for (const ReportLine& line : report)
        if (line.directive.starts_with(start))
            return &line;
    return nullptr;
}

} // namespace

class ImportReportTest : public QObject {
    Q_OBJECT
private slots:
    void everyDirectiveAppearsOnce() {
        ReadResult read;
        const auto report = reportOf(eximText, read);
        QCOMPARE(report.size(), directivesIn(eximText));
        for (std::size_t i = 1; i < report.size(); ++i)
            QVERIFY(report[i - 1].place.line < report[i].place.line);
    }
    void conditionsAndMacrosInsideStatementsLoseNoLine() {
        const std::string_view text = "NAME = one\n"                // 1
                                      "EMPTY =\n"                   // 2
                                      "EMPTY\n"                     // 3
                                      "primary_hostname = NAME\\\n"  // 4
                                      ".ifdef NOTHING\n"            // 5
                                      "  .left-out\\\n"             // 6
                                      ".endif\n"                    // 7
                                      "  .example\n"                // 8
                                      ".ifdef NOTHING\n"            // 9
                                      "EMPTY\n"                     // 10: left out too
                                      ".endif\n"                    // 11
                                      "LAST = two \\\n"              // 12
                                      "   three \\";                // 13: the text ends in a continuation
        ReadResult read;
        const auto report = reportOf(text, read);
        std::vector<std::uint32_t> lines;
        for (const ReportLine& line : report)
            lines.push_back(line.place.line);
        QVERIFY((lines == std::vector<std::uint32_t>{1, 2, 3, 5, 6, 7, 4, 9, 10, 11, 12}));
        QCOMPARE(report[2].note, std::string("its macros are empty"));
        QCOMPARE(lineOf(report, "primary_hostname")->directive, std::string("primary_hostname = one.example"));
        QCOMPARE(read.macros.back().second, std::string("two three"));
    }
    void aLineThatMacrosMakeTooLongIsAnError() {
        std::string text = "A = " + std::string(2000, 'x') + "\nsmtp_banner = " + std::string(1000, 'A') + "\n";
        ReadResult read;
        (void)reportOf(text, read);
        QVERIFY(std::ranges::any_of(read.findings, [](const Finding& finding) { return finding.code == "line-too-long" && finding.severity == Severity::error; }));
    }
    void eachSaysWhatBecameOfIt() {
        ReadResult read;
        const auto report = reportOf(eximText, read);
        QVERIFY(lineOf(report, "primary_hostname")->kind == Kind_::taken);
        QVERIFY(lineOf(report, "never_users")->kind == Kind_::translated);
        QVERIFY(lineOf(report, "av_scanner")->kind == Kind_::impossible);
        QVERIFY(lineOf(report, "av_scanner")->note.find("content scanning") != std::string::npos);
        QVERIFY(lineOf(report, "message_size_limit")->note.find("left out by the conditions") != std::string::npos);
        QVERIFY(lineOf(report, "driver = autoreply") != nullptr);
        QVERIFY(lineOf(report, "CONFDIR = /etc")->kind == Kind_::translated);
    }
    void mailboxesOfSystemUsersBecomeMaildirs() {
        ReadResult read;
        const auto report = reportOf(eximText, read);
        const Object* transport = read.document.find(Kind::transport, "t");
        QVERIFY(transport->find("file") == nullptr);
        QCOMPARE(plainText(transport->find("directory")->value), std::string("/srv/mail/$local_part_data"));
        QVERIFY(transport->find("maildir_format") != nullptr);
        const ReportLine* line = lineOf(report, "file = ");
        QVERIFY(line->kind == Kind_::translated);
        QVERIFY(line->note.find("LMTP") != std::string::npos || line->note.find("lmtp") != std::string::npos);
        // A text that is only looked at stays as it is.
        QVERIFY(readText(eximText).document.find(Kind::transport, "t")->find("file") != nullptr);
    }
    void ourOwnExportIsTakenWhole() {
        ReadResult read;
        (void)reportOf(eximText, read);
        const std::string printed = printText(read.document);
        ReadResult again;
        const auto report = reportOf(printed, again);
        QCOMPARE(report.size(), directivesIn(printed));
        QVERIFY(std::ranges::all_of(report, [](const ReportLine& line) { return line.kind == Kind_::taken; }));
    }
    void whatIsNoConfigurationIsReportedToo() {
        const std::string junk = "]]] \n.ifdef\nbegin nothing\nx = y\n.else\n.else\n\\\n\\\nA = \\";
        ReadResult read;
        const auto report = reportOf(junk, read);
        QCOMPARE(report.size(), read.directives.size());
        QVERIFY(!report.empty());
    }
};

POSTROOM_TEST(ImportReportTest)
#include "import_report_test.moc"
