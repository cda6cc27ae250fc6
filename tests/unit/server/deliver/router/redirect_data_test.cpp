// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/router/redirect_data.h"
#include "tests/support/test_main.h"

using namespace postroom::router;
using Kind = RedirectItem::Kind;

class RedirectDataTest : public QObject {
    Q_OBJECT
private slots:
    void readsAddressesBetweenCommasAndLines() {
        const auto items = readRedirectData("alice, Bob <bob@x.test>\n# a comment\ncarol@y.test (old)\n", "z.test");
        QCOMPARE(items.size(), std::size_t(3));
        QCOMPARE(items[0].text, std::string("alice"));
        QCOMPARE(items[1].text, std::string("bob@x.test"));
        QCOMPARE(items[2].text, std::string("carol@y.test"));
    }
    void tellsPipesAndFilesFromAddresses() {
        const auto items = readRedirectData("|/bin/cat, \"|/bin/cat a, b\", /var/mail/x, /var/mail/d/, /odd@x.test", "z.test");
        QCOMPARE(items.size(), std::size_t(5));
        QCOMPARE(items[0].text, std::string("|/bin/cat"));
        QCOMPARE(items[1].text, std::string("|/bin/cat a, b"));
        QVERIFY(items[2].kind == Kind::pipeOrFile);
        QCOMPARE(items[3].text, std::string("/var/mail/d/"));
        QVERIFY(items[4].kind == Kind::address);
    }
    void endsAtASpecial() {
        const auto items = readRedirectData("alice, :fail: no longer here, ask bob", "z.test");
        QCOMPARE(items.size(), std::size_t(2));
        QVERIFY(items[1].kind == Kind::fail);
        QCOMPARE(items[1].text, std::string("no longer here, ask bob"));
        QVERIFY(readRedirectData(":blackhole:", "z.test")[0].kind == Kind::blackhole);
    }
    void qualifiesABackslashWithTheIncomingDomain() {
        QCOMPARE(readRedirectData("\\alice", "z.test")[0].text, std::string("alice@z.test"));
    }
    void saysWhatIsWrong() {
        const auto items = readRedirectData("a b c", "z.test");
        QVERIFY(items[0].kind == Kind::error);
        QCOMPARE(items[0].reason, std::string("missing or malformed local part (expected word or \"<\")"));
        QVERIFY(readRedirectData(":include:", "z.test")[0].kind == Kind::error);
    }
    void takesNothingForNothing() { QVERIFY(readRedirectData(" \n,, # x\n (only a comment)", "z.test").empty()); }
    void knowsFilters() {
        QVERIFY(isFilter("# Exim filter\nsave x"));
        QVERIFY(isFilter("#Sieve filter"));
        QVERIFY(!isFilter("# comment\nalice"));
    }
};

POSTROOM_TEST(RedirectDataTest)
#include "redirect_data_test.moc"
