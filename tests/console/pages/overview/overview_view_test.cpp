// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/overview/flow_chart.h"
#include "console/pages/overview/overview_view.h"
#include "console/widgets/figure_card.h"
#include "console/widgets/sentence_banner.h"
#include "console/widgets/state_placeholder.h"
#include "tests/console/support/console_fixture.h"
#include "tests/console/support/demo_series.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::console;

class OverviewViewTest : public QObject {
    Q_OBJECT
private slots:
    void answersWhetherMailFlows() {
        FakeDaemon daemon;
        useDemoSeries(daemon);
        ConsoleFixture console(daemon);
        auto* view = console.view<OverviewView>();
        QVERIFY(view);
        QTRY_COMPARE(view->findChild<SentenceBanner*>()->sentence(), QString("Mail is flowing."));
        QVERIFY(view->findChild<SentenceBanner*>()->isVisible());
        bool accepted = false;
        for (const auto* card : view->findChildren<FigureCard*>())
            accepted = accepted || card->figure() == "402";
        QVERIFY(accepted);
        QVERIFY(view->findChild<FlowChart*>()->isVisible());
    }

    void aFailureCanBeTriedAgain() {
        FakeDaemon daemon;
        daemon.setFaults("error:stats.overview");
        ConsoleFixture console(daemon);
        auto* placeholder = console.view<OverviewView>()->findChild<StatePlaceholder*>();
        QTRY_VERIFY(placeholder->isVisible() && placeholder->title().contains("fault"));
        daemon.setFaults({});
        emit placeholder->retry();
        QTRY_VERIFY(!placeholder->isVisible());
    }

    void aPointOfTheChartIsATraceQuery() {
        FakeDaemon daemon;
        useDemoSeries(daemon);
        ConsoleFixture console(daemon);
        auto* chart = console.view<OverviewView>()->findChild<FlowChart*>();
        QSignalSpy wanted(chart, &FlowChart::queryWanted);
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Home);
        QTest::keyClick(chart, Qt::Key_Right);
        QVERIFY2(chart->markedText().contains("came in"), qPrintable(chart->markedText()));
        QTest::keyClick(chart, Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QVERIFY(wanted[0][0].toString().startsWith("after:"));
        QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, chart->viewport()->rect().center());
        QCOMPARE(wanted.size(), 2);
        QVERIFY(wanted[0][0] != wanted[1][0]);
    }

    void theWeekIsAskedFor() {
        FakeDaemon daemon;
        useDemoSeries(daemon);
        ConsoleFixture console(daemon);
        daemon.forgetAsked();
        console.trigger("overview.week");
        QTRY_VERIFY(daemon.askedFor("stats.series") > 0);
        bool week = false;
        for (const auto& asked : daemon.asked())
            week = week || asked.params["window"].toInteger() == 604800;
        QVERIFY(week);
    }

    /// An older server has no figures over time; the rest stands.
    void worksWithoutStatistics() {
        FakeDaemon daemon;
        const auto unknown = [](const base::Json&) -> Answer {
            auto error = wire::plainError(base::ErrorKind::notFound, "there is no method");
            error.code = wire::codeNoMethod;
            return tl::unexpected(error);
        };
        daemon.answer("stats.overview", unknown);
        daemon.answer("stats.series", unknown);
        ConsoleFixture console(daemon);
        auto* view = console.view<OverviewView>();
        QTRY_VERIFY(view->findChild<SentenceBanner*>()->isVisible());
        QVERIFY(!view->findChild<FlowChart*>()->isVisible());
    }
};

POSTROOM_TEST(OverviewViewTest)
#include "overview_view_test.moc"
