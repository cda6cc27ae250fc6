// SPDX-License-Identifier: GPL-3.0-or-later
// Objects are added, taken away and moved in the settings; expressions are compiled while they are typed.
#include "console/app/command_palette.h"
#include "console/pages/settings/object_dialog.h"
#include "console/pages/settings/objects_tree.h"
#include "console/pages/settings/settings_form.h"
#include "console/pages/settings/settings_view.h"
#include "console/pages/settings/working_objects.h"
#include "console/widgets/expression_edit.h"
#include "console/widgets/expression_line.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace postroom;
using namespace postroom::console;

namespace {

struct OpenSettings {
    explicit OpenSettings(const QString& link) : console(daemon, link) { view = console.view<SettingsView>(); }
    [[nodiscard]] ObjectsTree* tree() const { return view->findChild<ObjectsTree*>(); }
    [[nodiscard]] SettingsForm* form() const { return view->findChild<SettingsForm*>(); }
    [[nodiscard]] WorkingCopy& copy() { return console.window().workingCopy(); }
    [[nodiscard]] int rank(const char* object) const { return rankOf(tree()->objects(), QString::fromLatin1(object)); }
    FakeDaemon daemon;
    ConsoleFixture console;
    SettingsView* view = nullptr;
};

base::Json change(const char* op, const char* object, int rank = -1) {
    base::Json json = base::Json::object({{"op", op}, {"object", object}});
    if (rank >= 0)
        json.set("rank", rank);
    return json;
}

} // namespace

