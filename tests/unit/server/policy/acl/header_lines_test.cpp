// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/header_lines.h"

#include "tests/support/test_main.h"

using namespace postroom::acl;
using Kind = HeaderChange::Kind;

class HeaderLinesTest : public QObject {
    Q_OBJECT
private slots:
    void foldedLinesStayTogether() {
        const auto lines = readAddedHeaders("X-A: 1\nX-B: 2\n continued\nX-C: 3\n\n");
        QCOMPARE(lines.size(), std::size_t(3));
        QCOMPARE(lines[1].text, std::string("X-B: 2\n continued"));
        QCOMPARE(headersAddedText(lines), std::string("X-A: 1\nX-B: 2\n\n continued\nX-C: 3"));
    }
    void positionsHoldForOneLine() {
        const auto lines = readAddedHeaders(":after_received: X-A: 1\nX-B: 2\n:AT_START: X-C: 3\n:at_start_rfc:X-D: 4");
        QCOMPARE(lines[0].kind, Kind::addAfterReceived);
        QCOMPARE(lines[0].text, std::string("X-A: 1"));
        QCOMPARE(lines[1].kind, Kind::addAtEnd);
        QCOMPARE(lines[2].kind, Kind::addAtStart);
        QCOMPARE(lines[3].kind, Kind::addAtStartRfc);
        QCOMPARE(lines[3].text, std::string("X-D: 4"));
    }
    void whatHasNoNameGetsOne() {
        QCOMPARE(readAddedHeaders("no colon here")[0].text, std::string("X-ACL-Warn: no colon here"));
        QCOMPARE(readAddedHeaders("X-Sp : 1")[0].text, std::string("X-ACL-Warn: X-Sp : 1"));
        QCOMPARE(readAddedHeaders(":nosuch: X-N: 1")[0].text, std::string("X-ACL-Warn: :nosuch: X-N: 1"));
        QVERIFY(readAddedHeaders("\n\n").empty());
    }
    void removalTakesNamesAndPatterns() {
        const auto changes = readRemovedHeaders("X-A : ^X-B-.* : Subject");
        QCOMPARE(changes.size(), std::size_t(3));
        QCOMPARE(changes[0].text, std::string("X-A"));
        QCOMPARE(changes[1].kind, Kind::removeMatching);
        QCOMPARE(changes[1].text, std::string("^X-B-.*"));
        QCOMPARE(changes[2].kind, Kind::remove);
    }
};

POSTROOM_TEST(HeaderLinesTest)
#include "header_lines_test.moc"
