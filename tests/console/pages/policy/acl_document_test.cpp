// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/policy/acl_document.h"
#include "console/pages/policy/statement_model.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

#include <QAbstractItemModelTester>
#include <QMimeData>

using namespace postroom;
using namespace postroom::console;

namespace {

/// An ACL of the recordings, open.
struct OpenAcl {
    explicit OpenAcl(const QString& acl = "acl_check_rcpt") : console(daemon), copy(console.window().workingCopy()), document(console.window().session(), copy) {
        document.refresh();
        console.settle();
        chosen = document.choose(acl);
    }
    FakeDaemon daemon;
    ConsoleFixture console;
    WorkingCopy& copy;
    AclDocument document;
    bool chosen = false;
};

std::vector<std::string> verbs(const AclDocument& document) {
    std::vector<std::string> all;
    for (const auto& statement : document.statements())
        all.push_back(statement.verb);
    return all;
}

} // namespace

class AclDocumentTest : public QObject {
    Q_OBJECT
private slots:
    void theAclOfTheConfigurationIsShown() {
        OpenAcl open;
        QVERIFY(open.chosen);
        QVERIFY(!open.document.choose("no_such_acl"));
        QCOMPARE(open.document.count(), 8);
        QCOMPARE(open.document.phases(), catalogue::bit(catalogue::Phase::rcpt));
        QCOMPARE(open.document.named(catalogue::Kind::hostList), QStringList{"relay_from_hosts"});
        QVERIFY(open.copy.isEmpty());
    }
    void eachEditIsOneStepButTypingIsOne() {
        OpenAcl open;
        config::Statement added;
        added.verb = "warn";
        open.document.insert(0, added);
        open.document.remove({3});
        QCOMPARE(open.copy.count(), 1); // one change of the ACL
        auto first = open.document.statements().front();
        for (const char* text : {"o", "on", "once"}) {
            first.comment = text;
            open.document.edit(0, first, "0 comment");
        }
        open.copy.undo();
        QCOMPARE(open.document.statements().front().comment, std::string());
        QCOMPARE(open.document.count(), 8);
        open.copy.undo();
        QCOMPARE(open.document.count(), 9);
        open.copy.undo();
        QVERIFY(open.copy.isEmpty());
        QCOMPARE(open.document.count(), 8);
    }
    void backToWhatIsInForceIsNoChange() {
        OpenAcl open;
        open.document.move({0}, 2);
        QVERIFY(!open.copy.isEmpty());
        open.document.move({1}, 0);
        QVERIFY(open.copy.isEmpty());
    }
    void rowsMoveTogether() {
        OpenAcl open;
        const auto before = verbs(open.document); // deny deny defer accept require discard require accept
        QCOMPARE(open.document.move({2, 3}, 0), 0);
        QCOMPARE(verbs(open.document), (std::vector<std::string>{"defer", "accept", "deny", "deny", "require", "discard", "require", "accept"}));
        QCOMPARE(open.document.move({0, 1}, 8), 6);
        QCOMPARE(verbs(open.document), (std::vector<std::string>{"deny", "deny", "require", "discard", "require", "accept", "defer", "accept"}));
        QCOMPARE(before.size(), verbs(open.document).size());
    }
    void textAndTableAreTheSame() {
        OpenAcl open;
        const QString text = open.document.text();
        open.document.setText(text);
        QVERIFY(open.copy.isEmpty());
        open.document.setText("#shadow#  deny  hosts = 192.0.2.1\n\n# why\naccept\n");
        QCOMPARE(open.document.count(), 2);
        QVERIFY(open.document.statements()[0].shadow);
        QCOMPARE(open.document.statements()[1].comment, std::string("why"));
        const base::Json change = open.copy.changeOf("acl acl_check_rcpt", "statements");
        QVERIFY(change["value"].isArray());
        open.document.setText("accept\n\n# deny hosts = *\n# not yet\n"); // what stands behind the last statement stays
        QCOMPARE(open.document.statements().back().after, std::string("deny hosts = *\nnot yet"));
        QVERIFY(open.document.text().endsWith("\n  # deny hosts = *\n  # not yet\n"));
    }
    void aTextThatCannotBeReadStaysInTheWorkingCopy() {
        OpenAcl open;
        open.document.setText("deny hots = x\n");
        QCOMPARE(open.document.unreadable(), QString("deny hots = x\n"));
        QVERIFY(!open.document.mayEdit());
        QCOMPARE(open.document.count(), 8); // as before
        QVERIFY(open.copy.changeOf("acl acl_check_rcpt", "statements")["value"].isString());
        open.document.setText("deny hosts = x\n");
        QVERIFY(open.document.unreadable().isEmpty());
        QCOMPARE(open.document.count(), 1);
    }
    void countersStayWithTheirStatement() {
        OpenAcl open;
        const auto asked = open.document.counter(4)["asked"].toInteger();
        QVERIFY(asked > 0);
        open.document.move({4}, 0);
        QCOMPARE(open.document.counter(0)["asked"].toInteger(), asked);
        auto statement = open.document.statements()[0];
        statement.terms[0].value = "another text";
        open.document.edit(0, statement);
        QVERIFY(open.document.counter(0).isNull()); // is not in force like this
    }
    void findingsAreFoundAtTheirTerm() {
        OpenAcl open;
        open.daemon.answer("config.check", [](const base::Json&) -> Answer {
            base::Json findings = base::Json::array();
            for (const char* setting : {"2.sender_domains", "2", "3"})
                findings.append(base::Json::object({{"severity", "error"}, {"message", std::string("wrong at ") + setting}, {"object", "acl acl_check_rcpt"}, {"setting", setting}, {"column", 7}}));
            return base::Json::object({{"ok", false}, {"findings", findings}, {"difference", base::Json::array()}});
        });
        open.copy.set("main", "smtp_banner", "x");
        open.copy.check();
        open.console.settle();
        const auto findings = open.document.findings(1);
        QCOMPARE(findings.size(), 2);
        QCOMPARE(findings[0].term, 1);
        QCOMPARE(findings[0].column, 7);
        QCOMPARE(findings[1].term, -1);
        QCOMPARE(open.document.findings(2).size(), 1);
        QVERIFY(open.document.findings(0).isEmpty());
    }
    void theModelKeepsItsPromises() {
        OpenAcl open;
        StatementModel model(open.document);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 8);
        config::Statement added;
        added.verb = "deny";
        added.terms = {{"authenticated", "", true, "*", {}}, {"condition", "", false, "${lookup redis{EXISTS ${quote_redis:bad:$sender_host_address}}}", {}}};
        open.document.insert(2, added);
        QCOMPARE(model.rowCount(), 9);
        QCOMPARE(model.chips(2)[0].text, QString("unless authenticated"));
        QVERIFY(model.chips(2)[1].text.startsWith("Redis has a key \"bad:\""));
        open.document.remove({0, 1});
        QCOMPARE(model.rowCount(), 7);
        open.document.choose("acl_check_data");
        QCOMPARE(model.rowCount(), 2);
    }
    void rowsAreDropped() {
        OpenAcl open;
        StatementModel model(open.document);
        QSignalSpy dropped(&model, &StatementModel::dropped);
        std::unique_ptr<QMimeData> data(model.mimeData({model.index(5, 0), model.index(5, 1)}));
        model.dropMimeData(data.get(), Qt::MoveAction, 0, 0, {});
        QCOMPARE(verbs(open.document).front(), std::string("discard"));
        QCOMPARE(dropped.size(), 1);
        open.document.choose("acl_check_data"); // rows of another ACL
        QVERIFY(!model.dropMimeData(data.get(), Qt::MoveAction, 0, 0, {}));
        QCOMPARE(open.document.count(), 2);
    }
    void aNewAclIsMadeAndPutWhereItRuns() {
        OpenAcl open;
        QVERIFY(!open.document.add("acl_check_rcpt", {})); // there is one
        QVERIFY(!open.document.add("no name", {}));
        QCOMPARE(open.document.freePoints().contains("acl_smtp_rcpt"), false);
        QVERIFY(open.document.freePoints().contains("acl_smtp_mail"));
        QVERIFY(open.document.add("acl_check_mail", "acl_smtp_mail"));
        QCOMPARE(open.copy.changeOf("acl acl_check_mail", {})["op"].toString(), std::string("add"));
        QCOMPARE(open.copy.changeOf("main", "acl_smtp_mail")["value"].toString(), std::string("acl_check_mail"));
        open.copy.undo();
        QVERIFY(open.copy.isEmpty()); // one step
    }
    void listsThatOtherPagesAddCanBeNamed() {
        OpenAcl open;
        open.daemon.answer("config.document", [&](const base::Json& params) -> Answer {
            base::Json reply = *open.daemon.recordings().find("config.document", base::Json::object()).value();
            if (params["changes"].size() == 1) {
                base::Json objects = reply["objects"];
                objects.append(base::Json::object({{"object", "hostlist unwanted"}, {"kind", "hostlist"}, {"name", "unwanted"}, {"body", base::Json::object({{"settings", base::Json::object({{"value", "192.0.2.9"}})}})}}));
                reply.set("objects", objects);
            }
            return reply;
        });
        open.copy.add("hostlist unwanted", base::Json::object({{"settings", base::Json::object({{"value", "192.0.2.9"}})}}));
        open.console.settle();
        QVERIFY(open.document.named(catalogue::Kind::hostList).contains("unwanted"));
    }
};

POSTROOM_TEST(AclDocumentTest)
#include "acl_document_test.moc"
