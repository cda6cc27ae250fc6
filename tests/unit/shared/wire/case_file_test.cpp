// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/case_file.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::wire;

class CaseFileTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsWrittenIsRead() {
        CaseFile file;
        file.created = base::fromEpochMicros(1'700'000'000'000'001);
        file.hostName = "mx.example.test";
        file.masked = false;
        file.page = base::Json::object({{"message", base::Json::object({{"id", "x"}})}});
        file.sentences = base::Json(base::Json::Array{"Refused."});
        const auto read = readCaseFile(caseJson(file).text());
        QVERIFY(read.has_value());
        QCOMPARE(read->created, file.created);
        QCOMPARE(read->hostName, file.hostName);
        QVERIFY(!read->masked);
        QCOMPARE(read->page["message"]["id"].toString(), std::string("x"));
    }
    void otherFilesAreRefusedWithASentence() {
        QVERIFY(readCaseFile("no json").error().publicText.find("not JSON") != std::string::npos);
        QVERIFY(!readCaseFile("{}"));
        base::Json newer = caseJson({});
        newer.set("version", 2);
        QVERIFY(readCaseFile(newer.text()).error().publicText.find("version 2") != std::string::npos);
        QVERIFY(!readCaseFile(caseJson({}).text())); // no message
    }
    void theSameAddressIsTheSamePseudonym() {
        const auto document = base::Json::object({{"sender", "Anna@Example.com"},
                                                  {"text", "550 <anna@example.com> unknown at mx1.example.com (bob@other.test, example.com.)"},
                                                  {"list", base::Json(base::Json::Array{"anna@other.test", "notexample.com"})}});
        Pseudonyms names;
        names.collect(document);
        const auto masked = names.masked(document);
        QCOMPARE(masked["sender"].toString(), std::string("user1@domain1.invalid"));
        QCOMPARE(masked["text"].toString(), std::string("550 <user1@domain1.invalid> unknown at mx1.domain1.invalid (user2@domain2.invalid, domain1.invalid.)"));
        QCOMPARE(masked["list"].items()[0].toString(), std::string("user1@domain2.invalid"));
        QCOMPARE(masked["list"].items()[1].toString(), std::string("notexample.com"));
    }
    void expressionsStayWhatTheyAre() {
        Pseudonyms names;
        const auto document = base::Json("${if eq{$sender_address}{a@b.example}} $local_part@$domain @ x@");
        names.collect(document);
        QCOMPARE(names.masked(document).toString(), std::string("${if eq{$sender_address}{user1@domain1.invalid}} $local_part@$domain @ x@"));
    }
};
POSTROOM_TEST(CaseFileTest)
#include "case_file_test.moc"
