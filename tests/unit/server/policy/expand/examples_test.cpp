// SPDX-License-Identifier: Apache-2.0
// The examples of the reference part of the manual yield what it says, and every word has one. Those that need a session or a
// delivery are run by tests/system/manual_examples_test.cpp.
#include "shared/catalogue/expansion_example.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/policy/expand/fixture.h"

#include <QRegularExpression>

using namespace postroom;

class ExamplesTest : public QObject {
    Q_OBJECT
private slots:
    void everyExampleYieldsWhatTheManualSays_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result");
        for (const auto& table : catalogue::expansionExamples())
            for (const auto& example : table) {
                if (example.stage != catalogue::ExampleStage::anywhere)
                    continue;
                QTest::newRow(std::string(example.text).c_str())
                    << QString::fromLatin1(example.text.data(), static_cast<qsizetype>(example.text.size()))
                    << QString::fromLatin1(example.result.data(), static_cast<qsizetype>(example.result.size()));
            }
    }
    void everyExampleYieldsWhatTheManualSays() {
        QFETCH(QString, text);
        QFETCH(QString, result);
        test::Fixture fixture;
        fixture.world.answer({world::Kind::perl, {"greeting", "anna@example.org"}}, world::Answer::of("Hello, anna@example.org"));
        fixture.world.setFile("/etc/motd", "Welcome\n");
        fixture.world.setLookup("lsearch", "/etc/aliases", "postmaster", "root");
        lookup::NamedList domains;
        domains.kind = lookup::ListKind::domain;
        domains.name = "local_domains";
        domains.source = "example.com : localhost";
        fixture.lists.add(std::move(domains));
        fixture.facts.setSender("anna@example.org");
        fixture.facts.set("domain", expand::Value::tainted("example.com"));
        fixture.facts.set("local_part", expand::Value::tainted("bob.smith"));
        fixture.facts.set("sender_host_address", expand::Value::tainted("192.0.2.7"));
        const auto value = fixture.evaluate(text.toLatin1().toStdString());
        QVERIFY2(value.has_value(), value ? "" : value.error().message.c_str());
        const QString found = QString::fromLatin1(value->text.data(), static_cast<qsizetype>(value->text.size()));
        if (result.startsWith('^'))
            QVERIFY2(QRegularExpression(result).match(found).hasMatch(), qPrintable(found));
        else
            QCOMPARE(found, result);
    }
    void everyWordHasAnExampleAndEveryExampleAWord() {
        for (const auto& table : catalogue::expansionExamples())
            for (const auto& example : table)
                QVERIFY2(catalogue::findExpansion(example.kind, example.name) != nullptr, std::string(example.name).c_str());
        QStringList without;
        for (const auto& table : catalogue::expansionTables())
            for (const auto& row : table)
                if (catalogue::findExample(row.kind, row.name) == nullptr)
                    without << QString::fromUtf8(row.name.data(), static_cast<qsizetype>(row.name.size()));
        QCOMPARE(without, (QStringList{"ldapauth", "saslauthd"})); // they ask servers: tests/system/lookup_server_test.cpp
    }
};
POSTROOM_TEST(ExamplesTest)
#include "examples_test.moc"
