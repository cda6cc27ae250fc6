// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/unit/server/policy/expand/fixture.h"

#include "server/policy/expand/list_setting.h"

using namespace postroom;

namespace {
lookup::NamedList domainList(std::string name, std::string source) {
    lookup::NamedList list;
    list.name = std::move(name);
    list.source = std::move(source);
    return list;
}
} // namespace

class ListSettingTest : public QObject {
    Q_OBJECT
private slots:
    void aListWithoutExpansionsIsParsedForGood() {
        lookup::NamedLists lists;
        lists.add(domainList("plain", "a.example : \\N^b\\d+$\\N"));
        QVERIFY(expand::compileNamedLists(lists, {}).empty());
        QVERIFY(lists.find(lookup::ListKind::domain, "plain")->parsed.has_value());
    }

    void aListWithExpansionsIsExpandedWhenItIsMatched() {
        test::Fixture fixture;
        fixture.lists.add(domainList("mine", "${lc:A.EXAMPLE} : $qualify_domain"));
        fixture.facts.set("qualify_domain", expand::Value::clean("b.example"));
        QVERIFY(expand::compileNamedLists(fixture.lists, {}).empty());
        QCOMPARE(fixture.text("${if match_domain{b.example}{+mine}{T:$value}{F}}"), QString("T:b.example"));
        QCOMPARE(fixture.text("${if match_domain{c.example}{+mine}{T}{F}}"), QString("F"));
    }

    void aForcedFailureInAListIsNoMatch() {
        test::Fixture fixture;
        fixture.lists.add(domainList("none", "${if eq{1}{2}{x}fail}"));
        expand::compileNamedLists(fixture.lists, {});
        QCOMPARE(fixture.text("${if match_domain{x}{+none}{T}{F}}"), QString("F"));
    }

    void theNearestNameIsToldForAnUnknownList() {
        lookup::NamedLists lists;
        lists.add(domainList("local_domains", "a.example"));
        lists.add(domainList("mine", "+local_domain"));
        expand::CompileNames names;
        names.listNames = [](auto) { return std::vector<std::string>{"local_domains", "mine"}; };
        const auto findings = expand::compileNamedLists(lists, names);
        QCOMPARE(findings.size(), std::size_t(1));
        QCOMPARE(findings[0].hint, std::string("did you mean +local_domains?"));
    }

    void wrongListsAreFindings() {
        lookup::NamedLists lists;
        lists.add(domainList("bad", "${nosuch{a}}"));
        lists.add(domainList("lost", "a : +nowhere"));
        lists.add(domainList("typo", "lsarch;/x"));
        QCOMPARE(expand::compileNamedLists(lists, {}).size(), std::size_t(3));
    }
};
POSTROOM_TEST(ListSettingTest)
#include "list_setting_test.moc"
