// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/lists/list_dialog.h"
#include "console/pages/lists/lists_pane.h"
#include "console/pages/lists/lists_view.h"
#include "console/pages/lists/servers_model.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QTreeWidget>

using namespace postroom;
using namespace postroom::console;

namespace {

/// config.document always answers what was recorded: changes are laid over it by the page itself or come from `list`.
struct OpenLists {
    explicit OpenLists(const QString& link = "lists/hostlist relay_from_hosts") : console(daemon) {
        daemon.answer("config.document", [this](const base::Json& params) -> Answer {
            base::Json reply = **daemon.recordings().find("config.document", base::Json::object());
            base::Json objects = base::Json::array();
            for (base::Json object : reply["objects"].items()) {
                for (const base::Json& change : params["changes"].items())
                    if (change["object"] == object["object"] && change["op"].toStringView() == "set") {
                        base::Json settings = object["body"]["settings"];
                        settings.set(change["setting"].toStringView(), change["value"]);
                        object.set("body", base::Json::object({{"settings", settings}}));
                    }
                objects.append(object);
            }
            for (const base::Json& change : params["changes"].items())
                if (change["op"].toStringView() == "add")
                    objects.append(base::Json::object({{"object", change["object"]}, {"kind", "hostlist"}, {"name", "unwanted"}, {"body", change["value"]}}));
            return base::Json::object({{"objects", objects}});
        });
        console.open(link);
        view = console.view<ListsView>();
    }
    [[nodiscard]] ListsPane* pane() const { return view->findChild<ListsPane*>(); }
    [[nodiscard]] QTreeWidget* entries() { return console.find<QTreeWidget>("Entries of the list"); }
    [[nodiscard]] WorkingCopy& copy() { return console.window().workingCopy(); }
    FakeDaemon daemon;
    ConsoleFixture console;
    ListsView* view = nullptr;
};

base::Json servers(const char* state) {
    base::Json list = base::Json::array();
    list.append(base::Json::object({{"server", "redis://127.0.0.1:6379"}, {"kind", "redis"}, {"state", state}, {"problem", state == std::string("down") ? "connection refused" : ""},
                                    {"questions", 4}, {"failures", 1}, {"average_us", 2500}, {"idle_connections", 1}}));
    return base::Json::object({{"servers", list}, {"cache_hits", 3}, {"cache_misses", 1}, {"cache_entries", 1}});
}

} // namespace

