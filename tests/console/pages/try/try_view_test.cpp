// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/try/dialogue_pane.h"
#include "console/pages/try/dialogue_result.h"
#include "console/pages/try/replay_model.h"
#include "console/pages/try/recent_mail.h"
#include "console/pages/try/replay_pane.h"
#include "console/pages/try/tests_model.h"
#include "console/pages/try/try_view.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/sentence_banner.h"
#include "console/widgets/text_pane.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QAbstractItemModelTester>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTabBar>

using namespace postroom;
using namespace postroom::console;

namespace {

struct OpenTry {
    explicit OpenTry(const QString& link = "try") : console(daemon) {
        // The recorded ones, whatever exactly is asked.
        for (const char* method : {"config.simulate", "config.replay"})
            daemon.answer(method, [this, method](const base::Json& params) -> Answer {
                asked = params;
                return *daemon.recordings().first(method);
            });
        console.open(link);
        view = console.view<TryView>();
    }
    template <typename Pane>
    [[nodiscard]] Pane* pane() const { return view->findChild<Pane*>(); }
    [[nodiscard]] WorkingCopy& copy() { return console.window().workingCopy(); }
    [[nodiscard]] QString sentence(QWidget* in) const { return in->findChild<SentenceBanner*>()->sentence(); }
    FakeDaemon daemon;
    ConsoleFixture console;
    TryView* view = nullptr;
    base::Json asked;
};

base::Json replayWindow(int cases, const char* id, base::Json next) {
    base::Json decision = base::Json::object({{"phase", "rcpt"}, {"recipient", "a@b.example"},
                                              {"before", base::Json::object({{"outcome", "accept"}, {"reply", ""}, {"decided_by", "acl_check_rcpt statement 8"}})},
                                              {"after", base::Json::object({{"outcome", "deny"}, {"reply", "550 no"}, {"decided_by", "acl_check_rcpt statement 2"}})}, {"sentences", base::Json::array()}});
    base::Json decisions = base::Json::array();
    decisions.append(decision);
    base::Json differing = base::Json::array();
    differing.append(base::Json::object({{"key", id}, {"id", id}, {"time", std::int64_t{1795653310665974}}, {"sender", "x@y.example"}, {"client", "192.0.2.7"}, {"decisions", decisions}}));
    base::Json missing = base::Json::array();
    missing.append(base::Json::object({{"what", "Redis was asked; that answer was not recorded"}, {"example", "EXISTS k"}, {"cases", 2}}));
    return base::Json::object({{"cases", cases}, {"same", cases - 3}, {"drifted", 0}, {"differing", differing}, {"unreplayable", 2}, {"missing", missing}, {"next", std::move(next)}});
}

} // namespace

