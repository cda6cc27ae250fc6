// SPDX-License-Identifier: Apache-2.0
#include "shared/catalogue/option_row.h"
#include "shared/catalogue/term_row.h"
#include "tests/support/test_main.h"

#include <set>

using namespace postroom::catalogue;

class TermRowTest : public QObject {
    Q_OBJECT
private slots:
    void everyTermIsUniqueExplainedAndAllowedSomewhere() {
        std::set<std::pair<TermKind, std::string_view>> seen;
        for (const TermRow& row : termRows()) {
            const std::string name(row.name);
            QVERIFY2(seen.emplace(row.kind, row.name).second, name.c_str());
            QVERIFY2(!row.title.empty() && row.help.ends_with('.'), name.c_str());
            QVERIFY2(row.allowed != 0, name.c_str());
            QVERIFY2(!absentTerm(row.kind, row.name), name.c_str());
        }
    }
    void recipientsExistOnlyAtRcptAndPrdr() {
        QCOMPARE(findTerm(TermKind::condition, "domains")->allowed, phases(Phase::rcpt, Phase::prdr));
        QVERIFY((findTerm(TermKind::condition, "hosts")->allowed & bit(Phase::notSmtp)) == 0);
    }
    void everyPhaseHasItsOption() {
        for (unsigned i = 0; i < phaseCount; ++i) {
            const auto phase = static_cast<Phase>(i);
            QVERIFY(phaseOfOption(phaseOption(phase)) == phase);
            const std::string name(phaseOption(phase));
            QVERIFY2(findOption(Kind::main, "", name) != nullptr || findAbsentOption(Kind::main, "", name) != nullptr, name.c_str());
        }
    }
};

POSTROOM_TEST(TermRowTest)
#include "term_row_test.moc"
