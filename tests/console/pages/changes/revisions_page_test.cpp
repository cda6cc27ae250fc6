// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/revisions/history_model.h"
#include "console/pages/revisions/revisions_view.h"
#include "console/widgets/difference_view.h"
#include "console/widgets/table_pane.h"
#include "console/widgets/trial_banner.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QAbstractItemModelTester>
#include <QDialog>
#include <QTreeWidget>

using namespace postroom;
using namespace postroom::console;

class RevisionsPageTest : public QObject {
    Q_OBJECT
private slots:
    void showsHistoryAndWhatTheNewestChanged() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "revision");
        auto* view = console.view<RevisionsView>();
        auto* model = view->findChild<HistoryModel*>();
        const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model->rowCount(), 3);
        QCOMPARE(model->index(0, 4).data().toString(), QString("running"));
        QCOMPARE(model->index(0, 2).data().toString(), QString("root"));
        auto* tree = view->findChild<DifferenceView*>()->tree();
        QCOMPARE(tree->topLevelItem(0)->child(0)->text(0), QString("smtp_banner"));
        QCOMPARE(tree->topLevelItem(0)->child(0)->text(1), QString("(default)"));
        QCOMPARE(view->link().text(), QString("revision/3"));
    }
    void aLinkComparesTwo() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "revision/3?with=1");
        auto* view = console.view<RevisionsView>();
        QCOMPARE(view->findChild<DifferenceView*>()->tree()->topLevelItem(0)->childCount(), 2);
        QCOMPARE(view->link().text(), QString("revision/3?with=1"));
        console.open("revision/2");
        QCOMPARE(view->link().text(), QString("revision/2"));
        QCOMPARE(view->findChild<DifferenceView*>()->tree()->topLevelItem(0)->child(0)->text(2), QString("2000"));
    }
    void goesBackWithCommentAndCountdown() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "revision/2");
        daemon.answer("config.diff", [](const base::Json&) -> Answer { return base::Json::object({{"difference", base::Json::array()}}); });
        console.trigger("revisions.rollback");
        QDialog* dialog = console.dialog();
        QVERIFY(dialog != nullptr);
        const QStringList faults = accessibilityFaults(*dialog);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
        dialog->accept();
        console.settle();
        QCOMPARE(daemon.askedFor("config.rollback"), 1);
        for (const auto& asked : daemon.asked())
            if (asked.method == "config.rollback") {
                QCOMPARE(asked.params["revision"].toInteger(), std::int64_t{2});
                QCOMPARE(asked.params["comment"].toString(), std::string("back to revision 2"));
                QCOMPARE(asked.params["confirm_within"].toInteger(), std::int64_t{120});
            }
        auto* view = console.view<RevisionsView>();
        QVERIFY(view->findChild<TrialBanner*>()->sentence().startsWith("Keep these changes?"));
        auto* model = view->findChild<HistoryModel*>();
        QCOMPARE(model->rowCount(), 4);
        QCOMPARE(model->index(0, 4).data().toString(), QString("on trial"));
        console.window().workingCopy().trial().keep();
        console.settle();
        QCOMPARE(model->index(0, 4).data().toString(), QString("running"));
    }
    void anAuditorMayLookOnly() {
        FakeDaemon daemon;
        daemon.setRole(catalogue::Role::auditor);
        ConsoleFixture console(daemon, "revision/2");
        QVERIFY(!console.window().actions().find("revisions.rollback")->isVisible());
    }
    void everythingHasANameAndIsReached() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "revision");
        const QStringList faults = accessibilityFaults(*console.view<RevisionsView>());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }
};

POSTROOM_TEST(RevisionsPageTest)
#include "revisions_page_test.moc"
