// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/trace_query.h"
#include "tests/support/test_main.h"

using namespace postroom::wire;

class TraceQueryTest : public QObject {
    Q_OBJECT
private slots:
    void keywordsNegationQuotesAndFreeText() {
        const auto query = readTraceQuery(R"(From:boss@x  -to:list@ reason:"no such user" 192.0.2.7 -spam)");
        QVERIFY(query.errors.empty());
        QCOMPARE(query.terms.size(), std::size_t(5));
        QCOMPARE(query.terms[0].field, QueryField::from);
        QVERIFY(query.terms[1].negated && query.terms[1].text == "list@");
        QCOMPARE(query.terms[2].text, std::string("no such user"));
        QCOMPARE(query.terms[3].field, QueryField::any);
        QVERIFY(query.terms[4].negated);
    }
    void addressesWithColonsAreNoKeywords() {
        for (const char* text : {"2001:db8::1", "::1", "fe80::a", "anna@x"}) {
            const auto query = readTraceQuery(text);
            QVERIFY2(query.errors.empty() && query.terms[0].text == text, text);
        }
        QCOMPARE(readTraceQuery("ip:2001:db8::1").terms[0].text, std::string("2001:db8::1"));
    }
    void errorsSayWhereAndWhatWasMeant() {
        const auto query = readTraceQuery("to:a frm:b status:lost subject: \"open");
        QCOMPARE(query.errors.size(), std::size_t(4));
        QCOMPARE(query.errors[0].position, std::size_t(5));
        QVERIFY(query.errors[0].message.find("from:") != std::string::npos);
        QCOMPARE(query.terms.size(), std::size_t(1));
    }
    void emptyQuotesAreAnError() {
        const auto query = readTraceQuery(R"(to:a "")");
        QCOMPARE(query.errors.size(), std::size_t(1));
        QCOMPARE(query.errors[0].position, std::size_t(5));
        QCOMPARE(query.terms.size(), std::size_t(1));
    }
    void nothingIsNoError() { QVERIFY(readTraceQuery("   ").terms.empty() && readTraceQuery("").errors.empty()); }
};

POSTROOM_TEST(TraceQueryTest)
#include "trace_query_test.moc"
