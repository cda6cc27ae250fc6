// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/changes/changes_view.h"
#include "console/pages/changes/findings_list.h"
#include "console/widgets/difference_view.h"
#include "console/widgets/sentence_banner.h"
#include "console/widgets/trial_banner.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QTreeWidget>

using namespace postroom;
using namespace postroom::console;

namespace {

/// As the server answers config.check: it finds an error in a setting that is called "broken".
void answerChecks(FakeDaemon& daemon) {
    daemon.answer("config.check", [](const base::Json& params) -> Answer {
        base::Json settings = base::Json::array(), findings = base::Json::array();
        for (const base::Json& change : params["changes"].items()) {
            settings.append(base::Json::object({{"setting", change["setting"]}, {"before", nullptr}, {"after", change["value"]}}));
            if (change["value"].toStringView() == "broken")
                findings.append(base::Json::object({{"severity", "error"}, {"code", "x"}, {"place", base::Json::object({{"object", "main"}, {"setting", change["setting"]}})},
                                                    {"message", "this is broken"}, {"hint", "mend it"}}));
        }
        base::Json object = base::Json::object({{"object", "main"}, {"change", "changed"}, {"settings", settings}, {"text_before", "a\nb\n"}, {"text_after", "a\nc\n"}});
        base::Json difference = base::Json::array();
        difference.append(object);
        return base::Json::object({{"ok", findings.size() == 0}, {"findings", findings}, {"difference", difference}, {"digest", "d"}});
    });
}

struct Desk {
    explicit Desk(const QString& link = "changes") : console((answerChecks(daemon), daemon), link) {}
    WorkingCopy& copy() { return console.window().workingCopy(); }
    ChangesView* view() { return console.view<ChangesView>(); }
    void change(const QString& value = "hello") {
        copy().set("main", "smtp_banner", value.toStdString());
        copy().check();
        console.settle();
    }
    void comment(const QString& text) { console.find<QLineEdit>("Comment")->setText(text); }
    QString sentence() { return view()->findChild<SentenceBanner*>(QString(), Qt::FindChildrenRecursively) == nullptr ? QString() : banner(); }
    QString trial() { return view()->findChild<TrialBanner*>()->sentence(); }
    QString banner() {
        for (auto* banner : view()->findChildren<SentenceBanner*>())
            if (qobject_cast<TrialBanner*>(banner->parentWidget()) == nullptr)
                return banner->sentence();
        return {};
    }
    void apply() {
        console.trigger("changes.apply");
        console.settle();
    }
    FakeDaemon daemon;
    ConsoleFixture console;
};

} // namespace

