// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/settings/objects_tree.h"
#include "console/pages/settings/settings_form.h"
#include "console/pages/settings/settings_view.h"
#include "console/widgets/text_pane.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QLineEdit>

using namespace postroom;
using namespace postroom::console;

class SettingsPageTest : public QObject {
    Q_OBJECT
private slots:
    void aLinkLeadsToTheOption() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "settings/main/smtp_accept_max");
        auto* view = console.view<SettingsView>();
        auto* field = view->findChild<SettingsForm*>()->field("smtp_accept_max");
        QVERIFY(field != nullptr);
        QCOMPARE(field->value().toString(), std::string("2000"));
        QCOMPARE(view->link().text(), Link::to("settings", {"main", "smtp_accept_max"}).text());
    }
    void anEditGoesIntoTheWorkingCopyAndBack() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "settings/main/smtp_accept_max");
        auto* form = console.view<SettingsView>()->findChild<SettingsForm*>();
        auto* line = form->field("smtp_accept_max")->findChild<QLineEdit*>();
        WorkingCopy& copy = console.window().workingCopy();
        line->selectAll();
        console.type("3000", line);
        QCOMPARE(copy.count(), 1);
        QCOMPARE(copy.changeOf("main", "smtp_accept_max")["value"].toString(), std::string("3000"));
        QCOMPARE(copy.base(), 3);
        line->selectAll();
        console.type("2000", line);
        QVERIFY(copy.isEmpty()); // as it was: no change
        line->selectAll();
        console.type("1", line);
        copy.undo();
        console.settle();
        QCOMPARE(line->text(), QString("2000"));
    }
    void theServersFindingStandsAtTheField() {
        FakeDaemon daemon;
        daemon.answer("config.check", [](const base::Json&) -> Answer {
            base::Json findings = base::Json::array();
            findings.append(base::Json::object({{"severity", "error"}, {"code", "x"}, {"place", base::Json::object({{"object", "main"}, {"setting", "smtp_banner"}})},
                                                {"message", "a brace is missing"}}));
            return base::Json::object({{"ok", false}, {"findings", findings}, {"difference", base::Json::array()}, {"digest", ""}});
        });
        ConsoleFixture console(daemon, "settings/main/smtp_banner");
        auto* field = console.view<SettingsView>()->findChild<SettingsForm*>()->field("smtp_banner");
        console.window().workingCopy().set("main", "smtp_banner", "${if");
        console.window().workingCopy().check();
        console.settle();
        QCOMPARE(field->trouble(), QString("a brace is missing"));
    }
    void everyObjectHasItsForm() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "settings/router aliases");
        auto* form = console.view<SettingsView>()->findChild<SettingsForm*>();
        QVERIFY(form->field("data") != nullptr);
        QCOMPARE(form->field("local_parts")->value().toString(), std::string("sales"));
        console.open("settings/acl acl_check_rcpt");
        QVERIFY(console.view<SettingsView>()->findChild<TextPane*>()->text().startsWith("acl_check_rcpt:"));
        QVERIFY(!console.view<SettingsView>()->findChild<TextPane*>()->text().contains("acl_check_prdr:"));
    }
    void theSearchLeavesWhatMatches() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "settings/main/smtp_accept_max");
        auto* search = console.find<QLineEdit>("Search settings");
        console.type("smtp_accept_max", search);
        auto* form = console.view<SettingsView>()->findChild<SettingsForm*>();
        QVERIFY(form->field("smtp_accept_max")->isVisible());
        int hidden = 0;
        for (auto* field : form->findChildren<FormField*>())
            hidden += field->isVisible() ? 0 : 1;
        QVERIFY(hidden > 0);
    }
    void everythingHasANameAndIsReached() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "settings/router aliases");
        const QStringList faults = accessibilityFaults(*console.view<SettingsView>());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }
};

POSTROOM_TEST(SettingsPageTest)
#include "settings_page_test.moc"
