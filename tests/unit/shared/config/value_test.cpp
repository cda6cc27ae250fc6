// SPDX-License-Identifier: Apache-2.0
#include "shared/config/value.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::config;
using catalogue::Kind;

namespace {

const catalogue::OptionRow& row(std::string_view name, Kind kind = Kind::main, std::string_view driver = {}) {
    return *catalogue::findOption(kind, driver, name);
}

std::string again(std::string_view option, std::string_view text) {
    const auto value = readValue(row(option), text);
    return value ? valueText(row(option), *value) : "ERROR " + value.error().publicText;
}

} // namespace

class ValueTest : public QObject {
    Q_OBJECT
private slots:
    void printsValuesInTheirShortestForm() {
        QCOMPARE(again("retry_data_expire", "168h"), std::string("1w"));
        QCOMPARE(again("message_size_limit", "51200K"), std::string("50M"));
        QCOMPARE(again("smtp_accept_max", "1K"), std::string("1024"));
        QCOMPARE(again("delay_warning", "4h : 24h"), std::string("4h:1d"));
        QCOMPARE(again("prdr_enable", "Yes"), std::string("true"));
        QCOMPARE(valueText(row("mode", Kind::transport, "appendfile"), *readValue(row("mode", Kind::transport, "appendfile"), "0640")),
                 std::string("0640"));
    }
    void leavesExpansionsAsTheyAre() {
        QCOMPARE(again("message_size_limit", "${if eq{a}{b}{1M}{2M}}"), std::string("${if eq{a}{b}{1M}{2M}}"));
        QVERIFY(!readValue(row("smtp_accept_max"), "$x"));
    }
    void saysWhatWasExpected() {
        QCOMPARE(again("smtp_connect_backlog", "70000"), std::string("ERROR expected a number from 1 to 65535, found \"70000\""));
        QCOMPARE(again("retry_data_expire", "soon"), std::string("ERROR expected a time of at least 1 s, such as 5m or 1d12h, found \"soon\""));
        QCOMPARE(again("prdr_enable", "perhaps"), std::string("ERROR expected true or false, found \"perhaps\""));
    }
    void takesJsonOfTheTypeOrText() {
        QVERIFY(*valueFromJson(row("smtp_accept_max"), base::Json(5)) == Value(std::int64_t(5)));
        QVERIFY(*valueFromJson(row("smtp_accept_max"), base::Json("5")) == Value(std::int64_t(5)));
        QVERIFY(!valueFromJson(row("smtp_accept_max"), base::Json(true)));
        QVERIFY(!valueFromJson(row("smtp_accept_max"), base::Json(-1)));
    }
    void splitsAndJoinsListsAsEximDoes() {
        QCOMPARE(splitList("a : b::c : "), (std::vector<std::string>{"a", "b:c"}));
        QCOMPARE(splitList("<; ::1 ; 10.0.0.0/8"), (std::vector<std::string>{"::1", "10.0.0.0/8"}));
        QCOMPARE(splitList(":"), (std::vector<std::string>{""}));
        QCOMPARE(splitList(": a"), (std::vector<std::string>{"", "a"}));
        QCOMPARE(splitList(""), (std::vector<std::string>{}));
        for (const std::vector<std::string>& items : {std::vector<std::string>{"a", "b"}, {"::1", "x"}, {"", "a"}, {""}, {"a;b:c,d|e&f~g!h"}, {}})
            QCOMPARE(splitList(joinList(items)), items);
    }
};

POSTROOM_TEST(ValueTest)
#include "value_test.moc"
