// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/rules/retry_form.h"
#include "console/pages/rules/retry_trial.h"
#include "console/pages/rules/retry_words.h"
#include "console/pages/rules/rules_table.h"
#include "console/pages/rules/rules_view.h"
#include "console/pages/rules/schedule_editor.h"
#include "console/widgets/sentence_banner.h"
#include "console/widgets/table_view.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>

using namespace postroom;
using namespace postroom::console;

namespace {

struct OpenRetry {
    explicit OpenRetry(const QString& link = "retry") : console(daemon, link), view(console.view<RulesView>()) {}
    [[nodiscard]] RuleDocument& rules() { return view->document(); }
    [[nodiscard]] WorkingCopy& copy() { return console.window().workingCopy(); }
    [[nodiscard]] SentenceBanner* banner() const { return view->findChild<RetryTrial*>()->findChild<SentenceBanner*>(); }
    [[nodiscard]] QTreeWidget* tries() { return console.find<QTreeWidget>("When a message that arrives now would be tried"); }
    FakeDaemon daemon;
    ConsoleFixture console;
    RulesView* view;
};

QStringList patterns(const RuleDocument& document) {
    QStringList all;
    for (int i = 0; i < document.count(); ++i)
        all << document.value(i, "pattern");
    return all;
}

} // namespace

