// SPDX-License-Identifier: Apache-2.0
#include "shared/catalogue/expansion_row.h"
#include "shared/catalogue/reference.h"
#include "tests/support/test_main.h"

#include <set>

using namespace postroom::catalogue;

class ReferenceTest : public QObject {
    Q_OBJECT
private slots:
    void namesWhatItDescribes() {
        QVERIFY(optionsReference().find("| `smtp_receive_timeout` | time, expanded | `5m` |") != std::string::npos);
        QVERIFY(optionsReference().find("mx, submission, submissions") != std::string::npos);
        QVERIFY(termsReference().find("| `domains` |") != std::string::npos);
        QVERIFY(expansionsReference().find("| `${uc:string}` | The string in upper case. | `${uc:abc}` is `ABC` |") != std::string::npos);
        QVERIFY(eventsReference().find("## message.accepted\n") != std::string::npos);
        QVERIFY(commandsReference().find("## queue.list\n") != std::string::npos);
    }
    void everyWordOfExpansionsIsUniqueAndExplained() {
        std::set<std::pair<ExpansionKind, std::string_view>> seen;
        for (const auto& table : expansionTables())
            for (const ExpansionRow& row : table) {
                const std::string name(row.name);
                QVERIFY2(seen.emplace(row.kind, row.name).second, name.c_str());
                QVERIFY2(!row.help.empty(), name.c_str());
                QVERIFY2((row.kind == ExpansionKind::variable) == row.form.empty(), name.c_str());
                QCOMPARE(findExpansion(row.kind, row.name), &row);
            }
    }
};

POSTROOM_TEST(ReferenceTest)
#include "reference_test.moc"
