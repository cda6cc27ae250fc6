// SPDX-License-Identifier: Apache-2.0
// The recorded sessions of Exim 4.96 (suite exim-language, acl/): what the engine alone decides must be what Exim
// answered. Sessions that test other things (MIME parts, SPF, routing of the session itself) are named below.
#include "shared/base/json.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/policy/acl/exim_dialogue.h"

#include <QDir>

#include <fstream>
#include <iterator>
#include <set>

using namespace postroom;

namespace {

// The part of the product that these need is not in the engine, or we answer differently on purpose.
const std::set<QString> elsewhere = {
    "mime-parts",               // the parts are walked by the session
    "spf-fail",                 // a later feature
    "control-fakereject-text",  // the session answers it
    "control-no-multiline",     // the session cuts
    "control-submission",       // the session adds the headers
    "misc-accept-when-hosts-any", // host_reject_connection
    "stage-etrn-accept",        // the syntax of ETRN
    "stage-unknown-command",    // no ACL
    "verify-header-syntax-message", // $acl_verify_message says why (improved)
    "verify-reverse-none",      // likewise
    "verify-helo-hosts",        // $sender_helo_verified exists
    "nest-inline",              // "${if ..." split at blanks: refused when it is loaded
    "cond-local-parts",         // see conditions_test; the dialogue has no quoting
};

std::vector<std::string> linesOf(const base::Json& reply) {
    std::vector<std::string> lines;
    for (const base::Json& line : reply["lines"].items())
        lines.push_back(line.toString());
    return lines;
}

QString shown(const std::vector<std::string>& lines) {
    QStringList list;
    for (const std::string& line : lines)
        list << QString::fromStdString(line);
    return list.join(" | ");
}

} // namespace

class CorpusTest : public QObject {
    Q_OBJECT

    QString m_folder = qEnvironmentVariable("POSTROOM_SUITES") + "/exim-language";

private slots:
    void answersAsEximDid_data() {
        QTest::addColumn<QString>("file");
        const QDir folder(m_folder + "/give/acl");
        const QStringList files = folder.entryList({"*.json"});
        if (files.isEmpty())
            QSKIP("the suite exim-language is not there");
        for (const QString& file : files)
            if (!elsewhere.contains(file.chopped(5)))
                QTest::newRow(qPrintable(file.chopped(5))) << folder.filePath(file);
    }
    void answersAsEximDid() {
        QFETCH(QString, file);
        std::ifstream stream(file.toStdString());
        const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
        const auto recorded = base::Json::parse(text);
        QVERIFY(recorded.has_value());
        const base::Json& session = *recorded;
        test::EximDialogue dialogue(session["config"].toStringView(), session["client_ip"].toStringView(), (m_folder + "/fixtures/zone.txt").toStdString());
        const auto& replies = session["replies"].items();
        QCOMPARE(shown(dialogue.banner()), shown(linesOf(replies[0])));
        std::size_t at = 1;
        for (const base::Json& step : session["dialogue"].items()) {
            if (at >= replies.size())
                break;
            std::vector<std::string> got;
            if (step.isObject()) {
                if (replies[at]["to"].toString() != ".")
                    continue; // there was no 354
                std::vector<std::string> message;
                for (const base::Json& line : step["data"].items())
                    message.push_back(line.toString());
                got = dialogue.message(message);
            } else {
                got = dialogue.command(step.toStringView());
            }
            std::vector<std::string> wanted = linesOf(replies[at++]);
            if (wanted.size() > 3 && wanted.back() == "250 HELP")
                wanted = {"250 HELP"};
            QCOMPARE(QString::fromStdString(step.toString()) + " -> " + shown(got), QString::fromStdString(step.toString()) + " -> " + shown(wanted));
        }
    }
};

POSTROOM_TEST(CorpusTest)
#include "corpus_test.moc"