class ListsViewTest : public QObject {
    Q_OBJECT
private slots:
    void aLinkLeadsToTheListAndItsHits() {
        OpenLists open;
        QCOMPARE(open.pane()->object(), QString("hostlist relay_from_hosts"));
        QCOMPARE(open.entries()->topLevelItemCount(), 1);
        QCOMPARE(open.entries()->topLevelItem(0)->text(0), QString("192.0.2.0/24"));
        QCOMPARE(open.entries()->topLevelItem(0)->text(1), QString("12"));
        QCOMPARE(open.view->link().text(), Link::to("lists", {"hostlist relay_from_hosts"}).text());
    }
    void entriesAreAddedAndTakenAway() {
        OpenLists open;
        auto* line = open.pane()->findChildren<QLineEdit*>().first();
        open.console.type("2001:db8::/32", line);
        open.pane()->addEntry();
        open.console.settle();
        const base::Json change = open.copy().changeOf("hostlist relay_from_hosts", "value");
        QCOMPARE(QString::fromStdString(change["value"].toString()), QString("<; 192.0.2.0/24 ; 2001:db8::/32"));
        QCOMPARE(open.entries()->topLevelItemCount(), 2);
        QVERIFY(line->text().isEmpty());
        open.entries()->topLevelItem(0)->setSelected(true);
        open.console.trigger("lists.remove");
        QCOMPARE(open.entries()->topLevelItemCount(), 1);
        QCOMPARE(open.entries()->topLevelItem(0)->text(0), QString("2001:db8::/32"));
        open.console.trigger("lists.undo");
        QCOMPARE(open.entries()->topLevelItemCount(), 2);
    }
    void aNewListIsFilledInOneChange() {
        OpenLists open;
        open.console.trigger("lists.new");
        auto* dialog = open.view->findChild<ListDialog*>();
        QVERIFY(dialog != nullptr);
        QVERIFY2(accessibilityFaults(*dialog).isEmpty(), qPrintable(accessibilityFaults(*dialog).join('\n')));
        open.console.type("unwanted", dialog->findChild<QLineEdit*>());
        dialog->accept();
        open.console.settle();
        QCOMPARE(open.pane()->object(), QString("hostlist unwanted"));
        open.console.type("203.0.113.10", open.pane()->findChildren<QLineEdit*>().first());
        open.pane()->addEntry();
        open.console.settle();
        QCOMPARE(open.copy().count(), 1);
        QCOMPARE(open.copy().changeOf("hostlist unwanted", {})["value"]["settings"]["value"].toString(), std::string("203.0.113.10"));
        QVERIFY(!open.pane()->lists().add("hostlist", "unwanted")); // it exists
        QVERIFY(!open.pane()->lists().add("hostlist", "no name"));
    }
    void whatTheServerFindsWrongStandsAboveTheEntries() {
        OpenLists open;
        open.daemon.answer("config.check", [](const base::Json&) -> Answer {
            const base::Json finding = base::Json::object({{"severity", "warning"}, {"message", "\"192.0.2.300\" is no IP address"}, {"object", "hostlist relay_from_hosts"}, {"setting", "value"}});
            return base::Json::object({{"ok", true}, {"findings", base::Json::Array{finding}}, {"difference", base::Json::array()}});
        });
        open.console.type("192.0.2.300", open.pane()->findChildren<QLineEdit*>().first());
        open.pane()->addEntry();
        open.copy().check();
        open.console.settle();
        bool said = false;
        for (auto* label : open.pane()->findChildren<QLabel*>())
            said = said || (label->isVisible() && label->text().contains("is no IP address"));
        QVERIFY(said);
    }
    void aListIsTakenAway() {
        OpenLists open;
        open.console.trigger("lists.remove-list");
        open.console.settle();
        QCOMPARE(open.copy().count(), 1);
        QCOMPARE(open.copy().changes().front()["op"].toString(), std::string("remove"));
        QCOMPARE(open.copy().changes().front()["object"].toString(), std::string("hostlist relay_from_hosts"));
        open.console.trigger("lists.undo");
        open.console.settle();
        QVERIFY(open.copy().isEmpty());
        open.console.trigger("lists.apply");
        QCOMPARE(open.console.window().currentView()->link().text().section('?', 0, 0), QString("changes"));
    }
    void aValueIsTestedAgainstTheList() {
        OpenLists open;
        std::string asked;
        open.daemon.answer("expand", [&](const base::Json& params) -> Answer {
            asked = params["expressions"].items().front().toString();
            base::Json results = base::Json::array();
            results.append(base::Json::object({{"result", "yes"}, {"steps", base::Json::Array{"match_ip 192.0.2.7 in +relay_from_hosts -> yes: 192.0.2.0/24"}}}));
            return base::Json::object({{"results", results}});
        });
        open.console.trigger("lists.test");
        open.console.type("192.0.2.7", open.pane()->findChildren<QLineEdit*>().last());
        open.pane()->test();
        open.console.settle();
        QCOMPARE(asked, std::string("${if match_ip{192.0.2.7}{+relay_from_hosts}{yes}{no}}"));
        QCOMPARE(open.console.find<QLabel>("Result of the test")->text(), QString("192.0.2.7 is in relay_from_hosts, by the entry 192.0.2.0/24."));
    }
    void aValueNeverBecomesAnExpression() {
        NamedList list{"domainlist d", "domainlist", "d", {}, {}, true};
        QCOMPARE(matchExpression(list, "a.example").value(), std::string("${if match_domain{a.example}{+d}{yes}{no}}"));
        for (const char* value : {"$run{x}", "a}{b", "a\\nb", "+other", "two words", ""})
            QVERIFY2(!matchExpression(list, value), value);
    }
    void anExpandedListIsNotTakenApart() {
        OpenLists open;
        open.copy().set("hostlist relay_from_hosts", "value", "${lookup{x}lsearch{/etc/hosts.relay}}");
        open.console.settle();
        QCOMPARE(open.entries()->topLevelItemCount(), 0);
        QVERIFY(!open.pane()->findChildren<QLineEdit*>().first()->isEnabled());
    }
    void serversAreTestedNow() {
        OpenLists open("overview");
        const char* state = "unknown";
        open.daemon.answer("lookup.servers", [&](const base::Json&) -> Answer { return servers(state); });
        open.daemon.answer("lookup.test", [&](const base::Json&) -> Answer {
            state = "down";
            base::Json results = base::Json::array();
            results.append(base::Json::object({{"server", "redis://127.0.0.1:6379"}, {"answers", false}, {"text", "connection refused"}, {"microseconds", 100}}));
            return base::Json::object({{"results", results}});
        });
        open.console.open("lists/servers");
        auto* view = open.console.view<ListsView>();
        auto* model = view->findChild<ServersModel*>();
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model->index(0, ServersModel::State).data().toString(), QString("not asked yet"));
        QCOMPARE(model->index(0, ServersModel::Average).data().toString(), QString("2.5 ms"));
        open.console.trigger("lists.test-servers");
        QCOMPARE(model->index(0, ServersModel::State).data().toString(), QString("does not answer: connection refused"));
        QCOMPARE(model->index(0, ServersModel::Tested).data().toString(), QString("does not answer: connection refused"));
        bool said = false;
        for (auto* label : view->findChildren<QLabel*>())
            said = said || label->text() == "Kept answers served 3 of 4 questions; kept now: 1.";
        QVERIFY(said);
    }
    void everythingHasANameAndIsReached() {
        for (const char* link : {"lists/hostlist relay_from_hosts", "lists/servers"}) {
            OpenLists open(link);
            const QStringList faults = accessibilityFaults(*open.view);
            QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
        }
    }
};

POSTROOM_TEST(ListsViewTest)
#include "lists_view_test.moc"
