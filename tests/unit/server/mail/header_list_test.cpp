// SPDX-License-Identifier: Apache-2.0
#include "server/mail/header_check.h"
#include "server/mail/header_list.h"
#include "tests/support/test_main.h"

using namespace postroom::mail;

namespace {

const std::string sample = "Received: one\r\nReceived: two\r\n\tfolded\r\nFrom: Anna <a@x.test>\r\nX-Odd : v\r\nSubject:  hi\r\n there\r\n";

} // namespace

class HeaderListTest : public QObject {
    Q_OBJECT
private slots:
    void keepsEveryByte() { QCOMPARE(HeaderList::parse(sample).text(), sample); }
    void makesBareLineFeedsWhole() { QCOMPARE(HeaderList::parse("A: 1\nB: 2\n c\n").text(), std::string("A: 1\r\nB: 2\r\n c\r\n")); }
    void findsFieldsWithoutRegardToCase() {
        const auto list = HeaderList::parse(sample);
        QCOMPARE(list.value("SUBJECT"), std::string("hi there"));
        QCOMPARE(list.value("x-odd"), std::string("v"));
        QCOMPARE(list.count("received"), std::size_t(2));
        QVERIFY(list.find("To") == nullptr);
    }
    void stopsAtTheEmptyLine() { QCOMPARE(HeaderList::parse("A: 1\r\n\r\nB: 2\r\n").fields().size(), std::size_t(1)); }
    void addsAtEachPlace() {
        auto list = HeaderList::parse("Received: 1\r\nResent-To: r\r\nFrom: f\r\n");
        list.add("End: 1\nEnd: 2");
        list.add("Start: 1", HeaderPlace::atStart);
        QCOMPARE(list.text(), std::string("Start: 1\r\nReceived: 1\r\nResent-To: r\r\nFrom: f\r\nEnd: 1\r\nEnd: 2\r\n"));
        list.remove("start");
        list.add("After: 1", HeaderPlace::afterReceived);
        QCOMPARE(list.fields()[1].name(), std::string_view("After"));
        list.remove("after");
        list.add("Rfc: 1", HeaderPlace::atStartRfc);
        QCOMPARE(list.fields()[2].name(), std::string_view("Rfc"));
    }
    void anAddedTextCannotSmuggleTheEndOfTheHeader() {
        auto list = HeaderList::parse("From: f\r\n");
        list.add("X: a\n\nBody");
        QVERIFY(list.text().find("\r\n\r\n") == std::string::npos);
    }
    void replacesAValueAndKeepsTheName() {
        auto list = HeaderList::parse("fRoM: a@b.test\r\n");
        list.replace(0, list.fields()[0].withValue("c@d.test"));
        QCOMPARE(list.text(), std::string("fRoM: c@d.test\r\n"));
    }
    void checksTheSyntaxOfAddressFields() {
        QVERIFY(!checkHeaderSyntax(HeaderList::parse("From: a@b.test\r\nTo: x:;\r\n"), Unqualified::refused));
        const auto wrong = checkHeaderSyntax(HeaderList::parse("From: a@b.test\r\nTo: @@\r\n"), Unqualified::refused);
        QVERIFY(wrong && wrong->find("'To' header") != std::string::npos);
        QVERIFY(checkHeaderSyntax(HeaderList::parse("From: anna\r\n"), Unqualified::refused).has_value());
        QVERIFY(!checkHeaderSyntax(HeaderList::parse("From: anna\r\n"), Unqualified::allowed).has_value());
    }
    void namesTheSendersInTheirOrder() {
        QCOMPARE(headerSenders(HeaderList::parse("From: a@b.test\r\nSender: s@b.test\r\n")), std::vector<std::string>{"s@b.test"});
        QCOMPARE(headerSenders(HeaderList::parse("From: a@b.test\r\n")), std::vector<std::string>{"a@b.test"});
    }
};

POSTROOM_TEST(HeaderListTest)
#include "header_list_test.moc"
