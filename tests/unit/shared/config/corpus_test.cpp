// SPDX-License-Identifier: Apache-2.0
// Real configurations, on which Exim itself was run: all of them must be read, and what is not in this version must be
// named as such.
#include "shared/base/json.h"
#include "shared/config/digest.h"
#include "shared/config/text_printer.h"
#include "shared/config/text_reader.h"
#include "shared/config/validator.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::config;

namespace {

QString folder() { return qEnvironmentVariable("POSTROOM_SUITES") + "/exim-language"; }

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isAbsence(const Finding& finding) {
    return finding.code == "absent-option" || finding.code == "absent-driver" || finding.code == "absent-term";
}

} // namespace

class CorpusTest : public QObject {
    Q_OBJECT
private slots:
    void everyConfigurationIsRead_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("exim.conf") << QString::fromUtf8(contents(folder() + "/exim.conf"));
        for (const char* group : {"acl", "routing"})
            for (const QString& name : QDir(folder() + "/give/" + group).entryList({"*.json"}, QDir::Files)) {
                const auto json = base::Json::parse(contents(folder() + "/give/" + group + "/" + name).toStdString());
                QVERIFY(json);
                QTest::newRow(qPrintable(QString(group) + "/" + name)) << QString::fromStdString((*json)["config"].toString());
            }
    }
    void everyConfigurationIsRead() {
        QFETCH(QString, text);
        if (text.isEmpty()) // not in initTestCase: that would end all test classes of this binary
            QSKIP("the third-party data is not here (POSTROOM_SUITES)");
        const ReadResult read = readText(text.toStdString());
        std::string wrong;
        bool absent = false;
        for (const Finding& finding : read.findings)
            if (finding.severity == Severity::error) {
                absent = absent || isAbsence(finding);
                if (!isAbsence(finding))
                    wrong += finding.text() + "\n";
            }
        QVERIFY2(wrong.empty(), wrong.c_str());
        if (!absent) {
            const ReadResult again = readText(printText(read.document));
            QVERIFY2(!hasErrors(again.findings), again.findings.empty() ? "" : again.findings.front().text().c_str());
            QCOMPARE(canonicalText(again.document), canonicalText(read.document));
        }
        for (const Finding& finding : validate(read.document)) // what it says is its own business, but it must not fall over
            QVERIFY(!finding.message.empty());
    }
};

POSTROOM_TEST(CorpusTest)
#include "corpus_test.moc"
