// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/trace/query_line.h"
#include "console/pages/trace/saved_searches.h"
#include "console/pages/trace/trace_model.h"
#include "console/pages/trace/trace_preview.h"
#include "console/pages/trace/trace_view.h"
#include "console/widgets/sentence_banner.h"
#include "console/widgets/state_placeholder.h"
#include "console/widgets/table_view.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QMenu>

#include <QAbstractItemModelTester>

using namespace postroom;
using namespace postroom::console;

class TraceViewTest : public QObject {
    Q_OBJECT
private slots:
    void showsTheLastDayAtOnce() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "trace");
        auto* view = console.view<TraceView>();
        QVERIFY(view);
        auto* model = view->findChild<TraceModel*>();
        QAbstractItemModelTester tester(model);
        QTRY_VERIFY(model->rowCount() > 20);
        QCOMPARE(model->index(0, TraceModel::From).data().toString(), QString("<>"));
        QVERIFY(!model->index(0, TraceModel::Result).data().toString().isEmpty());
        QVERIFY(!model->index(0, TraceModel::Result).data(Qt::DecorationRole).value<QIcon>().isNull());
    }

    void aQueryIsSentAndKept() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "trace");
        auto* view = console.view<TraceView>();
        auto* line = view->findChild<QueryLine*>();
        line->setText("status:rejected");
        emit line->searchWanted();
        auto* model = view->findChild<TraceModel*>();
        QTRY_VERIFY(model->state() == WindowModel::State::ready);
        for (int row = 0; row < model->rowCount(); ++row)
            QVERIFY(model->row(row)["outcome"].toString().starts_with("rejected"));
        QCOMPARE(view->link().value("q"), QString("status:rejected"));
        QVERIFY(view->findChild<SavedSearches*>()->recent().contains("status:rejected"));
    }

    void whatCannotBeReadIsSaidWhileTyping() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "trace");
        auto* view = console.view<TraceView>();
        auto* line = view->findChild<QueryLine*>();
        console.settle();
        daemon.forgetAsked();
        line->setText("status:sideways");
        QVERIFY(line->problem().contains("status:"));
        QTest::keyClick(line, Qt::Key_Return);
        console.settle();
        QCOMPARE(daemon.askedFor("trace.search"), 0);
        line->setText("status:queued");
        QVERIFY(line->problem().isEmpty());
    }

    void rightClickFiltersAndExcludes() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "trace");
        auto* line = console.view<TraceView>()->findChild<QueryLine*>();
        line->setText("from:a@b.example");
        line->addTerm("to:c@d.example");
        QCOMPARE(line->text(), QString("from:a@b.example to:c@d.example"));
        line->addTerm("-from:a@b.example");
        QCOMPARE(line->text(), QString("to:c@d.example -from:a@b.example"));
    }

    void nothingFoundSaysWhatWasSeen() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "trace?q=from:nobody@nowhere.example");
        auto* view = console.view<TraceView>();
        QTRY_COMPARE(view->findChild<TraceModel*>()->state(), WindowModel::State::empty);
        QTRY_COMPARE(view->findChild<StatePlaceholder*>()->title(), QString("Nothing was found"));
    }

    void spacePreviewsAndEnterOpens() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "trace");
        auto* view = console.view<TraceView>();
        auto* model = view->findChild<TraceModel*>();
        QTRY_VERIFY(model->rowCount() > 0);
        auto* table = view->findChild<TableView*>();
        table->selectRow(0);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Space);
        auto* preview = view->findChild<TracePreview*>();
        QTRY_VERIFY(preview->isVisible() && preview->findChild<SentenceBanner*>()->sentence().contains(QString::fromStdString(model->row(0)["recipient"].toString())));
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_VERIFY(console.window().currentView()->link().page == "message");
    }

    void aFailureCanBeTriedAgain() {
        FakeDaemon daemon;
        daemon.setFaults("error:trace.search");
        ConsoleFixture console(daemon, "trace");
        auto* model = console.view<TraceView>()->findChild<TraceModel*>();
        QTRY_COMPARE(model->state(), WindowModel::State::failed);
        daemon.setFaults({});
        console.view<TraceView>()->refresh();
        QTRY_COMPARE(model->state(), WindowModel::State::ready);
    }
    void aRowIsTriedWithTheWorkingCopy() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "trace");
        auto* table = console.view<TraceView>()->findChild<TableView*>();
        int row = 0; // one that came over SMTP
        while (table->model()->index(row, TraceModel::Client).data().toString().isEmpty())
            ++row;
        const QString key = table->model()->index(row, 0).data(LinkRole).toString().section('/', 1).section('?', 0, 0);
        QMenu menu;
        table->fillMenu(menu, table->model()->index(row, 0));
        for (QAction* action : menu.actions())
            if (action->text() == "Try it with the working copy")
                action->trigger();
        console.settle();
        QCOMPARE(console.window().currentView()->link().text(), Link::to("try", {"dialogue"}, {{"id", key}}).text());
        QVERIFY(daemon.askedFor("config.simulate") > 0);
    }
    void theRuleBehindARowIsOpened() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "trace?q=status:rejected");
        auto* table = console.view<TraceView>()->findChild<TableView*>();
        auto* model = console.view<TraceView>()->findChild<TraceModel*>();
        QTRY_COMPARE(model->state(), WindowModel::State::ready);
        int row = 0;
        while (row < model->rowCount() && model->row(row)["acl"].isNull())
            ++row;
        QVERIFY(row < model->rowCount());
        QMenu menu;
        table->fillMenu(menu, table->model()->index(row, 0));
        for (QAction* action : menu.actions())
            if (action->text() == "Open the rule that decided")
                action->trigger();
        console.settle();
        QCOMPARE(console.window().currentView()->link().value("tab"), QString("configuration"));
    }
};

POSTROOM_TEST(TraceViewTest)
#include "trace_view_test.moc"
