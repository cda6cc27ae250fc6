// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/durable_file.h"

#include "tests/support/test_main.h"

#include <QTemporaryDir>

#include <filesystem>

using namespace postroom;

class DurableFileTest : public QObject {
    Q_OBJECT
private slots:
    void replacesAFileWithItsModeSet() {
        QTemporaryDir dir;
        const auto path = dir.filePath("a").toStdString();
        QVERIFY(io::writeDurably(path, "one", 0600));
        QVERIFY(io::writeDurably(path, "two", 0640));
        QCOMPARE(*io::readWholeFile(path, 100), std::string("two"));
        QCOMPARE(static_cast<unsigned>(std::filesystem::status(path).permissions()), 0640U);
    }
    void leavesNothingBehindWhenNotCommitted() {
        QTemporaryDir dir;
        {
            auto file = io::DurableFile::create(dir.filePath("a").toStdString(), 0600);
            QVERIFY(file);
            QVERIFY(file->write("half"));
        }
        QVERIFY(std::filesystem::is_empty(dir.path().toStdString()));
    }
    void saysWhichFileCannotBeMade() {
        const auto written = io::writeDurably("/nonexistent/folder/file", "x", 0600);
        QVERIFY(!written);
        QVERIFY(written.error().text().find("/nonexistent/folder/file") != std::string::npos);
        QCOMPARE(written.error().kind, base::ErrorKind::notFound);
    }
    void refusesAFileThatIsTooLarge() {
        QTemporaryDir dir;
        const auto path = dir.filePath("a").toStdString();
        QVERIFY(io::writeDurably(path, std::string(101, 'x'), 0600));
        QCOMPARE(io::readWholeFile(path, 100).error().kind, base::ErrorKind::limit);
    }
};

POSTROOM_TEST(DurableFileTest)
#include "durable_file_test.moc"
