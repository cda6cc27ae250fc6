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
        QTest::newRow("item of a later version") << "${perl{f}}" << "not-in-this-version";
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
