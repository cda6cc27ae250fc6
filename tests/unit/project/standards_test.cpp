// SPDX-License-Identifier: Apache-2.0
// Every RFC that a source cites stands in assets/manual/standards.md, which says what of it we do.
#include "tests/support/test_main.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

class StandardsTest : public QObject {
    Q_OBJECT
private slots:
    void citedStandardsAreInTheIndex() {
        const QString root = qEnvironmentVariable("POSTROOM_SOURCE");
        const QRegularExpression rfc("RFC (\\d{3,4})");
        QFile index(root + "/assets/manual/standards.md");
        QVERIFY(index.open(QIODevice::ReadOnly));
        QSet<QString> listed;
        auto match = rfc.globalMatch(QString::fromUtf8(index.readAll()));
        while (match.hasNext())
            listed << match.next().captured(1);
        QStringList missing;
        for (const char* top : {"server", "shared", "console"}) {
            QDirIterator walk(root + "/" + top, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
            while (walk.hasNext()) {
                QFile file(walk.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                auto cited = rfc.globalMatch(QString::fromUtf8(file.readAll()));
                while (cited.hasNext()) {
                    const QString number = cited.next().captured(1);
                    if (!listed.contains(number))
                        missing << "RFC " + number + " (" + file.fileName().mid(root.size() + 1) + ")";
                }
            }
        }
        missing.removeDuplicates();
        QVERIFY2(missing.isEmpty(), qPrintable("not in assets/manual/standards.md:\n" + missing.join("\n")));
    }
};

POSTROOM_TEST(StandardsTest)
#include "standards_test.moc"
