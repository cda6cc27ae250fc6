// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/events/events_model.h"
#include "console/pages/events/events_view.h"
#include "console/widgets/table_view.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QLineEdit>
#include <QScrollBar>

using namespace postroom;
using namespace postroom::console;

namespace {

struct OpenEvents {
    explicit OpenEvents(const QString& link = "events") : console(daemon) {
        console.open(link);
        view = console.view<EventsView>();
    }
    void happen(const char* name, const char* message = "", int times = 1) {
        for (int i = 0; i < times; ++i)
            daemon.emitEvent(name, base::Json::object({{"recipient", "anna@postroom.test"}}), message);
        console.settle();
        view->model().flush(); // as its timer does
    }
    [[nodiscard]] TableView* table() { return console.find<TableView>("Events, newest last"); }
    FakeDaemon daemon;
    ConsoleFixture console;
    EventsView* view = nullptr;
};

} // namespace

class EventsViewTest : public QObject {
    Q_OBJECT
private slots:
    void eventsAppearByThemselves() {
        OpenEvents open;
        open.daemon.emitEvent("queue.held");
        QTRY_COMPARE(open.view->model().rowCount(), 1);
        QTRY_VERIFY(open.table()->isVisible());
    }
    void enterOpensTheMessage() {
        OpenEvents open;
        open.happen("delivery.done", "1tEBn2-000000Abcd1-0Xyz");
        open.table()->setCurrentIndex(open.view->model().index(0, 0));
        open.console.press("Return", open.table());
        open.console.settle();
        QCOMPARE(open.console.window().currentView()->link().text(), QString("message/1tEBn2-000000Abcd1-0Xyz"));
    }
    void aPauseKeepsTheTableStill() {
        OpenEvents open;
        open.happen("queue.held");
        open.console.trigger("events.pause");
        open.happen("queue.released");
        QCOMPARE(open.view->model().rowCount(), 1);
        open.console.trigger("events.pause");
        QCOMPARE(open.view->model().rowCount(), 2);
    }
    void aGapOfTheServerIsShown() {
        OpenEvents open;
        open.daemon.setFaults("event_gap");
        open.happen("queue.held");
        QCOMPARE(open.view->model().rowCount(), 1);
        QCOMPARE(open.view->model().index(0, EventsModel::Fields).data().toString(), QString("1 event missed"));
        open.daemon.restart();
        open.daemon.emitEvent("queue.held"); // before the connection is back
        open.daemon.emitEvent("queue.released");
        QTRY_COMPARE(open.view->model().rowCount(), 2);
        const QString said = open.view->model().index(1, EventsModel::Fields).data().toString();
        QVERIFY2(said.contains("started anew: 2 events since its start"), qPrintable(said));
        QCOMPARE(open.view->model().missed(), qint64{3});
    }
    void theLinkIsTheFilter() {
        OpenEvents open("events?q=event:queue.");
        open.happen("delivery.done");
        open.happen("queue.held");
        QCOMPARE(open.view->model().rowCount(), 1);
        QCOMPARE(open.view->link().value("q"), QString("event:queue."));
        open.console.find<QLineEdit>("Filter of the events")->clear();
        QCOMPARE(open.view->model().rowCount(), 2);
    }
    void theTableFollowsOnlyAtItsEnd() {
        OpenEvents open;
        open.happen("queue.held", "", 200);
        QScrollBar* bar = open.table()->verticalScrollBar();
        QVERIFY(bar->maximum() > 50);
        QCOMPARE(bar->value(), bar->maximum());
        bar->setValue(10);
        open.happen("queue.released", "", 20);
        QCOMPARE(bar->value(), 10);
    }
    void whoReadsKeepsTheRowsAtTheLimit() {
        OpenEvents open;
        std::vector<wire::EventMessage> full(EventsModel::mostEvents, {1, 1, base::Json::object({{"name", "queue.held"}})});
        open.view->model().add(full);
        open.view->model().flush();
        open.console.settle();
        open.table()->verticalScrollBar()->setValue(500);
        const QString first = open.table()->indexAt({5, 5}).data(KeyRole).toString();
        open.happen("queue.released", "", 20);
        QCOMPARE(open.table()->indexAt({5, 5}).data(KeyRole).toString(), first);
    }
    void everythingHasANameAndIsReached() {
        OpenEvents open;
        open.happen("queue.held");
        const QStringList faults = accessibilityFaults(*open.view);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }
};

POSTROOM_TEST(EventsViewTest)
#include "events_view_test.moc"
