// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/queue/action_dialog.h"
#include "console/pages/queue/group_list.h"
#include "console/pages/queue/queue_model.h"
#include "console/pages/queue/queue_view.h"
#include "console/pages/queue/standing_dialog.h"
#include "console/services/json_text.h"
#include "console/widgets/table_view.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

using namespace postroom;
using namespace postroom::console;

class QueueViewTest : public QObject {
    Q_OBJECT

    static QueueModel* waiting(QueueView* view) { return qobject_cast<QueueModel*>(table(view)->model()); }
    static TableView* table(QueueView* view) { return view->findChild<TableView*>("waitingTable"); }

private slots:
    void showsWhatWaitsAndWhy() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "queue");
        auto* view = console.view<QueueView>();
        QVERIFY(view);
        QAbstractItemModelTester tester(waiting(view));
        QTRY_COMPARE(waiting(view)->rowCount(), 6);
        QVERIFY(waiting(view)->index(0, QueueModel::Cause).data().toString().contains("mailbox full"));
        bool held = false;
        for (int row = 0; row < 6; ++row)
            held = held || waiting(view)->index(row, QueueModel::State).data().toString() == "on hold";
        QVERIFY(held);
        auto* groups = view->findChild<GroupList*>()->findChild<QTreeWidget*>();
        QTRY_COMPARE(groups->topLevelItemCount(), 6); // everything, and five causes
        QCOMPARE(groups->topLevelItem(0)->text(1), QString("6"));
    }

    void aGroupIsAFilter() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "queue?by=domain");
        auto* view = console.view<QueueView>();
        auto* groups = view->findChild<GroupList*>()->findChild<QTreeWidget*>();
        QTRY_COMPARE(groups->topLevelItemCount(), 4);
        daemon.forgetAsked();
        groups->setCurrentItem(groups->topLevelItem(1));
        QTRY_VERIFY(daemon.askedFor("queue.list") > 0);
        QCOMPARE(daemon.asked().front().params["filter"]["domain"].toString(), std::string("busy.example"));
        QCOMPARE(view->link().value("key"), QString("busy.example"));
    }

    void anActionSaysWhatItDoesBeforeItDoesIt() {
        FakeDaemon daemon;
        base::Json asked;
        daemon.answer("queue.remove", [&](const base::Json& params) -> Answer {
            asked = params;
            return base::Json::object({{"done", 1}, {"failures", base::Json::array()}, {"undo", "postroomctl queue undo"}});
        });
        ConsoleFixture console(daemon, "queue");
        auto* view = console.view<QueueView>();
        QTRY_COMPARE(waiting(view)->rowCount(), 6);
        console.settle();
        table(view)->selectRow(0);
        QVERIFY(!table(view)->selectedKeys().isEmpty());
        QVERIFY(console.window().actions().find("queue.remove")->isEnabled());
        console.trigger("queue.remove");
        auto* dialog = view->findChild<ActionDialog*>();
        QVERIFY(dialog);
        const auto shows = [&](const QString& part) {
            for (const QLabel* label : dialog->findChildren<QLabel*>())
                if (label->text().contains(part))
                    return true;
            return false;
        };
        QTRY_VERIFY(shows("moved to the bin"));
        QVERIFY(shows("It can be taken back: Bring back."));
        dialog->findChild<QLineEdit*>()->setText("sent twice");
        for (auto* button : dialog->findChild<QDialogButtonBox*>()->buttons())
            if (dialog->findChild<QDialogButtonBox*>()->buttonRole(button) == QDialogButtonBox::AcceptRole)
                button->click();
        QTRY_VERIFY(!asked.isNull());
        QCOMPARE(asked["ids"].size(), std::size_t(1));
        QCOMPARE(asked["reason"].toString(), std::string("sent twice"));
    }

    void theHelpdeskIsNotOfferedWhatItMayNotDo() {
        FakeDaemon daemon;
        daemon.setRole(catalogue::Role::helpdesk);
        ConsoleFixture console(daemon, "queue");
        auto* view = console.view<QueueView>();
        QVERIFY(view);
        QTRY_COMPARE(waiting(view)->rowCount(), 6);
        for (const QAction* action : view->findChildren<QAction*>())
            if (action->text() == "Try now")
                QVERIFY(!action->isVisible());
    }
    void standingOrdersHaveAReasonAndAnEnd() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "queue");
        base::Json suspended, held;
        daemon.answer("queue.suspend", [&](const base::Json& params) -> Answer {
            suspended = params;
            return base::Json::object();
        });
        daemon.answer("queue.hold-rule", [&](const base::Json& params) -> Answer {
            held = params;
            return base::Json::object({{"number", 1}});
        });
        for (const char* action : {"queue.suspend", "queue.holdrule"}) {
            console.trigger(action);
            StandingDialog* dialog = nullptr;
            for (auto* each : console.view<QueueView>()->findChildren<StandingDialog*>())
                dialog = each->isVisible() ? each : dialog;
            QVERIFY(dialog != nullptr);
            QVERIFY2(accessibilityFaults(*dialog).isEmpty(), qPrintable(accessibilityFaults(*dialog).join('\n')));
            const auto lines = dialog->findChildren<QLineEdit*>();
            console.type("example.net", lines.first());
            console.type("they are moving", lines.last());
            dialog->findChildren<QComboBox*>().last()->setCurrentIndex(1);
            console.press("Return", lines.last());
            console.settle();
        }
        QCOMPARE(suspended["domain"].toString(), std::string("example.net"));
        QCOMPARE(suspended["reason"].toString(), std::string("they are moving"));
        QVERIFY(suspended["until"].toInteger() > micros(QDateTime::currentDateTime()));
        QCOMPARE(held["match"]["sender"].toString(), std::string("example.net"));
    }
};

POSTROOM_TEST(QueueViewTest)
#include "queue_view_test.moc"
