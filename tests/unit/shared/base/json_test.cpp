// SPDX-License-Identifier: Apache-2.0
#include "shared/base/json.h"
#include "tests/support/test_main.h"

using namespace postroom::base;

class JsonTest : public QObject {
    Q_OBJECT
private slots:
    void keepsTheOrderOfMembersAndSortsForDigests() {
        const Json value = Json::parse(R"({"b":1,"a":[true,null,"x\n\u00e4"],"c":{"z":1.5}})").value();
        QCOMPARE(value.text(), std::string("{\"b\":1,\"a\":[true,null,\"x\\n\xC3\xA4\"],\"c\":{\"z\":1.5}}"));
        QVERIFY(value.canonicalText().starts_with("{\"a\":"));
        QCOMPARE(value["a"].items().size(), std::size_t(3));
        QCOMPARE(value["missing"]["deeper"].toInteger(7), 7);
    }
    void equalityIgnoresTheOrderOfMembers() {
        QVERIFY(*Json::parse(R"({"a":1,"b":2})") == *Json::parse(R"({"b":2,"a":1})"));
        QVERIFY(!(*Json::parse("[1,2]") == *Json::parse("[2,1]")));
    }
    void errorsSayWhere() {
        const auto broken = Json::parse("{\"a\":}");
        QVERIFY(!broken);
        QVERIFY2(broken.error().publicText.find("byte 6") != std::string::npos, broken.error().publicText.c_str());
        QVERIFY(!Json::parse(""));
        QVERIFY(!Json::parse("1 2"));
    }
    void depthIsLimited() { QVERIFY(!Json::parse(std::string(5000, '[') + std::string(5000, ']'))); }
    void bytesThatAreNotUtf8CannotBreakTheDocument() {
        const std::string text = Json(std::string("a\xFFz\xC3")).text();
        QCOMPARE(text, std::string("\"a\xEF\xBF\xBDz\xEF\xBF\xBD\""));
        QVERIFY(Json::parse(text));
    }
};

POSTROOM_TEST(JsonTest)
#include "json_test.moc"
