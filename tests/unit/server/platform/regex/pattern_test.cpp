// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"

#include "server/platform/regex/pattern.h"

using namespace postroom::regex;

class PatternTest : public QObject {
    Q_OBJECT
private slots:
    void groupsSayWhereTheyAre() {
        const auto pattern = Pattern::compile("(a)(x)?(b)");
        std::vector<Group> groups;
        QVERIFY(pattern->match("..ab", groups) == MatchOutcome::yes);
        QCOMPARE(groups.size(), std::size_t(4));
        QCOMPARE(groups[0].begin, std::size_t(2));
        QVERIFY(!groups[2].set);
        QCOMPARE(groups[3].end, std::size_t(4));
    }
    void caseIsHeededUnlessAsked() {
        QVERIFY(!Pattern::compile("abc")->matches("ABC"));
        QVERIFY(Pattern::compile("abc", PatternCase::ignore)->matches("ABC"));
    }
    void aWrongPatternNamesThePlace() {
        const auto pattern = Pattern::compile("a(b");
        QVERIFY(!pattern);
        QVERIFY(pattern.error().publicText.find("character 4") != std::string::npos);
    }
    void endlessBacktrackingEnds() {
        const auto pattern = Pattern::compile("^(a+)+$");
        std::vector<Group> groups;
        QVERIFY(pattern->match(std::string(5000, 'a') + "!", groups) != MatchOutcome::yes);
    }
    void bytesThatAreNoUtf8AreFine() { QVERIFY(Pattern::compile("\xFF.")->matches("a\xFF\xFE")); }
};
POSTROOM_TEST(PatternTest)
#include "pattern_test.moc"
