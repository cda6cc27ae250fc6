// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/message/config_pane.h"
#include "console/pages/message/message_view.h"
#include "console/pages/message/ticket_text.h"
#include "console/pages/message/verdicts_pane.h"
#include "console/widgets/sentence_banner.h"
#include "console/widgets/state_placeholder.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QClipboard>
#include <QFile>
#include <QLineEdit>
#include <QTabWidget>
#include <QTableWidget>
#include <QTreeWidget>

using namespace postroom;
using namespace postroom::console;

namespace {
/// The recorded message with three fates: delivered, bounced, deferred. Recordings made anew have another id.
QString idOfThreeFates() {
    QFile file(qEnvironmentVariable("POSTROOM_SOURCE") + "/tests/console/recorded/base.json");
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto recorded = base::Json::parse(file.readAll().toStdString());
    for (const base::Json& exchange : (*recorded)["exchanges"].items())
        for (const base::Json& row : exchange["result"]["rows"].items())
            if (row["subject"].toString() == "One text, three fates")
                return QString::fromStdString(row["id"].toString());
    return {};
}
const QString threeFates = idOfThreeFates();

int countOf(const QTreeWidget* tree, const QString& part) { return static_cast<int>(tree->findItems(part, Qt::MatchContains | Qt::MatchRecursive).size()); }
} // namespace

class MessageViewTest : public QObject {
    Q_OBJECT
private slots:
    void theSentenceStandsOnTop() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "message/" + threeFates);
        auto* view = console.view<MessageView>();
        QVERIFY(view);
        QTRY_VERIFY(view->findChild<SentenceBanner*>()->sentence().startsWith("3 recipient"));
        QCOMPARE(view->heading(), threeFates);
    }

    void decisionsShowTheDecidingStatement() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "message/" + threeFates + "?tab=decisions");
        auto* view = console.view<MessageView>();
        auto* tabs = view->findChild<QTabWidget*>();
        QTRY_COMPARE(tabs->currentWidget()->objectName(), QString("decisions"));
        auto* tree = tabs->currentWidget()->findChild<QTreeWidget*>();
        QVERIFY(countOf(tree, "acl_check_rcpt statement 4") > 0);
        QVERIFY(countOf(tree, "hosts = +relay_from_hosts") > 0);
        QVERIFY(countOf(tree, "friend@elsewhere.example") > 0);
    }

    void attemptsShowWhatThePeerSaid() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "message/" + threeFates + "?tab=delivery");
        auto* tabs = console.view<MessageView>()->findChild<QTabWidget*>();
        QTRY_COMPARE(tabs->currentWidget()->objectName(), QString("delivery"));
        auto* tree = tabs->currentWidget()->findChild<QTreeWidget*>();
        QVERIFY(!tree->findItems("mx.partner.example ESMTP ready", Qt::MatchContains | Qt::MatchRecursive, 1).isEmpty());
    }

    void aCellOfTheMatrixOpensItsDecision() {
        FakeDaemon daemon;
        daemon.answer("trace.verdicts", [](const base::Json&) -> Answer {
            return *base::Json::parse(R"({"recipients":["a@x.example","b@x.example","c@x.example"],"checks":[{"phase":"prdr","title":"PRDR reply","common":false,"cells":[
                {"outcome":"accept","reply":"","decided_by":"acl_check_prdr statement 3","decision":0},
                {"outcome":"deny","reply":"not for you","decided_by":"acl_check_prdr statement 1","decision":4},
                {"outcome":"defer","reply":"later","decided_by":"acl_check_prdr statement 2","decision":5}]}]})");
        });
        ConsoleFixture console(daemon, "message/" + threeFates + "?tab=verdicts");
        auto* view = console.view<MessageView>();
        auto* table = view->findChild<QTableWidget*>();
        QTRY_COMPARE(table->columnCount(), 3);
        QVERIFY(table->item(0, 0)->text().contains("accepted"));
        QVERIFY(table->item(0, 1)->text().contains("refused") && table->item(0, 1)->text().contains("acl_check_prdr statement 1"));
        QVERIFY(table->item(0, 2)->text().contains("refused for now"));
        emit table->cellActivated(0, 1);
        QCOMPARE(view->findChild<QTabWidget*>()->currentWidget()->objectName(), QString("decisions"));
    }

    void theTicketHoldsSentenceAndLink() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "message/" + threeFates);
        auto* view = console.view<MessageView>();
        QTRY_VERIFY(!view->findChild<SentenceBanner*>()->sentence().isEmpty());
        console.trigger("message.copy");
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.contains("postroom://mail.postroom.test/message/" + threeFates), qPrintable(copied));
        QVERIFY(copied.contains("452 4.2.2 mailbox full"));
    }

    void itIsTriedWithTheWorkingCopy() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "message/" + threeFates);
        console.trigger("message.try");
        QCOMPARE(console.window().currentLink().page, QString("try"));
        const auto fields = console.window().currentView()->findChildren<QLineEdit*>();
        QVERIFY(std::any_of(fields.begin(), fields.end(), [&](const QLineEdit* field) { return field->text() == threeFates; }));
    }
    void whoLookedIsOneKeyAway() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "message/" + threeFates);
        QTRY_VERIFY(!console.view<MessageView>()->findChild<SentenceBanner*>()->sentence().isEmpty());
        console.trigger("message.access");
        QCOMPARE(console.window().currentView()->link().text(), Link::to("audit", {}, {{"message", threeFates}}).text());
    }

    void whatIsNotThereIsSaid() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon, "message/1aaaaa-00000000000-aaaa");
        auto* placeholder = console.view<MessageView>()->findChild<StatePlaceholder*>();
        QTRY_VERIFY(placeholder->isVisible() && !placeholder->title().isEmpty());
    }

    void aStatementIsFoundInTheText() {
        const QString text = "host = x\nbegin acl\nacl_check_mail:\n  accept\n\nacl_check_rcpt:\n  deny\n    hosts = a\n  accept\n    hosts = b\n\nacl_other:\n  warn\nbegin routers\n";
        QCOMPARE(ConfigPane::lineOf(text, "acl acl_check_rcpt", 0), 6);
        QCOMPARE(ConfigPane::lineOf(text, "acl acl_check_rcpt", 1), 7);
        QCOMPARE(ConfigPane::lineOf(text, "acl acl_check_rcpt", 2), 9);
        QCOMPARE(ConfigPane::lineOf(text, "acl acl_check_rcpt", 9), 6);
        QCOMPARE(ConfigPane::lineOf(text, "acl nothing", 1), 0);
    }
};

POSTROOM_TEST(MessageViewTest)
#include "message_view_test.moc"
