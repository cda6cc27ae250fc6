// SPDX-License-Identifier: Apache-2.0
// Every event of the catalogue is published somewhere: the manual and the console promise nothing that never comes.
#include "shared/catalogue/event_row.h"
#include "tests/support/test_main.h"

#include <QDirIterator>
#include <QFile>

class EventsTest : public QObject {
    Q_OBJECT
private slots:
    void everyEventOfTheCatalogueIsPublished() {
        const QString root = qEnvironmentVariable("POSTROOM_SOURCE");
        QByteArray sources;
        QDirIterator walk(root + "/server", {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            sources += file.readAll();
        }
        QStringList never;
        for (const auto& table : postroom::catalogue::eventTables())
            for (const auto& row : table)
                if (const QByteArray name(row.name.data(), static_cast<qsizetype>(row.name.size())); !sources.contains('"' + name + '"'))
                    never << QString::fromUtf8(name);
        QVERIFY2(never.isEmpty(), qPrintable("never published: " + never.join(", ")));
    }
};

POSTROOM_TEST(EventsTest)
#include "events_test.moc"
