// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/policy/acl_completion.h"
#include "console/pages/policy/acl_dialog.h"
#include "console/pages/policy/acl_document.h"
#include "console/pages/policy/acl_text.h"
#include "console/pages/policy/policy_view.h"
#include "console/pages/policy/redis_dialog.h"
#include "console/pages/policy/statement_form.h"
#include "console/pages/policy/term_line.h"
#include "console/pages/policy/term_text.h"
#include "console/widgets/sentence_banner.h"
#include "console/widgets/table_view.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>

using namespace postroom;
using namespace postroom::console;

namespace {

struct OpenPage {
    explicit OpenPage(const QString& link = "policy/acl_check_rcpt") : console(daemon, link), view(console.view<PolicyView>()) {}
    [[nodiscard]] AclDocument& document() const { return view->document(); }
    [[nodiscard]] const config::Statement& statement(int row) const { return document().statements().at(static_cast<std::size_t>(row)); }
    [[nodiscard]] TableView* table() const { return view->findChild<TableView*>(); }
    [[nodiscard]] StatementForm* form() const { return view->findChild<StatementForm*>(); }
    FakeDaemon daemon;
    ConsoleFixture console;
    PolicyView* view;
};

} // namespace

class PolicyViewTest : public QObject {
    Q_OBJECT
private slots:
    void theAclAtRcptIsShownFirst() {
        OpenPage page("policy");
        QVERIFY(page.view != nullptr);
        QCOMPARE(page.document().acl(), QString("acl_check_rcpt"));
        QCOMPARE(page.view->link().text(), Link::to("policy", {"acl_check_rcpt"}).text());
    }
    void theKeyboardIsInTheTableNotInTheHiddenText() {
        OpenPage page("policy");
        page.console.settle();
        QCOMPARE(page.console.window().focusWidget(), static_cast<QWidget*>(page.table()));
        QVERIFY(!page.view->findChild<AclText*>()->edit()->hasFocus());
        page.console.press("Ctrl+Shift+A", page.table());
        QCOMPARE(page.document().count(), 9);
        QCOMPARE(page.console.window().focusWidget(), static_cast<QWidget*>(page.console.find<QComboBox>("What the statement does")));
    }
    void pastingNothingDoesNothing() {
        OpenPage page("policy/acl_check_data?view=text");
        QTest::keyClick(page.view->findChild<AclText*>()->edit(), Qt::Key_Insert, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(page.console.window().workingCopy().isEmpty());
    }
    void aLinkLeadsToTheStatement() {
        OpenPage page("policy/acl_check_data/2");
        QCOMPARE(page.document().acl(), QString("acl_check_data"));
        QCOMPARE(page.form()->statement(), 1);
        QCOMPARE(page.view->link().text(), Link::to("policy", {"acl_check_data", "2"}).text());
    }
    /// Refuse mail from a host list unless authenticated: chosen, not typed.
    void aRuleIsBuiltWithoutItsSyntax() {
        OpenPage page;
        page.console.trigger("policy.add");
        QCOMPARE(page.form()->statement(), 0);
        auto* verb = page.console.find<QComboBox>("What the statement does");
        verb->setCurrentIndex(verb->findData("defer"));
        emit verb->activated(verb->currentIndex());
        auto* add = page.console.find<QComboBox>("Add a condition or modifier");
        page.console.type("hosts", add->lineEdit());
        QTest::keyClick(add->lineEdit(), Qt::Key_Return);
        page.console.settle();
        QCOMPARE(page.form()->lines().size(), 1);
        auto* lists = page.console.find<QPushButton>("Named lists for Client");
        QVERIFY(lists != nullptr);
        emit lists->menu()->aboutToShow();
        QCOMPARE(lists->menu()->actions().size(), 1);
        lists->menu()->actions().first()->trigger();
        auto* unless = page.view->findChild<StatementForm*>()->findChildren<QCheckBox*>().at(2);
        QCOMPARE(unless->text(), QString("Unless authenticated"));
        unless->click();
        QCOMPARE(page.statement(0).verb, std::string("defer"));
        QCOMPARE(page.statement(0).terms.size(), std::size_t(2));
        QCOMPARE(page.statement(0).terms[0].value, std::string("+relay_from_hosts"));
        QVERIFY(page.statement(0).terms[1].negated);
        QCOMPARE(page.statement(0).terms[1].name, std::string("authenticated"));
        unless->click();
        QCOMPARE(page.statement(0).terms.size(), std::size_t(1));
    }
    void termsAreSaidInWords() {
        QCOMPARE(termText({"hosts", "", false, ":", {}}), QString("Client: none, mail of this host itself"));
        QCOMPARE(termText({"hosts", "", false, "192.0.2.1", {}}), QString("Client: 192.0.2.1"));
        QCOMPARE(termText({"hosts", "", false, "+unwanted : 192.0.2.0/24", {}}), QString("Client: unwanted or 192.0.2.0/24"));
        QCOMPARE(termText({"senders", "", false, ":", {}}), QString("Sender: the empty one, of bounces"));
        QCOMPARE(termText({"authenticated", "", false, "*", {}}), QString("Authenticated by: any"));
        QCOMPARE(termText({"authenticated", "", true, "*", {}}), QString("unless authenticated"));
        QCOMPARE(termText({"verify", "", false, "sender", {}}), QString("Verification: Sender"));
    }
    void aNewAclIsAskedFor() {
        OpenPage page;
        page.console.trigger("policy.new");
        auto* dialog = page.view->findChild<AclDialog*>();
        QVERIFY(dialog != nullptr);
        QVERIFY2(accessibilityFaults(*dialog).isEmpty(), qPrintable(accessibilityFaults(*dialog).join('\n')));
        QCOMPARE(dialog->point(), QString("acl_smtp_helo")); // the first without one
        QCOMPARE(dialog->name(), QString("acl_check_helo"));
        dialog->accept();
        QCOMPARE(page.console.window().workingCopy().changeOf("main", "acl_smtp_helo")["value"].toString(), std::string("acl_check_helo"));
    }
    void redisIsAskedThroughADialog() {
        OpenPage page;
        page.console.trigger("policy.add");
        QVERIFY(page.form()->addTerm("condition"));
        page.console.settle();
        QPushButton* ask = nullptr;
        for (auto* button : page.form()->findChildren<QPushButton*>())
            if (button->text() == "Ask Redis...")
                ask = button;
        QVERIFY(ask != nullptr);
        ask->click();
        auto* dialog = page.view->findChild<RedisDialog*>();
        QVERIFY(dialog != nullptr);
        QVERIFY2(accessibilityFaults(*dialog).isEmpty(), qPrintable(accessibilityFaults(*dialog).join('\n')));
        page.console.type("bad:", dialog->findChild<QLineEdit*>());
        dialog->accept();
        QCOMPARE(page.statement(0).terms[0].value, std::string("${lookup redis{EXISTS ${quote_redis:bad:$sender_host_address}}}"));
    }
    void redisIsFoundByItsNameAndItsServerIsAskedFor() {
        OpenPage page;
        page.console.trigger("policy.add");
        auto* add = page.console.find<QComboBox>("Add a condition or modifier");
        const int redis = add->findText("Redis", Qt::MatchContains);
        QVERIFY(redis >= 0);
        emit add->activated(redis);
        auto* dialog = page.view->findChild<RedisDialog*>();
        QVERIFY(dialog != nullptr);
        page.console.type("bad:", dialog->findChild<QLineEdit*>());
        auto* server = dialog->findChildren<QLineEdit*>().last();
        QVERIFY(server->isVisible()); // none is set in the recorded configuration
        page.console.type("127.0.0.1:6380/2", server);
        dialog->accept();
        page.console.settle();
        QCOMPARE(page.statement(0).terms[0].value, std::string("${lookup redis{EXISTS ${quote_redis:bad:$sender_host_address}}}"));
        QCOMPARE(page.console.window().workingCopy().changeOf("main", "redis_servers")["value"].toString(), std::string("127.0.0.1::6380/2/"));
    }
    void aShortcutWithCtrlSelectsOneRow() {
        OpenPage page;
        page.console.window().activateWindow();
        page.table()->setFocus();
        QTest::keyClick(page.console.window().windowHandle(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier); // with the keys really held
        page.console.settle();
        QCOMPARE(page.document().count(), 9);
        QCOMPARE(page.table()->selectedRows(), QList<int>{0});
        page.table()->selectionModel()->setCurrentIndex(page.table()->model()->index(4, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QTest::keyClick(page.console.window().windowHandle(), Qt::Key_Delete, Qt::ControlModifier);
        page.console.settle();
        QCOMPARE(page.document().count(), 8); // one is taken away
        QCOMPARE(page.table()->selectedRows(), QList<int>{4});
    }
    void theKeyboardStaysInTheFieldOfAStatementThatIsMoved() {
        OpenPage page("policy/acl_check_rcpt/2");
        page.console.window().activateWindow();
        page.form()->lines().first()->setFocus();
        QVERIFY(page.form()->lines().first()->isAncestorOf(QApplication::focusWidget()));
        for (const int row : {2, 3}) {
            QTest::keyClick(page.console.window().windowHandle(), Qt::Key_Down, Qt::AltModifier);
            page.console.settle();
            QCOMPARE(page.table()->selectedRows(), QList<int>{row});
            QVERIFY(page.form()->lines().first()->isAncestorOf(QApplication::focusWidget()));
        }
    }
    void theTextIsCompleted() {
        const std::vector<config::CompletionName> names{{catalogue::Kind::hostList, "unwanted"}};
        const auto at = [&](std::string_view line, catalogue::Phase phase = catalogue::Phase::rcpt) {
            QStringList texts;
            const config::Completion found = completeAcl(line, line.size(), catalogue::bit(phase), names);
            for (const config::Candidate& candidate : found.candidates)
                texts << QString::fromStdString(std::string(line.substr(0, found.begin)) + candidate.text);
            return texts;
        };
        QCOMPARE(at("de"), QStringList({"defer  ", "deny   ", "delay = "}));
        QVERIFY(at("deny").isEmpty()); // it is whole
        QVERIFY(at("deny   ho").contains("deny   hosts = "));
        QVERIFY(at("       !ho").contains("       !hosts = "));
        QVERIFY(at("deny   hosts = +un").contains("deny   hosts = +unwanted"));
        QVERIFY(at("       control = submi").contains("       control = submission"));
        QVERIFY(at("warn   message = $sender_host_add").contains("warn   message = $sender_host_address"));
        QVERIFY(at("accept endp").contains("accept endpass"));
        QVERIFY(at("accept rege").isEmpty()); // there is no message yet
        QVERIFY(at("accept rege", catalogue::Phase::data).contains("accept regex = "));
        for (const char* nothing : {"# de", "deny hosts 1", "deny hosts"})
            QVERIFY2(at(nothing).isEmpty(), nothing);
    }
    void aWordOfTheTextIsTakenFromTheList() {
        OpenPage page("policy/acl_check_rcpt?view=text");
        auto* edit = page.view->findChild<AclText*>()->edit();
        edit->setPlainText("");
        edit->setFocus();
        QTest::keyClicks(edit, "acc");
        page.console.settle();
        QVERIFY(QApplication::activePopupWidget() != nullptr);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        page.console.settle();
        QCOMPARE(edit->toPlainText(), QString("accept "));
        QCOMPARE(page.document().count(), 1);
    }
    void whatIsNotFinishedDoesNotPushTheTextDown() {
        OpenPage page("policy/acl_check_rcpt?view=text");
        auto* banner = page.view->findChild<SentenceBanner*>();
        page.view->findChild<AclText*>()->edit()->setPlainText("deny ho\n");
        page.console.settle();
        QVERIFY(!banner->isVisible());
        page.console.trigger("policy.view");
        QVERIFY(banner->isVisible()); // the table cannot be edited, and this says why
    }
    void typingKeepsTheCursorAndWhatIsTyped() {
        OpenPage page("policy/acl_check_rcpt/2");
        auto* line = page.form()->lines().first()->findChild<QLineEdit*>();
        line->setFocus();
        line->setCursorPosition(0);
        QTest::keyClicks(line, "our \\");
        QCOMPARE(line->cursorPosition(), 5);
        QVERIFY(line->text().startsWith("our \\news"));
        line->selectAll();
        QTest::keyClicks(line, "a\\"); // a backslash at the end would join the next line
        QCOMPARE(line->text(), QString("a\\"));
        QCOMPARE(page.statement(1).terms[0].value, std::string("a"));
    }
    void keysMoveStatementsAndSwitchThem() {
        OpenPage page("policy/acl_check_rcpt/3");
        page.console.press("Alt+Up", page.table());
        QCOMPARE(page.statement(1).verb, std::string("defer"));
        QCOMPARE(page.table()->selectedRows(), QList<int>{1});
        page.console.press("Alt+Down", page.table());
        QVERIFY(page.console.window().workingCopy().isEmpty());
        page.console.press("Ctrl+/", page.table());
        QVERIFY(!page.statement(2).enabled);
        page.console.press("Ctrl+Shift+U", page.table());
        QVERIFY(page.statement(2).enabled && page.statement(2).shadow);
        page.console.press("Ctrl+Del", page.table());
        QCOMPARE(page.document().count(), 7);
        page.console.press("Ctrl+Alt+Z", page.table());
        QCOMPARE(page.document().count(), 8);
    }
    void theTextIsTheSameDocument() {
        OpenPage page("policy/acl_check_rcpt?view=text");
        auto* text = page.view->findChild<AclText*>();
        QVERIFY(text->isVisible());
        QVERIFY(text->edit()->toPlainText().contains("message = greylisted"));
        text->edit()->setPlainText("deny hots = x\naccept\n");
        page.console.settle();
        auto* findings = page.console.find<QListWidget>("Findings in the text");
        QCOMPARE(findings->count(), 1);
        QVERIFY(findings->item(0)->text().startsWith("Line 1"));
        QVERIFY(findings->item(0)->text().contains("did you mean hosts?"));
        text->edit()->setPlainText("deny   hosts =   192.0.2.1\naccept\n");
        QCOMPARE(page.document().count(), 2);
        QVERIFY(text->edit()->toPlainText().contains("hosts =   192.0.2.1")); // as it was written
        page.console.trigger("policy.view");
        QVERIFY(page.table()->isVisible());
        QCOMPARE(page.table()->model()->rowCount(), 2);
    }
    void theServersFindingsStandAtTheTerm() {
        OpenPage page("policy/acl_check_rcpt/2");
        page.daemon.answer("config.check", [](const base::Json&) -> Answer {
            base::Json findings = base::Json::array();
            findings.append(base::Json::object({{"severity", "error"}, {"message", "unknown variable name \"x\""}, {"object", "acl acl_check_rcpt"}, {"setting", "2.message"}, {"line", 1}, {"column", 4}}));
            return base::Json::object({{"ok", false}, {"findings", findings}, {"difference", base::Json::array()}});
        });
        page.daemon.answer("config.document", [&](const base::Json& params) -> Answer {
            if (params["changes"].size() > 0) // what is wrong elsewhere must not take the ACLs away
                return tl::unexpected(wire::plainError(base::ErrorKind::invalid, "smtp_banner cannot be this"));
            return page.daemon.recordings().find("config.document", base::Json::object()).value();
        });
        page.console.window().workingCopy().set("main", "smtp_banner", "x");
        page.console.window().workingCopy().check();
        page.console.settle();
        bool found = false;
        for (auto* label : page.form()->lines().first()->findChildren<QLabel*>())
            found = found || (label->isVisible() && label->text().contains("unknown variable") && label->text().contains("character 4"));
        QVERIFY(found);
        page.console.open("policy/acl_check_rcpt/2?view=text");
        QCOMPARE(page.console.find<QListWidget>("Findings in the text")->count(), 1);
        QVERIFY(page.console.find<QListWidget>("Findings in the text")->item(0)->text().startsWith("Line 5"));
    }
    void whoMayNotEditMayLook() {
        FakeDaemon daemon;
        daemon.setRole(catalogue::Role::auditor);
        ConsoleFixture console(daemon, "policy/acl_check_rcpt");
        auto* view = console.view<PolicyView>();
        QCOMPARE(view->document().count(), 8);
        QVERIFY(!console.window().actions().find("policy.add")->isEnabled());
        QVERIFY(view->findChild<AclText*>()->edit()->isReadOnly());
    }
    void everythingHasANameAndIsReached() {
        for (const char* link : {"policy/acl_check_rcpt/1", "policy/acl_check_prdr?view=text"}) {
            OpenPage page(link);
            const QStringList faults = accessibilityFaults(*page.view);
            QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
        }
    }
};

POSTROOM_TEST(PolicyViewTest)
#include "policy_view_test.moc"
