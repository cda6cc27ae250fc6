// SPDX-License-Identifier: Apache-2.0
#include "shared/catalogue/option_row.h"
#include "shared/catalogue/reference.h"
#include "shared/config/value.h"
#include "tests/support/test_main.h"

#include <set>

using namespace postroom;
using catalogue::OptionRow;

class OptionRowTest : public QObject {
    Q_OBJECT
private slots:
    void everyRowIsCompleteAndUnique() {
        std::set<std::tuple<catalogue::Kind, std::string_view, std::string_view>> seen;
        for (const auto& table : catalogue::optionTables())
            for (const OptionRow& row : table) {
                const QByteArray name(row.name.data(), qsizetype(row.name.size()));
                QVERIFY2(seen.emplace(row.kind, row.driver, row.name).second, name);
                QVERIFY2(!row.title.empty() && !row.help.empty() && !row.group.empty(), name);
                QVERIFY2(row.help.ends_with('.'), name);
                QVERIFY2((row.type == catalogue::OptionType::choice) == !row.choices.empty(), name);
                QVERIFY2(row.minimum <= row.maximum, name);
                QCOMPARE(catalogue::findOption(row.kind, row.driver, row.name), &row);
            }
        QVERIFY(seen.size() > 250);
    }
    void everyDefaultIsAValidValueOfItsOption() {
        for (const auto& table : catalogue::optionTables())
            for (const OptionRow& row : table) {
                if (row.defaultText.empty())
                    continue;
                const auto value = config::readValue(row, row.defaultText);
                QVERIFY2(value, std::string(row.name).c_str());
                const auto again = config::readValue(row, config::valueText(row, *value));
                QVERIFY2(again && *again == *value, std::string(row.name).c_str());
            }
    }
    void everyExampleOfTheManualIsAValidValue() {
        for (const auto& table : catalogue::optionTables())
            for (const OptionRow& row : table) {
                const std::string example = catalogue::optionExample(row);
                const std::size_t equals = example.find(" = ");
                QVERIFY2(equals != std::string::npos && example.substr(0, equals) == row.name, example.c_str());
                const auto value = config::readValue(row, example.substr(equals + 3));
                QVERIFY2(value, (example + ": " + (value ? "" : value.error().publicText)).c_str());
            }
    }
    void aDriversOwnOptionStandsBeforeTheGenericOne() {
        QVERIFY(catalogue::findOption(catalogue::Kind::router, "redirect", "data") != nullptr);
        QVERIFY(catalogue::findOption(catalogue::Kind::router, "accept", "data") == nullptr);
        QVERIFY(catalogue::findOption(catalogue::Kind::router, "accept", "transport") != nullptr);
    }
    void namesThatAreMissingHereAreNotOptions() {
        for (const catalogue::AbsentOption& absent : catalogue::absentOptions())
            QVERIFY2(catalogue::findOption(absent.kind, absent.driver, absent.name) == nullptr, std::string(absent.name).c_str());
        QVERIFY(catalogue::findAbsentOption(catalogue::Kind::transport, "smtp", "dkim_domain") != nullptr);
    }
    void choicesOfDriversAreTheDriversThatExist() {
        for (const auto kind : {catalogue::Kind::router, catalogue::Kind::transport, catalogue::Kind::authenticator}) {
            const OptionRow* row = catalogue::findOption(kind, "", "driver");
            QVERIFY(row != nullptr);
            for (const std::string_view driver : catalogue::driversOf(kind))
                QVERIFY2(config::readValue(*row, driver), std::string(driver).c_str());
        }
    }
};

POSTROOM_TEST(OptionRowTest)
#include "option_row_test.moc"
