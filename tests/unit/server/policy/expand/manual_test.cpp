// SPDX-License-Identifier: Apache-2.0
// Every row of the tables has its line in assets/manual/expansions.md.
#include "tests/support/test_main.h"

#include "server/policy/expand/node.h"

#include <QFile>

using namespace postroom;

class ManualTest : public QObject {
    Q_OBJECT
private slots:
    void everyNameIsDocumented() {
        QFile file(qEnvironmentVariable("POSTROOM_SOURCE") + "/assets/manual/expansions.md");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray manual = file.readAll();
        QStringList missing;
        for (const auto& names : {expand::itemNames(), expand::operatorNames(), expand::conditionNames(), expand::variableNames()})
            for (const std::string& name : names)
                if (!manual.contains(QByteArray::fromStdString("`" + name + "`")))
                    missing << QString::fromStdString(name);
        QCOMPARE(missing, QStringList());
    }
};
POSTROOM_TEST(ManualTest)
#include "manual_test.moc"
