// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/unit/server/policy/expand/fixture.h"

using namespace postroom;

namespace {
config::Finding findingOf(std::string_view source, config::Place place = {"exim4.conf", 12, 5, "router x", "data"}) {
    const auto program = expand::Program::compile(source, place, {});
    return program ? config::Finding{} : program.error().front();
}
} // namespace

class ProgramErrorsTest : public QObject {
    Q_OBJECT
private slots:
    void anUnknownVariableIsFoundWhenItIsCompiled() {
        const config::Finding finding = findingOf("x ${lc:$local_prat}");
        QCOMPARE(QString::fromStdString(finding.code), QString("unknown-variable"));
        QCOMPARE(QString::fromStdString(finding.hint), QString("did you mean local_part?"));
        QCOMPARE(finding.place.line, 12U);
        QCOMPARE(finding.place.column, 13U);
    }

    void lineAndColumnCountThroughTheText() {
        const config::Finding finding = findingOf("first\nsecond $nosuchthing");
        QCOMPARE(finding.place.line, 13U);
        QCOMPARE(finding.place.column, 9U);
    }

    void whatARevisionRefusesBeforeItIsUsed() {
        expand::CompileNames names;
        names.listExists = [](auto kind, auto name) { return kind == "domainlist" && name == "local_domains"; };
        names.listNames = [](auto) { return std::vector<std::string>{"local_domains"}; };
        names.patterns = expand::CompileNames::Patterns::whenCompiled;
        const auto of = [&names](std::string_view source) {
            const auto program = expand::Program::compile(source, {"c", 1, 1, {}, {}}, names);
            return program ? config::Finding{} : program.error().front();
        };
        const config::Finding list = of("${if bool{no}{${if match_domain{$domain}{x : +local_domain}{a}{b}}}}");
        QCOMPARE(QString::fromStdString(list.message), QString("there is no domainlist \"local_domain\""));
        QCOMPARE(QString::fromStdString(list.hint), QString("did you mean +local_domains?"));
        QCOMPARE(list.place.column, 20U);
        QVERIFY(of("${if match_address{$sender_address}{+local_domains}{a}{b}}").message.empty());
        QVERIFY(of("${if match_ip{192.0.2.1}{+include_unknown : *}{a}{b}}").message.empty());
        const config::Finding pattern = of("${if bool{no}{${if match{a}{(x}{a}{b}}}}");
        QCOMPARE(QString::fromStdString(pattern.code), QString("bad-pattern"));
        QVERIFY(pattern.message.find("missing") != std::string::npos);
        QCOMPARE(pattern.place.column, 20U);
        QCOMPARE(QString::fromStdString(of("${sg{a}{[}{b}}").code), QString("bad-pattern"));
        QVERIFY(of("${if match{a}{$domain(}{a}{b}}").message.empty());
        // Not of a revision: as Exim, where it is used.
        QVERIFY(findingOf("${if match{a}{(x}{a}{b}}").message.empty());
    }

    void wrongNamesAreErrors_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("code");
        QTest::newRow("item") << "${lokup{a}{b}}" << "unknown-item";
        QTest::newRow("operator") << "${lcc:a}" << "unknown-operator";
        QTest::newRow("condition") << "${if eqq{a}{b}}" << "unknown-condition";
        QTest::newRow("condition not taken") << "${if or{{bool{1}}{nosuch{a}}}}" << "unknown-condition";
        QTest::newRow("lookup") << "${lookup{a}lserch{/x}}" << "bad-lookup";
        QTest::newRow("lookup of a later version") << "${lookup oracle{select a}}" << "bad-lookup";
        QTest::newRow("brace") << "${lc:abc" << "missing-brace";
        QTest::newRow("dollar") << "a $ b" << "bad-dollar";
        QTest::newRow("backslash") << "a\\" << "backslash-at-end";
        QTest::newRow("too few") << "${hash{3}}" << "too-few-arguments";
        QTest::newRow("too many") << "${tr{a}{b}{c}{d}}" << "too-many-arguments";
        QTest::newRow("feature of a later version") << "$spf_result" << "not-in-this-version";
        QTest::newRow("item of a later version") << "${dlfunc{f}{g}}" << "not-in-this-version";
    }
    void wrongNamesAreErrors() {
        QFETCH(QString, source);
        QFETCH(QString, code);
        const std::string text = source.toStdString();
        QCOMPARE(QString::fromStdString(findingOf(text).code), code);
    }

    void aWrongHeaderColonIsHintedAt() {
        QVERIFY(findingOf("${if def:h_subject{a}{b}}").hint.find("colon") != std::string::npos);
    }

    void aRouterVariableIsKnownWhenTheRevisionSaysSo() {
        expand::CompileNames names;
        names.extraVariable = [](std::string_view name) { return name == "mine"; };
        QVERIFY(expand::Program::compile("$mine", {}, names).has_value());
        QVERIFY(!expand::Program::compile("$yours", {}, names).has_value());
    }
};
POSTROOM_TEST(ProgramErrorsTest)
#include "program_errors_test.moc"
