// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/rules/rewrite_form.h"
#include "console/pages/rules/rewrite_trial.h"
#include "console/pages/rules/rewrite_words.h"
#include "console/pages/rules/rules_table.h"
#include "console/pages/rules/rules_view.h"
#include "console/widgets/sentence_banner.h"
#include "console/widgets/state_placeholder.h"
#include "console/widgets/table_view.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTreeWidget>

using namespace postroom;
using namespace postroom::console;

namespace {

struct OpenRewrite {
    OpenRewrite() : console(daemon) {
        // Those of the demo store are taken away: rules are made here.
        daemon.answer("config.document", [this](const base::Json&) -> Answer {
            base::Json objects = base::Json::array();
            const base::Json recorded = **daemon.recordings().find("config.document", base::Json::object());
            for (const base::Json& object : recorded["objects"].items())
                if (object["kind"].toStringView() != "rewrite")
                    objects.append(object);
            return base::Json::object({{"objects", objects}});
        });
        daemon.answer("address.rewrite", [this](const base::Json& params) -> Answer {
            asked = params;
            return *daemon.recordings().first("address.rewrite");
        });
        console.open("rewrite");
        view = console.view<RulesView>();
    }
    void addTwo() {
        view->document().insert(0, {{"pattern", "*@old.example"}, {"replacement", "$1@postroom.test"}, {"flags", "Eh"}});
        view->document().insert(1, {{"pattern", "chef@postroom.test"}, {"replacement", "Anna.Meier@postroom.test"}, {"flags", "Ffrsq"}});
        console.settle();
    }
    FakeDaemon daemon;
    ConsoleFixture console;
    RulesView* view = nullptr;
    base::Json asked;
};

} // namespace

class RewriteViewTest : public QObject {
    Q_OBJECT
private slots:
    void flagsAreWords() {
        QCOMPARE(placesWords(""), QString("everywhere"));
        QCOMPARE(placesWords("q"), QString("everywhere"));
        QCOMPARE(placesWords("fEq"), QString("the whole envelope, From"));
        QCOMPARE(howWords("Rw"), QString("again, name as well"));
        QString letters;
        for (const RewriteFlag& flag : rewriteFlags())
            letters += flag.letter;
        for (const QChar letter : QString("EFTbcfhrstqQRwS"))
            QVERIFY2(letters.contains(letter), qPrintable(QString(letter)));
    }
    void withoutRulesThePageSaysWhatTheyAreFor() {
        OpenRewrite open;
        QCOMPARE(open.view->findChild<StatePlaceholder*>()->title(), QString("There are no rewrite rules"));
        open.console.trigger("rewrite.add");
        QCOMPARE(open.view->document().count(), 1);
        QVERIFY(open.view->findChild<RewriteForm*>()->isVisible());
    }
    void aRuleIsMadeByTickingBoxes() {
        OpenRewrite open;
        open.console.trigger("rewrite.add");
        open.console.type("*@shop.example");
        for (auto* check : open.view->findChild<RewriteForm*>()->findChildren<QCheckBox*>())
            if (check->text().endsWith("(E)") || check->text().endsWith("(q)"))
                check->click();
        QCOMPARE(open.view->document().value(0, "pattern"), QString("*@shop.example"));
        QCOMPARE(open.view->document().value(0, "flags"), QString("Eq"));
        const base::Json change = open.console.window().workingCopy().changes().front();
        QCOMPARE(change["value"]["settings"]["flags"].toString(), std::string("Eq"));
        open.console.trigger("rewrite.undo");
        QCOMPARE(open.view->document().value(0, "flags"), QString("E"));
    }
    void anAddressIsTriedRuleByRule() {
        OpenRewrite open;
        open.addTwo();
        open.console.trigger("rewrite.ask");
        open.console.type("chef@old.example");
        open.console.trigger("rewrite.try");
        open.console.settle();
        QCOMPARE(open.asked["address"].toString(), std::string("chef@old.example"));
        QCOMPARE(open.asked["configuration"]["changes"].size(), std::size_t(2));
        auto* places = open.console.find<QTreeWidget>("What the address becomes in each place");
        QCOMPARE(places->topLevelItemCount(), 8);
        QTreeWidgetItem* sender = places->topLevelItem(0);
        QCOMPARE(sender->text(0), QString("envelope sender"));
        QCOMPARE(sender->text(1), QString("Anna.Meier@postroom.test"));
        QCOMPARE(sender->childCount(), 2);
        QCOMPARE(sender->child(0)->text(1), QString("makes it chef@postroom.test"));
        QCOMPARE(sender->child(1)->text(1), QString("makes it Anna.Meier@postroom.test; no further rule is asked"));
        QCOMPARE(open.view->findChild<RewriteTrial*>()->findChild<SentenceBanner*>()->sentence(), QString("chef@old.example is changed"));
        emit places->itemActivated(sender->child(1), 0);
        QCOMPARE(open.view->findChild<RulesTable*>()->current(), 1);
    }
    void theTextIsTheSameRules() {
        OpenRewrite open;
        open.addTwo();
        open.console.trigger("rewrite.view");
        auto* text = open.console.find<QPlainTextEdit>("Text of the rewrite rules");
        QCOMPARE(text->toPlainText(), QString("*@old.example $1@postroom.test Eh\nchef@postroom.test Anna.Meier@postroom.test Ffrsq\n"));
        text->setPlainText("chef@postroom.test Anna.Meier@postroom.test Ffrsq\n");
        QCOMPARE(open.view->document().count(), 1);
        text->setPlainText("chef@postroom.test Anna.Meier@postroom.test Z\n");
        QCOMPARE(open.view->document().value(0, "flags"), QString("Ffrsq"));
    }
    void everythingHasANameAndIsReached() {
        OpenRewrite open;
        QVERIFY(accessibilityFaults(*open.view).isEmpty());
        open.addTwo();
        const QStringList faults = accessibilityFaults(*open.view);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }
};

POSTROOM_TEST(RewriteViewTest)
#include "rewrite_view_test.moc"
