// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/way/chain_model.h"
#include "console/pages/way/way_view.h"
#include "console/widgets/sentence_banner.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QTreeWidget>

using namespace postroom;
using namespace postroom::console;
using Mark = ChainModel::Mark;

namespace {

Mark markOf(const ChainModel& model, int row) { return model.index(row).data(ChainModel::MarkRole).value<Mark>(); }

} // namespace

class WayViewTest : public QObject {
    Q_OBJECT
private slots:
    void theChainIsInItsOrder() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "way");
        auto* model = console.view<WayView>()->findChild<ChainModel*>();
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model->rowCount(), 5); // four routers and the end
        QCOMPARE(model->index(0).data(KeyRole).toString(), QString("aliases"));
        QCOMPARE(model->index(1).data(ChainModel::TransportRole).toString(), QString("maildir"));
        QVERIFY(model->index(1).data(ChainModel::ConditionsRole).toString().contains("Local parts: anna"));
        QVERIFY(model->index(4).data(ChainModel::EndRole).toBool());
        QVERIFY(markOf(*model, 0) == Mark::none);
    }
    void anAddressIsTracedToEachPlace() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "way/sales@postroom.test");
        auto* view = console.view<WayView>();
        auto* model = view->findChild<ChainModel*>();
        auto* routes = console.find<QTreeWidget>("Where it goes");
        QCOMPARE(routes->topLevelItemCount(), 2);
        QCOMPARE(view->findChild<SentenceBanner*>()->sentence(), QString("sales@postroom.test goes to 2 places"));
        QVERIFY(markOf(*model, 0) == Mark::taken); // the alias
        QVERIFY(markOf(*model, 1) == Mark::taken);
        QVERIFY(markOf(*model, 2) == Mark::notReached);
        routes->setCurrentItem(routes->topLevelItem(1));
        QVERIFY(markOf(*model, 1) == Mark::skipped);
        QVERIFY(markOf(*model, 3) == Mark::taken);
        QVERIFY(markOf(*model, 4) == Mark::notReached);
        QVERIFY(model->index(1).data(ChainModel::FoundRole).toString().contains("elsewhere.example is not in +local_domains"));
        QCOMPARE(view->link().text(), Link::to("way", {"sales@postroom.test"}).text());
    }
    void aRouterThatDeclinesPassesTheAddressOn() {
        FakeDaemon daemon;
        const auto step = [](const char* router, const char* what, const char* found, const char* result) {
            return base::Json::object({{"router", router}, {"what", what}, {"found", found}, {"result", result}});
        };
        base::Json::Array steps{step("aliases", "driver", "", "declined"), step("mailboxes", "driver", "transport maildir", "accepted")};
        daemon.answer("address.test", [&](const base::Json&) -> Answer {
            return base::Json::object({{"routes", base::Json::Array{base::Json::object({{"outcome", "deliver"}, {"address", "anna@postroom.test"}, {"router", "mailboxes"}, {"transport", "maildir"}, {"steps", base::Json(steps)}})}}});
        });
        ConsoleFixture console(daemon, "way/anna@postroom.test");
        auto* model = console.view<WayView>()->findChild<ChainModel*>();
        QVERIFY(markOf(*model, 0) == Mark::skipped);
        QCOMPARE(model->index(0).data(ChainModel::FoundRole).toString(), QString("passed on: it has nothing for this address"));
        QVERIFY(markOf(*model, 1) == Mark::taken);
        steps = {step("aliases", "driver", "to anna", "accepted"), step("aliases", "local_parts", "anna is not in sales", "skipped"), step("mailboxes", "driver", "no such user", "failed")};
        console.trigger("way.follow");
        console.settle();
        QCOMPARE(model->index(0).data(ChainModel::FoundRole).toString(), QString("taken: to anna")); // what came out of it passed it again
        QCOMPARE(model->index(1).data(ChainModel::FoundRole).toString(), QString("ends here, undeliverable: no such user"));
        QVERIFY(markOf(*model, 1) == Mark::failed);
        steps = {step("aliases", "driver", "", "declined"), step("aliases", "driver", "", "declined"), step("mailboxes", "driver", "Redis is down", "deferred")};
        console.trigger("way.follow");
        console.settle();
        QCOMPARE(model->index(0).data(ChainModel::FoundRole).toString(), QString("passed on: it has nothing for this address")); // once
        QVERIFY(markOf(*model, 1) == Mark::deferred);
    }
    void anUnknownAddressEndsAtTheEnd() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "way");
        console.type("nobody@postroom.test", console.view<WayView>()->findChildren<QLineEdit*>().first());
        console.trigger("way.follow");
        auto* model = console.view<WayView>()->findChild<ChainModel*>();
        QVERIFY(markOf(*model, 4) == Mark::taken);
        QCOMPARE(model->index(4).data().toString(), QString("Unrouteable address"));
        for (int row = 0; row < 4; ++row)
            QVERIFY(markOf(*model, row) == Mark::skipped);
        console.trigger("way.clear");
        QVERIFY(markOf(*model, 4) == Mark::none);
        QVERIFY(!console.find<QTreeWidget>("Where it goes")->isVisible());
    }
    void theWorkingCopyCounts() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "way");
        base::Json asked;
        daemon.answer("address.test", [&](const base::Json& params) -> Answer {
            asked = params;
            return base::Json::object({{"routes", base::Json::array()}});
        });
        daemon.answer("config.document", [&](const base::Json& params) -> Answer {
            asked = params;
            return *daemon.recordings().first("config.document");
        });
        console.window().workingCopy().set("router mailboxes", "local_parts", "berta");
        console.settle();
        QCOMPARE(asked["changes"].size(), std::size_t(1)); // the chain is drawn anew
        console.open("way/anna@postroom.test");
        QCOMPARE(asked["configuration"]["changes"].size(), std::size_t(1));
        QCOMPARE(console.view<WayView>()->findChild<SentenceBanner*>()->sentence(), QString("anna@postroom.test goes nowhere"));
    }
    void enterOpensTheRouter() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "way");
        auto* chain = console.view<WayView>()->findChild<QListView*>();
        emit chain->activated(chain->model()->index(1, 0));
        console.settle();
        QCOMPARE(console.window().currentView()->link().text(), Link::to("settings", {"router mailboxes"}).text());
    }
    void everythingHasANameAndIsReached() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "way/sales@postroom.test");
        const QStringList faults = accessibilityFaults(*console.view<WayView>());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }
};

POSTROOM_TEST(WayViewTest)
#include "way_view_test.moc"