class SettingsObjectsTest : public QObject {
    Q_OBJECT
private slots:
    void aNewRouterIsMadeAndFilledIn() {
        OpenSettings open("settings/router aliases");
        int count = 0;
        rankOf(open.tree()->objects(), "router aliases", &count);
        open.console.trigger("settings.add");
        auto* dialog = open.view->findChild<ObjectDialog*>();
        QVERIFY(dialog != nullptr);
        QVERIFY2(accessibilityFaults(*dialog).isEmpty(), qPrintable(accessibilityFaults(*dialog).join('\n')));
        auto* name = dialog->findChild<QLineEdit*>();
        auto* add = dialog->findChildren<QPushButton*>().last();
        for (auto* button : dialog->findChildren<QPushButton*>())
            if (button->text().contains("Add"))
                add = button;
        QVERIFY(!add->isEnabled());
        open.console.type("aliases", name);
        QVERIFY(!add->isEnabled()); // there is one
        open.console.type("2", name);
        QVERIFY(add->isEnabled());
        for (auto* box : dialog->findChildren<QComboBox*>())
            if (box->findText("manualroute") >= 0)
                box->setCurrentText("manualroute");
        add->click();
        open.console.settle();
        QCOMPARE(open.tree()->object(), QString("router aliases2"));
        QCOMPARE(open.rank("router aliases2"), count);
        QVERIFY(open.form()->field("route_list") != nullptr); // the driver's own
        open.form()->field("route_list")->findChild<QLineEdit*>()->clear();
        open.console.type("* mx.example.net", open.form()->field("route_list")->findChild<QLineEdit*>());
        QCOMPARE(open.copy().changeOf("router aliases2", "route_list")["value"].toString(), std::string("* mx.example.net"));
        QCOMPARE(open.copy().changes().front()["value"]["settings"]["driver"].toString(), std::string("manualroute"));
        open.copy().undo();
        open.copy().undo();
        open.console.settle();
        QVERIFY(open.copy().isEmpty());
        QCOMPARE(open.rank("router aliases2"), -1);
        QCOMPARE(open.tree()->object(), QString("main"));
    }
    void anObjectIsTakenAwayAndBrought() {
        OpenSettings open("settings/router closed");
        open.console.trigger("settings.remove");
        QCOMPARE(open.rank("router closed"), -1);
        QCOMPARE(open.copy().changes().front()["op"].toString(), std::string("remove"));
        open.console.trigger("settings.undo");
        QVERIFY(open.rank("router closed") >= 0);
    }
    void routersAreReordered() {
        OpenSettings open("settings/router aliases");
        const int before = open.rank("router aliases");
        int count = 0;
        rankOf(open.tree()->objects(), "router aliases", &count);
        QVERIFY(count > 2);
        if (before == 0)
            open.console.trigger("settings.down");
        else
            open.console.trigger("settings.up");
        const int after = before == 0 ? 1 : before - 1;
        QCOMPARE(open.rank("router aliases"), after);
        QCOMPARE(open.copy().changes().front()["rank"].toInteger(), std::int64_t{after});
        QCOMPARE(open.tree()->object(), QString("router aliases")); // stays chosen
        open.console.trigger("settings.undo");
        QCOMPARE(open.rank("router aliases"), before);
        open.console.open("settings/transport maildir"); // their order does not count
        QVERIFY(!open.console.window().actions().find("settings.up")->isEnabled());
        open.console.open("settings/main");
        QVERIFY(!open.console.window().actions().find("settings.remove")->isEnabled());
    }
    void changesAreDoneOneAfterTheOther() {
        base::Json objects = base::Json::array();
        for (const char* name : {"router a", "router b", "router c", "transport t"})
            objects.append(base::Json::object({{"object", name}, {"kind", std::string(name).substr(0, std::string(name).find(' '))}}));
        const auto order = [&](const base::Json::Array& changes) {
            QStringList names;
            const base::Json changed = withChanges(objects, changes);
            for (const base::Json& each : changed.items())
                names << QString::fromStdString(each["object"].toString()).section(' ', 1);
            return names.join(' ');
        };
        QCOMPARE(order({change("move", "router c", 0)}), QString("c a b t"));
        QCOMPARE(order({change("move", "router a", 2)}), QString("b c a t"));
        QCOMPARE(order({change("move", "router a", 2), change("move", "router a", 1)}), QString("b a c t"));
        QCOMPARE(order({change("remove", "router b"), change("add", "router d", 1)}), QString("a d c t"));
        QCOMPARE(order({change("add", "router d")}), QString("a b c d t"));
        QCOMPARE(order({change("add", "retry * *")}), QString("a b c t * *"));
    }
    void movesOfOneObjectInARowAreOneChange() {
        OpenSettings open("settings/router aliases");
        open.copy().move("router closed", 0);
        open.copy().move("router closed", 1);
        QCOMPARE(open.copy().count(), 1);
        open.copy().move("router aliases", 0);
        open.copy().move("router closed", 2);
        QCOMPARE(open.copy().count(), 3);
        open.copy().set("router closed", "comment", "x");
        QCOMPARE(open.copy().changeOf("router closed", "comment")["op"].toString(), std::string("set"));
    }
    void whatAnObjectLacksIsSaidAboveItsForm() {
        OpenSettings open("settings/router aliases");
        open.daemon.answer("config.check", [](const base::Json&) -> Answer {
            base::Json findings = base::Json::array();
            findings.append(base::Json::object({{"severity", "error"}, {"message", "router aliases needs data"}, {"object", "router aliases"}}));
            return base::Json::object({{"ok", false}, {"findings", findings}, {"difference", base::Json::array()}, {"digest", ""}});
        });
        auto* wrong = open.console.find<QLabel>("What is wrong with the object");
        QVERIFY(!wrong->isVisible());
        open.copy().unset("router aliases", "data");
        open.copy().check();
        open.console.settle();
        QCOMPARE(wrong->text(), QString("Wrong: router aliases needs data"));
        QVERIFY(wrong->isVisible());
    }
    void thePaletteFindsObjects() {
        OpenSettings open("overview");
        open.copy().add("router brandnew", base::Json::object({{"driver", "accept"}}));
        CommandPalette palette(open.console.window().paletteProviders());
        palette.setAttribute(Qt::WA_DeleteOnClose, false);
        palette.setQuery("router alia");
        open.console.settle();
        QVERIFY(palette.titles().contains("aliases"));
        palette.setQuery("brandnew"); // only in the working copy
        open.console.settle();
        QCOMPARE(palette.titles(), QStringList{"brandnew"});
        palette.runCurrent();
        open.console.settle();
        QCOMPARE(open.console.window().currentView()->link().text(), Link::to("settings", {"router brandnew"}).text());
    }
    void aWrongExpressionIsSaidWhereItIs() {
        OpenSettings open("settings/main/smtp_banner");
        std::string asked;
        open.daemon.answer("config.compile-expression", [&](const base::Json& params) -> Answer {
            asked = params["expression"].toString();
            base::Json findings = base::Json::array();
            if (asked.find("}") == std::string::npos)
                findings.append(base::Json::object({{"severity", "error"}, {"message", "a brace is missing"}, {"offset", 4}}));
            return base::Json::object({{"ok", findings.size() == 0}, {"findings", findings}});
        });
        FormField* field = open.form()->field("smtp_banner");
        auto* line = field->findChild<ExpressionLine*>();
        QVERIFY(line != nullptr);
        line->selectAll();
        open.console.type("me ${lc:x", line);
        QTRY_COMPARE(field->trouble(), QString("a brace is missing"));
        QCOMPARE(asked, std::string("me ${lc:x"));
        open.console.type("}", line);
        QTRY_COMPARE(asked, std::string("me ${lc:x}"));
        QTRY_VERIFY(field->trouble().isEmpty());
    }
    void ofSeveralLinesTheWrongOneIsNamed() {
        OpenSettings open("settings/router aliases/condition");
        QStringList asked;
        open.daemon.answer("config.compile-expression", [&](const base::Json& params) -> Answer {
            asked << QString::fromStdString(params["expression"].toString());
            base::Json findings = base::Json::array();
            if (asked.last().contains("wrong"))
                findings.append(base::Json::object({{"severity", "error"}, {"message", "no such thing"}, {"offset", 2}}));
            return base::Json::object({{"ok", findings.size() == 0}, {"findings", findings}});
        });
        FormField* field = open.form()->field("condition");
        auto* edit = field->findChild<ExpressionEdit*>();
        QVERIFY(edit != nullptr);
        edit->setPlainText("${if eq{1}{1}}\n\n");
        edit->moveCursor(QTextCursor::End);
        open.console.type("${wrong", edit);
        QTRY_COMPARE(field->trouble(), QString("Line 3: no such thing"));
        QCOMPARE(asked.last(), QString("${wrong"));
        QVERIFY(asked.contains("${if eq{1}{1}}"));
        QCOMPARE(edit->extraSelections().size(), 1);
        QCOMPARE(edit->extraSelections().front().cursor.selectedText(), QString("wrong"));
        edit->setPlainText("${if eq{1}{1}}");
        QTRY_VERIFY(field->trouble().isEmpty());
    }
};

POSTROOM_TEST(SettingsObjectsTest)
#include "settings_objects_test.moc"