class ChangesPageTest : public QObject {
    Q_OBJECT
private slots:
    void showsDifferenceAndFindings() {
        Desk desk;
        desk.change("broken");
        auto* tree = desk.view()->findChild<DifferenceView*>()->tree();
        QCOMPARE(tree->topLevelItemCount(), 1);
        QCOMPARE(tree->topLevelItem(0)->child(0)->text(0), QString("smtp_banner"));
        QCOMPARE(tree->topLevelItem(0)->child(0)->text(2), QString("broken"));
        auto* findings = desk.view()->findChild<FindingsList*>();
        QCOMPARE(findings->errors(), 1);
        QCOMPARE(findings->topLevelItem(0)->text(1), QString("main / smtp_banner"));
        QCOMPARE(findings->topLevelItem(0)->text(3), QString("mend it"));
        QVERIFY(desk.sentence().contains("1 error"));
    }
    void undoesAndForgets() {
        Desk desk;
        desk.change("one");
        desk.copy().set("main", "qualify_domain", "x");
        QCOMPARE(desk.copy().count(), 2);
        desk.copy().forget("main", "smtp_banner");
        QCOMPARE(desk.copy().count(), 1);
        desk.copy().undo();
        QCOMPARE(desk.copy().count(), 2);
        desk.copy().undo();
        QCOMPARE(desk.copy().count(), 1);
        desk.copy().undo();
        QVERIFY(desk.copy().isEmpty());
    }
    void asksForACommentThenAppliesAndKeeps() {
        Desk desk;
        desk.change();
        desk.apply();
        QCOMPARE(desk.daemon.askedFor("config.apply"), 0);
        desk.comment("a better banner");
        desk.apply();
        QCOMPARE(desk.daemon.askedFor("config.apply"), 1);
        const auto& asked = *std::find_if(desk.daemon.asked().begin(), desk.daemon.asked().end(), [](const auto& each) { return each.method == "config.apply"; });
        QCOMPARE(asked.params["confirm_within"].toInteger(), std::int64_t{120});
        QCOMPARE(asked.params["base"].toInteger(), std::int64_t{3});
        QCOMPARE(asked.params["comment"].toString(), std::string("a better banner"));
        QVERIFY(desk.copy().isEmpty());
        QVERIFY(desk.trial().startsWith("Keep these changes?"));
        desk.copy().trial().keep();
        desk.console.settle();
        QCOMPARE(desk.daemon.askedFor("config.confirm"), 1);
        QCOMPARE(desk.trial(), QString("Revision 4 is kept."));
    }
    void whatNobodyKeepsIsTakenBackAndTheChangesReturn() {
        Desk desk;
        desk.change();
        desk.comment("try");
        desk.apply();
        desk.daemon.expireConfirmation();
        desk.console.window().state().refresh();
        desk.console.settle();
        QCOMPARE(desk.trial(), QString("Revision 4 was taken back."));
        QCOMPARE(desk.copy().count(), 1);
        QCOMPARE(desk.copy().base(), 5);
        QCOMPARE(desk.console.find<QLineEdit>("Comment")->text(), QString("try")); // it need not be typed again
        desk.comment("again");
        desk.apply();
        desk.copy().trial().keep();
        desk.console.settle();
        QCOMPARE(desk.trial(), QString("Revision 6 is kept."));
    }
    void saysThatALostConnectionTakesItBack() {
        Desk desk;
        desk.change();
        desk.comment("cuts us off");
        desk.apply();
        desk.daemon.setFaults("refuse_connect");
        desk.daemon.dropLinks();
        desk.console.settle();
        QVERIFY(desk.trial().startsWith("The connection is lost."));
        desk.daemon.expireConfirmation();
        desk.daemon.setFaults({});
        desk.console.window().session().retryNow();
        desk.console.settle();
        QTRY_COMPARE(desk.trial(), QString("Revision 4 was taken back."));
    }
    void takesBackAtOnce() {
        Desk desk;
        desk.change();
        desk.comment("no");
        desk.apply();
        desk.copy().trial().takeBack();
        desk.console.settle();
        QCOMPARE(desk.daemon.askedFor("config.revert"), 1);
        QCOMPARE(desk.trial(), QString("Revision 4 was taken back."));
    }
    void refusedChangesStay() {
        Desk desk;
        desk.change();
        desk.comment("x");
        desk.daemon.setFaults("refuse_apply");
        desk.apply();
        QCOMPARE(desk.sentence(), QString("Not applied: nothing was changed."));
        QCOMPARE(desk.copy().count(), 1);
    }
    void aStaleBaseNamesTheObjects() {
        Desk desk;
        desk.change();
        desk.comment("x");
        desk.daemon.answer("config.apply", [](const base::Json&) -> Answer {
            auto error = wire::plainError(base::ErrorKind::conflict, "somebody else changed the configuration meanwhile");
            error.detail = "changed on both sides: main";
            return tl::unexpected(error);
        });
        desk.apply();
        QCOMPARE(desk.sentence(), QString("Not applied: somebody else changed the configuration meanwhile."));
        bool named = false;
        for (auto* label : desk.view()->findChildren<QLabel*>())
            named = named || label->text().contains("changed on both sides: main");
        QVERIFY(named);
    }
    void aNewRevisionMakesItStale() {
        Desk desk;
        desk.change();
        desk.console.window().session().call(&desk.console.window(), "config.rollback", base::Json::object({{"revision", 1}}), {});
        desk.console.window().state().refresh();
        desk.console.settle();
        QVERIFY(desk.copy().stale());
        desk.copy().rebase();
        QVERIFY(!desk.copy().stale());
        QCOMPARE(desk.copy().base(), 4);
    }
    void everythingHasANameAndIsReached() {
        Desk desk;
        desk.change("broken");
        const QStringList faults = accessibilityFaults(*desk.view());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }
    void alignsLines() {
        const auto pairs = alignLines({"a", "b", "c"}, {"a", "x", "c", "d"});
        QCOMPARE(pairs.size(), 4);
        QCOMPARE(pairs[1], qMakePair(QString("b"), QString("x")));
        QVERIFY(pairs[3].first.isNull());
        QCOMPARE(pairs[3].second, QString("d"));
    }
    void aFindingLeadsToWhereItIsPutRight() {
        FakeDaemon daemon;
        daemon.answer("config.document", [&](const base::Json&) { return *daemon.recordings().first("config.document"); });
        ConsoleFixture console(daemon, "changes");
        console.window().workingCopy().set("main", "smtp_banner", "x");
        console.settle();
        auto* findings = console.view<ChangesView>()->findChild<FindingsList*>();
        const auto leadsTo = [&](const QString& object, const QString& setting) {
            console.open("changes");
            emit findings->opened(object, setting);
            console.settle();
            return console.window().currentView()->link().text();
        };
        QCOMPARE(leadsTo("acl acl_check_rcpt", "3.hosts"), Link::to("policy", {"acl_check_rcpt", "3"}).text());
        QCOMPARE(leadsTo("test no_relay", {}), Link::to("try", {"tests"}).text());
        QCOMPARE(leadsTo("main", "smtp_banner"), Link::to("settings", {"main", "smtp_banner"}).text());
    }
};

POSTROOM_TEST(ChangesPageTest)
#include "changes_page_test.moc"