class TryViewTest : public QObject {
    Q_OBJECT
private slots:
    void aDialogueIsLedThroughTheWorkingCopy() {
        OpenTry open;
        open.copy().set("main", "smtp_banner", "x");
        open.console.trigger("try.run");
        QVERIFY(open.asked["dialogue"].toString().starts_with("EHLO client.example\r\n"));
        QCOMPARE(open.asked["configuration"]["changes"].size(), std::size_t(1));
        QCOMPARE(open.asked["configuration"]["base"].toInteger(), std::int64_t(3));
        auto* result = open.pane<DialogueResult>();
        QVERIFY(result->isVisible());
        QVERIFY(result->topLevelItemCount() >= 4);
        QCOMPARE(result->topLevelItem(0)->text(0), QString("(connects)"));
        const auto* rcpt = result->topLevelItem(3);
        QVERIFY2(rcpt->text(1).startsWith("550"), qPrintable(rcpt->text(1)));
        QCOMPARE(rcpt->text(2), QString("another answer"));
        QCOMPARE(rcpt->childCount(), 2); // changed, in force
        QVERIFY(rcpt->child(0)->child(0)->text(0).contains("statement 3"));
        QCOMPARE(rcpt->child(0)->childCount(), 3); // only what is new since the step before
        QVERIFY(open.sentence(open.pane<DialoguePane>()) == "It would be refused");
        QVERIFY(open.pane<DialoguePane>()->findChild<SentenceBanner*>()->isVisible());
        QCOMPARE(result->currentItem(), rcpt); // what differs first
        auto* why = open.console.find<QPlainTextEdit>("The answer, and why");
        QVERIFY(why->toPlainText().startsWith("550"));
        result->setCurrentItem(rcpt->child(1));
        QVERIFY(why->toPlainText().startsWith("250"));
        result->setCurrentItem(rcpt->child(0));
        QVERIFY(why->toPlainText().startsWith("550") && why->toPlainText().contains("Refused for anna@postroom.test"));
    }
    void anAnswerLeadsToItsStatement() {
        OpenTry open;
        open.console.trigger("try.run");
        auto* result = open.pane<DialogueResult>();
        emit result->itemActivated(result->topLevelItem(3)->child(0), 0);
        open.console.settle();
        QCOMPARE(open.console.window().currentView()->link().text(), Link::to("policy", {"acl_check_rcpt", "3"}).text());
    }
    void aRealMessageBecomesADialogue() {
        FakeDaemon daemon;
        base::Json shown;
        const auto found = daemon.recordings().find("trace.search", base::Json::object());
        for (const base::Json& row : (**found)["rows"].items())
            if (row["outcome"].toStringView() == "rejected" && shown.isNull())
                shown = **daemon.recordings().find("trace.show", base::Json::object({{"id", row["key"]}}));
        QVERIFY(!shown.isNull());
        OpenTry open(Link::to("try", {"dialogue"}, {{"id", "x"}}).text());
        open.daemon.answer("trace.show", [&](const base::Json&) -> Answer { return shown; });
        open.pane<DialoguePane>()->take("2026-11-25.28");
        open.console.settle();
        QCOMPARE(open.asked["client"].toString(), shown["message"]["client"].toString());
        QVERIFY(open.asked["dialogue"].toString().find("RCPT TO:<" + shown["recipients"].items().front()["address"].toString() + ">") != std::string::npos);
    }
    void aDialogueIsKeptAsATest() {
        OpenTry open;
        open.console.trigger("try.run");
        auto* pane = open.pane<DialoguePane>();
        QVERIFY(!pane->keep("no spaces"));
        QVERIFY(pane->keep("partner_is_refused"));
        const base::Json change = open.copy().changeOf("test partner_is_refused", {});
        QCOMPARE(change["op"].toString(), std::string("add"));
        const base::Json& settings = change["value"]["settings"];
        QCOMPARE(settings["verdict"].toString(), std::string("deny"));
        QCOMPARE(settings["say"].items().front().toString(), std::string("EHLO mail.partner.example"));
        QCOMPARE(settings["say"].items().back().toString(), std::string("RCPT TO:<anna@postroom.test>")); // its answer is the expected one
    }
    void aReplayGoesOnUntilItsEnd() {
        OpenTry open("try/replay");
        std::vector<std::string> after;
        open.daemon.answer("config.replay", [&](const base::Json& params) -> Answer {
            after.push_back(params["after"].toString());
            return after.size() == 1 ? replayWindow(1000, "1xWMBz-000000004gw-2Ght", "go-on") : replayWindow(10, "1xWMBz-000000004gw-11l2", {});
        });
        open.console.trigger("try.run");
        QCOMPARE(after, (std::vector<std::string>{"", "go-on"}));
        auto* pane = open.pane<ReplayPane>();
        QVERIFY(!pane->running());
        auto* model = open.pane<ReplayModel>();
        QCOMPARE(model->rowCount(), 2);
        QCOMPARE(model->index(0, ReplayModel::After).data().toString(), QString("refused: 550 no"));
        QCOMPARE(model->index(0, ReplayModel::RuleAfter).data().toString(), QString("acl_check_rcpt statement 2"));
        QCOMPARE(model->ruleLink(0), Link::to("policy", {"acl_check_rcpt", "2"}).text());
        QVERIFY2(open.sentence(pane).startsWith("1010 messages and refusals") || open.sentence(pane).startsWith("1,010 messages and refusals"), qPrintable(open.sentence(pane)));
        auto* missing = pane->findChild<FactList*>();
        QCOMPARE(missing->count(), 1); // the same reason of both windows
        QCOMPARE(missing->facts().first().value, QString("4 cases"));
        QCOMPARE(missing->facts().first().text, QString("Redis was asked; that answer was not recorded. For example: EXISTS k"));
    }
    void aReplayThatCannotSaySoIsNoGoodNews() {
        OpenTry open("try/replay");
        open.daemon.answer("config.replay", [&](const base::Json&) -> Answer {
            return base::Json::object({{"cases", 7}, {"same", 0}, {"drifted", 0}, {"differing", base::Json::array()}, {"unreplayable", 7},
                                       {"missing", base::Json::Array{base::Json::object({{"what", "Redis was asked; that answer was not recorded"}, {"example", "EXISTS k"}, {"cases", 7}})}}, {"next", base::Json()}});
        });
        auto* pane = open.pane<ReplayPane>();
        pane->run();
        open.console.settle();
        QVERIFY2(open.sentence(pane).endsWith("none of them could be asked again"), qPrintable(open.sentence(pane)));
    }
    void aRecentMessageIsPicked() {
        OpenTry open;
        open.daemon.answer("trace.search", [&](const base::Json&) -> Answer { return *open.daemon.recordings().first("trace.search"); });
        std::string shown;
        open.daemon.answer("trace.show", [&](const base::Json& params) -> Answer {
            shown = params["id"].toString();
            return base::Json::object({{"message", base::Json::object({{"client", "192.0.2.7"}, {"sender", "s@a.example"}})}, {"recipients", base::Json::array()}});
        });
        auto* recent = open.view->findChild<RecentMail*>();
        recent->click();
        open.console.settle();
        QVERIFY(recent->offered()->isVisible());
        QVERIFY(recent->offered()->actions().size() > 3);
        QVERIFY2(recent->offered()->actions().first()->text().contains(" to "), qPrintable(recent->offered()->actions().first()->text()));
        auto* pane = open.pane<DialoguePane>();
        recent->offered()->actions().first()->trigger();
        recent->offered()->hide();
        open.console.settle();
        QCOMPARE(pane->id().toStdString(), shown);
        QVERIFY(!shown.empty());
        const auto edits = pane->findChildren<QPlainTextEdit*>();
        QVERIFY(std::any_of(edits.begin(), edits.end(), [](const QPlainTextEdit* edit) { return edit->toPlainText().contains("MAIL FROM:<s@a.example>"); }));
    }
    void aReplayCanBeStopped() {
        OpenTry open("try/replay");
        open.daemon.answer("config.replay", [&](const base::Json&) -> Answer { return replayWindow(1000, "1xWMBz-000000004gw-2Ght", "go-on"); });
        open.daemon.setFaults("slow_reply");
        auto* pane = open.pane<ReplayPane>();
        pane->run();
        QVERIFY(pane->running());
        open.console.trigger("try.stop");
        QVERIFY(!pane->running());
        QVERIFY(open.sentence(pane).startsWith("Stopped"));
    }
    void theModelOfAReplayKeepsItsPromises() {
        ReplayModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = 0; i < 3; ++i)
            model.append(replayWindow(10, "id", {})["differing"]);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.leftOut(), 0);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(linkOfRule("the size of the message").isEmpty());
    }
    void theTestsAreRun() {
        OpenTry open("overview");
        open.daemon.answer("config.document", [](const base::Json&) -> Answer {
            base::Json objects = base::Json::array();
            for (const char* name : {"no_relay", "newsletters_are_taken", "sleeping"}) {
                base::Json settings = base::Json::object({{"verdict", "deny"}});
                if (std::string(name) == "sleeping")
                    settings.set("enabled", false);
                objects.append(base::Json::object({{"object", std::string("test ") + name}, {"kind", "test"}, {"name", name}, {"body", base::Json::object({{"settings", settings}})}}));
            }
            return base::Json::object({{"objects", objects}});
        });
        open.daemon.answer("config.test", [&](const base::Json&) -> Answer {
            base::Json tests = base::Json::array();
            tests.append(base::Json::object({{"name", "no_relay"}, {"passed", true}, {"text", ""}, {"reply", "550 relay not permitted"}, {"transcript", "> EHLO x\r\n"}, {"sentences", base::Json::array()}}));
            tests.append(base::Json::object({{"name", "newsletters_are_taken"}, {"passed", false}, {"text", "expected verdict accept, found deny"}, {"reply", "550 no"}, {"transcript", "> EHLO x\r\n"}, {"sentences", base::Json::array()}}));
            return base::Json::object({{"ok", false}, {"tests", tests}});
        });
        open.console.open("try/tests");
        auto* view = open.console.view<TryView>();
        auto* model = view->findChild<TestsModel*>();
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model->rowCount(), 3);
        QCOMPARE(model->failed(), 1);
        QCOMPARE(model->index(0, TestsModel::Result).data().toString(), QString("passed"));
        QCOMPARE(model->index(1, TestsModel::Expected).data().toString().section(", ", 0, 0), QString("refused"));
        QCOMPARE(model->index(1, TestsModel::Found).data().toString(), QString("expected verdict accept, found deny"));
        QCOMPARE(model->index(2, TestsModel::Result).data().toString(), QString("switched off"));
        QCOMPARE(view->findChild<TextPane*>()->text(), QString("> EHLO x"));
        open.console.trigger("try.remove-test");
        QCOMPARE(open.copy().changeOf("test no_relay", {})["op"].toString(), std::string("remove"));
        open.copy().undo();
        QVERIFY(open.copy().isEmpty());
    }
    void everythingHasANameAndIsReached() {
        for (const char* link : {"try/dialogue?run=1", "try/replay?run=1", "try/tests"}) {
            OpenTry open(link);
            const QStringList faults = accessibilityFaults(*open.view);
            QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
        }
    }
};

POSTROOM_TEST(TryViewTest)
#include "try_view_test.moc"
