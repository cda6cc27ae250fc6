// SPDX-License-Identifier: Apache-2.0
#include "server/platform/events/log_file.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QTemporaryDir>

using namespace postroom;
using namespace postroom::events;

class LogFileTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    static Event completed() {
        Event event;
        event.name = "message.completed";
        event.message = *base::MessageId::fromText("1r31eq-00000000001-0000");
        event.with("age", 3);
        return event;
    }
    static int lines(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? static_cast<int>(file.readAll().count('\n')) : -1;
    }
private slots:
    void afterARotationTheNewFileIsUsed() {
        const QString path = m_folder.filePath("main.log");
        LogFile log(path.toStdString(), LogFormat::classic);
        log.event(1, completed());
        log.pause();
        QVERIFY(QFile::rename(path, path + ".1"));
        log.event(2, completed());
        log.pause();
        QCOMPARE(lines(path + ".1"), 2);
        log.reopen();
        log.event(3, completed());
        log.pause();
        QCOMPARE(lines(path), 1);
        QCOMPARE(log.lost(), 0U);
    }
    void aFileThatCannotBeWrittenLosesLinesAndNothingElse() {
        const QString path = m_folder.filePath("absent/main.log");
        LogFile log(path.toStdString(), LogFormat::json);
        log.event(1, completed());
        log.pause();
        QCOMPARE(log.lost(), 1U);
        QVERIFY(QDir(m_folder.path()).mkdir("absent"));
        log.event(2, completed());
        log.pause();
        QCOMPARE(log.lost(), 1U);
        QCOMPARE(lines(path), 1);
    }
    void aJsonLineHasStableNames() {
        const QString path = m_folder.filePath("json.log");
        LogFile log(path.toStdString(), LogFormat::json);
        log.event(7, completed());
        log.pause();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("{\"time\":\"1970-01-01T00:00:00.000000Z\",\"event\":\"message.completed\",\"sequence\":7,\"message\":\"1r31eq-00000000001-0000\",\"age\":3}\n"));
    }
};

POSTROOM_TEST(LogFileTest)
#include "log_file_test.moc"