class RetryViewTest : public QObject {
    Q_OBJECT
private slots:
    void schedulesAreWordsAndBack() {
        QCOMPARE(scheduleWords("F,2h,15m; G,16h,1h,1.5; F,4d,6h"), QString("every 15 min for 2 h, then from 1 h growing ×1.5 up to 16 h, then every 6 h up to 4 d; give up after 4 d"));
        QCOMPARE(scheduleWords(""), QString("fails at once, without another try"));
        QCOMPARE(scheduleWords("F,2h"), QString("F,2h"));
        for (const char* text : {"F,2h,15m; G,16h,1h,1.5; F,4d,6h", "H,1d,30m,2", ""})
            QCOMPARE(scheduleText(*readSchedule(text)), QString(text));
        for (const char* wrong : {"X,1h,1m", "F,1h", "G,1h,1m", "G,1h,1m,two", "F,1q,1m"})
            QVERIFY2(!readSchedule(wrong), wrong);
        QCOMPARE(retryErrorWords("refused"), QString("connection refused"));
        QCOMPARE(retryErrorWords("rcpt_451"), QString("rcpt_451"));
    }
    void theTableSaysWhatTheRuleDoesAndWhenItWouldBeTried() {
        OpenRetry open;
        auto* table = open.view->findChild<TableView*>();
        QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, 1).data().toString(), QString("all (*)"));
        QCOMPARE(table->model()->index(0, 2).data().toString(), QString("any failure"));
        QVERIFY(table->model()->index(0, 4).data().toString().startsWith("every 15 min for 2 h"));
        open.console.settle();
        QCOMPARE(open.tries()->topLevelItemCount(), 29);
        QCOMPARE(open.tries()->topLevelItem(1)->text(2), QString("15 min"));
        QVERIFY(open.tries()->topLevelItem(28)->text(2).contains("goes back to the sender"));
    }
    void aRuleIsMadeWithoutSyntax() {
        OpenRetry open;
        open.console.trigger("retry.add");
        QCOMPARE(patterns(open.rules()), QStringList({"example.org", "*"}));
        open.console.type("busy.example"); // the pattern is selected
        auto* form = open.view->findChild<RetryForm*>();
        setError(*form->findChild<QComboBox*>(), "rcpt_4xx");
        form->schedule().setSchedule("F,1h,10m");
        emit form->schedule().edited();
        form->schedule().addStep();
        open.console.settle();
        QCOMPARE(open.rules().value(0, "error"), QString("rcpt_4xx"));
        QCOMPARE(open.rules().value(0, "schedule"), QString("F,1h,10m; F,2h,1h"));
        QCOMPARE(open.copy().count(), 1); // one rule was added, whatever was done to it since
        const base::Json change = open.copy().changes().front();
        QCOMPARE(change["object"].toString(), std::string("retry busy.example rcpt_4xx"));
        QCOMPARE(change["rank"].toInteger(), 0);
        open.console.trigger("retry.undo"); // what was done to the schedule
        QCOMPARE(open.rules().value(0, "schedule"), QString("F,2h,15m; G,16h,1h,1.5; F,4d,6h"));
        for (int i = 0; i < 3; ++i)
            open.console.trigger("retry.undo");
        QVERIFY(open.copy().isEmpty());
        QCOMPARE(patterns(open.rules()), QStringList({"*"}));
    }
    void rulesMoveByKeyAndByDragging() {
        OpenRetry open;
        open.rules().insert(0, {{"pattern", "a.example"}, {"error", "*"}, {"schedule", "F,1h,10m"}});
        open.rules().insert(1, {{"pattern", "b.example"}, {"error", "*"}, {"schedule", "F,1h,10m"}});
        auto* table = open.view->findChild<RulesTable*>();
        table->select(0);
        open.console.press("Alt+Down", open.view->findChild<TableView*>());
        QCOMPARE(patterns(open.rules()), QStringList({"b.example", "a.example", "*"}));
        QCOMPARE(table->current(), 1);
        auto* model = open.view->findChild<RuleModel*>();
        const std::unique_ptr<QMimeData> dragged(model->mimeData({model->index(2, 0)}));
        QVERIFY(!model->dropMimeData(dragged.get(), Qt::MoveAction, 0, 0, {}));
        QCOMPARE(patterns(open.rules()), QStringList({"*", "b.example", "a.example"}));
        QCOMPARE(table->current(), 0);
        table->select(0);
        open.console.trigger("retry.remove");
        QCOMPARE(patterns(open.rules()), QStringList({"b.example", "a.example"}));
        open.console.trigger("retry.undo");
        QCOMPARE(patterns(open.rules()), QStringList({"*", "b.example", "a.example"}));
    }
    void theTextIsTheSameRules() {
        OpenRetry open("retry/1?view=text");
        auto* text = open.console.find<QPlainTextEdit>("Text of the retry rules");
        QVERIFY(text->isVisible());
        QVERIFY2(text->toPlainText().contains("F,2h,15m; G,16h,1h,1.5; F,4d,6h"), qPrintable(text->toPlainText()));
        text->setPlainText("busy.example rcpt_4xx F,1h,10m\n* * F,4d,6h\n");
        QCOMPARE(patterns(open.rules()), QStringList({"busy.example", "*"}));
        QCOMPARE(open.rules().value(1, "schedule"), QString("F,4d,6h"));
        text->setPlainText("busy.example\n");
        QCOMPARE(patterns(open.rules()), QStringList({"busy.example", "*"})); // as they were
        auto* findings = open.console.find<QListWidget>("Findings in the text");
        QVERIFY(findings->item(0)->text().startsWith("Line 1: expected an error name"));
    }
    void theRuleForAnAddressIsFound() {
        OpenRetry open("retry?for=anna@busy.example&error=rcpt_4xx");
        open.console.settle();
        QCOMPARE(open.banner()->sentence(), QString("Rule 1 applies"));
        QVERIFY(open.tries()->topLevelItemCount() > 20);
        base::Json asked;
        open.daemon.answer("address.retry", [&](const base::Json& params) -> Answer {
            asked = params;
            return base::Json::object({{"tries", base::Json::Array{0}}, {"gives_up", true}, {"random", false}});
        });
        open.rules().insert(0, {{"pattern", "a.example"}, {"error", "*"}, {"schedule", "F,1h,10m"}});
        open.console.trigger("retry.try");
        open.console.settle();
        QCOMPARE(asked["configuration"]["changes"].size(), std::size_t(1));
        QVERIFY(open.banner()->isVisible());
        QCOMPARE(open.banner()->sentence(), QString("No rule applies"));
    }
    void findingsStandInPlace() {
        OpenRetry open;
        open.daemon.answer("config.check", [](const base::Json&) -> Answer {
            const base::Json finding = base::Json::object({{"severity", "error"}, {"code", "rule"}, {"message", "\"2\" is no error"},
                                                           {"place", base::Json::object({{"object", "retry * refused"}, {"setting", "error"}})}});
            return base::Json::object({{"ok", false}, {"findings", base::Json::Array{finding}}, {"difference", base::Json::array()}});
        });
        open.rules().edit(0, "error", "refused");
        QTRY_VERIFY_WITH_TIMEOUT(open.rules().findings(0).size() == 1, 10000);
        bool said = false;
        for (auto* label : open.view->findChild<RetryForm*>()->findChildren<QLabel*>())
            said = said || label->text() == "\"2\" is no error";
        QVERIFY(said);
    }
    void whoMayNotEditIsOfferedNothing() {
        FakeDaemon daemon;
        daemon.setRole(catalogue::Role::auditor);
        ConsoleFixture console(daemon, "retry");
        QVERIFY(!console.window().actions().find("retry.add")->isVisible());
        QVERIFY(!console.window().actions().find("retry.remove")->isVisible());
        QVERIFY(console.view<RulesView>()->findChild<RetryForm*>()->findChild<QLineEdit*>()->isReadOnly());
    }
    void everythingHasANameAndIsReached() {
        for (const char* link : {"retry", "retry?view=text"}) {
            OpenRetry open(link);
            const QStringList faults = accessibilityFaults(*open.view);
            QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
        }
    }
};

POSTROOM_TEST(RetryViewTest)
#include "retry_view_test.moc"
