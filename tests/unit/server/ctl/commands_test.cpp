// SPDX-License-Identifier: Apache-2.0
// What a person sees, and what a script gets.
#include "tests/support/test_main.h"
#include "tests/unit/server/ctl/scripted_control.h"

#include <QFile>

using namespace postroom;
using namespace postroom::test;

namespace {
bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
constexpr const char* oneMessage =
    "{'messages':[{'id':'1tEBn2-00000000001-0001','received':1699996400000000,'size':2048,'sender':'','held':false,'recipient_count':2,"
    "'recipients':[{'address':'anna@x.example','attempts':3,'next':1700000600000000,'cause':'Connection refused','state':'waiting'},"
    "{'address':'b\\u001b[2Jerta@x.example','attempts':0,'cause':'','state':'waiting'}]}],'next':null,'total':1}";
} // namespace

class CommandsTest : public QObject {
    Q_OBJECT
private slots:
    void whenNobodyListensTheSentenceSaysWhatToDo() {
        const auto ran = runCtl("/nonexistent/control.sock", {"status"});
        QCOMPARE(ran.code, 69);
        QVERIFY2(contains(ran.err, "postroomd is not running at /nonexistent/control.sock: start it with"), ran.err.c_str());
    }
    void theQueueIsATableWithTheCause() {
        ScriptedControl server;
        server.on("queue.list", json(oneMessage));
        const auto ran = runCtl(server.path(), {"queue", "list", "--domain", "x.example", "--older", "1h"});
        QCOMPARE(ran.code, 0);
        for (const char* part : {"1tEBn2-00000000001-0001", "2.0 KiB", "<>", "in 10m", "Connection refused", "not tried yet", "1 of 1 message."})
            QVERIFY2(contains(ran.out, part), (std::string(part) + " is missing in\n" + ran.out).c_str());
        QVERIFY2(!contains(ran.out, "\033"), "an address of the wire moved the cursor");
        QCOMPARE(server.asked("queue.list")["filter"]["domain"].toString(), std::string("x.example"));
        QCOMPARE(server.asked("queue.list")["filter"]["received_before"].toInteger(), 1'699'996'400'000'000);
    }
    void jsonIsTheReplyItself() {
        ScriptedControl server;
        server.on("queue.list", json("{'messages':[],'next':null,'total':0}"));
        const auto ran = runCtl(server.path(), {"--json", "queue", "list"});
        QVERIFY(*base::Json::parse(ran.out) == json("{'messages':[],'next':null,'total':0}"));
        QVERIFY(contains(ran.out, "[]"));
        QCOMPARE(runCtl(server.path(), {"queue", "list", "--json"}).out, ran.out);
    }
    void errorsOfTheServerBecomeSentencesAndExitCodes() {
        ScriptedControl server;
        server.fails("queue.show", wire::plainError(base::ErrorKind::notFound, "there is no message x"));
        server.fails("server.stop", wire::plainError(base::ErrorKind::denied, "server.stop needs the role administrator; yours is helpdesk"));
        QCOMPARE(runCtl(server.path(), {"queue", "show", "x"}).code, 1);
        const auto denied = runCtl(server.path(), {"stop"});
        QCOMPARE(denied.code, 77);
        QVERIFY(contains(denied.err, "needs the role administrator"));
        QVERIFY(base::Json::parse(runCtl(server.path(), {"stop", "--json"}).err));
    }
    void findingsAreShownWithTheirPlace() {
        ScriptedControl server;
        wire::WireError error = wire::plainError(base::ErrorKind::invalid, "the changes have errors; nothing was changed");
        config::Finding finding;
        finding.place.object = "acl acl_check_rcpt";
        finding.place.setting = "statements.2";
        finding.message = "there is no variable no_such";
        error.findings.push_back(finding);
        server.fails("config.apply", error);
        const auto ran = runCtl(server.path(), {"config", "set", "acl acl_check_rcpt", "statements.2", "deny", "-m", "try"});
        QCOMPARE(ran.code, 78);
        QVERIFY2(contains(ran.err, "acl acl_check_rcpt, statements.2: error: there is no variable no_such"), ran.err.c_str());
        QVERIFY(server.asked("config.apply")["changes"] == json("[{'op':'set','value':'deny','object':'acl acl_check_rcpt','setting':'statements.2'}]"));
        QCOMPARE(server.asked("config.apply")["comment"].toString(), std::string("try"));
    }
    void settingsOfMainNeedNoObject() {
        ScriptedControl server;
        server.on("config.apply", json("{'revision':4,'applied':true,'findings':[],'restart_needed':false,'reverts_at':1700000120000000}"));
        const auto ran = runCtl(server.path(), {"config", "set", "smtp_banner", "hello", "--confirm-within", "2m"});
        QCOMPARE(ran.code, 0);
        QVERIFY2(contains(ran.out, "taken back in 2m") && contains(ran.out, "config confirm 4"), ran.out.c_str());
        QCOMPARE(server.asked("config.apply")["changes"].items()[0]["object"].toString(), std::string("main"));
        QCOMPARE(server.asked("config.apply")["confirm_within"].toInteger(), 120);
    }
    void aBulkActionWithoutTerminalNeedsYes() {
        ScriptedControl server;
        server.on("queue.remove", json("{'done':2,'failures':[],'undo':'postroomctl queue undo a b'}"));
        QCOMPARE(runCtl(server.path(), {"queue", "remove", "--domain", "x.example"}).code, 64);
        const auto ran = runCtl(server.path(), {"queue", "remove", "--domain", "x.example", "--yes"});
        QCOMPARE(ran.code, 0);
        QVERIFY(contains(ran.out, "2 messages were moved to the bin") && contains(ran.out, "queue undo a b"));
        QCOMPARE(runCtl(server.path(), {"queue", "remove"}).code, 64); // nothing was chosen
    }
    void theTraceQueryIsCheckedBeforeItIsSent() {
        ScriptedControl server;
        server.on("trace.search", json("{'rows':[],'next':null,'since':1699913600000000,'until':1700000000000000,'hint':'No mail from far.example was seen.'}"));
        const auto wrong = runCtl(server.path(), {"trace", "search", "form:x"});
        QCOMPARE(wrong.code, 64);
        QVERIFY(contains(wrong.err, "did you mean from:"));
        const auto nothing = runCtl(server.path(), {"trace", "search", "from:a@far.example", "after:1h", "reason:no such user"});
        QCOMPARE(nothing.code, 1);
        QVERIFY2(contains(nothing.out, "No mail from far.example was seen."), nothing.out.c_str());
        QCOMPARE(server.asked("trace.search")["query"].toString(), std::string("from:a@far.example after:@1699996400000000 reason:\"no such user\""));
    }
    void traceRowsAreNotCutForPrograms() {
        ScriptedControl server;
        const std::string reason(300, 'r');
        server.on("trace.search", json("{'rows':[{'key':'k','id':'','time':1,'sender':'a@b','recipient':'c@d','outcome':'rejected','reason':'" + reason + "'}],'next':null}"));
        QVERIFY(contains(runCtl(server.path(), {"trace", "search"}).out, reason));
    }
    void eventsAreFollowedUntilTheCountAndGapsAreSaid() {
        ScriptedControl server;
        server.on("events.subscribe", json("{'subscription':1,'last':0}"));
        server.then("events.subscribe", json("{'jsonrpc':'2.0','method':'event','params':{'subscription':1,'sequence':1,'event':{'name':'message.accepted','time':1,'fields':{'sender':'a@b'}}}}"));
        server.then("events.subscribe", json("{'jsonrpc':'2.0','method':'gap','params':{'subscription':1,'first':2,'last':9}}"));
        const auto ran = runCtl(server.path(), {"events", "tail", "-n", "2", "message."});
        QVERIFY2(contains(ran.out, "message.accepted  sender=a@b") && contains(ran.out, "(events 2 to 9 were missed)"), ran.out.c_str());
    }
    void anUnbalancedLedgerIsAFailure() {
        ScriptedControl server;
        server.on("ledger.check", json("{'accepted':5,'delivered':4,'balanced':false,'missing':['1tEBn2-00000000001-0001'],'sentence':'The books do not balance.'}"));
        const auto ran = runCtl(server.path(), {"ledger"});
        QCOMPARE(ran.code, 1);
        QVERIFY(contains(ran.out, "do not balance") && contains(ran.out, "  1tEBn2-"));
    }
    void aRetryRuleIsSaidWithItsTimes() {
        ScriptedControl server;
        server.on("address.retry", json("{'rule':{'number':1,'pattern':'*','error':'*','senders':''},'tries':[0,900,1800],'gives_up':true,'random':false}"));
        QCOMPARE(runCtl(server.path(), {"address", "retry", "a@b.example", "--error", "refused_MX"}).out,
                 std::string("Rule 1: * *\nTried again after 15m, 30m; it fails with the last of them.\n"));
        QCOMPARE(server.asked("address.retry").text(), std::string(R"({"address":"a@b.example","error":"refused_MX"})"));
        ScriptedControl without;
        without.on("address.retry", json("{'tries':[0],'gives_up':true,'random':false}"));
        QCOMPARE(runCtl(without.path(), {"address", "retry", "--host", "mx.example"}).out, std::string("No rule applies: it fails at once.\n"));
    }
    void aliasFilesAreListed() {
        ScriptedControl server;
        server.on("server.check-aliases", json("{'files':[{'file':'/etc/aliases','entries':1,'problems':[],'aliases':[{'name':'root','targets':'anna, bob'}]}]}"));
        const auto ran = runCtl(server.path(), {"address", "aliases"});
        QVERIFY2(contains(ran.out, "root") && contains(ran.out, "/etc/aliases") && contains(ran.out, "anna, bob"), ran.out.c_str());
    }
    void aRewritingIsSaidRuleByRule() {
        ScriptedControl server;
        server.on("address.rewrite", json("{'places':[{'place':'sender','address':'b@x','changed':true,'steps':[{'rule':2,'from':'a@x','to':'b@x','last':true}]}]}"));
        const auto ran = runCtl(server.path(), {"address", "rewrite", "--steps", "a@x"});
        QVERIFY2(contains(ran.out, "sender: rule 2 makes a@x b@x, the last that is asked"), ran.out.c_str());
    }
    void routesComeInTheFormOfEximsTest() {
        ScriptedControl server;
        server.on("address.test", json("{'routes':[{'outcome':'deliver','address':'x@y','parents':['p@q'],'router':'r1','transport':'smtp','hosts':[{'name':'mx','addresses':['192.0.2.1','192.0.2.2'],'mx':10}],'steps':[]}]}"));
        const auto text = runCtl(server.path(), {"route", "x@y"});
        QVERIFY2(text.out == std::string("x@y\n    <-- p@q\n  router = r1, transport = smtp\n  host mx [192.0.2.1] MX=10\n  host mx [192.0.2.2] MX=10\n"), (text.out + text.err).c_str());
        const auto routes = base::Json::parse(runCtl(server.path(), {"route", "--json", "--sender", "", "x@y"}).out);
        QVERIFY(*routes == json("[{'address':'x@y','parents':['p@q'],'router':'r1','transport':'smtp','hosts':['mx [192.0.2.1] MX=10','mx [192.0.2.2] MX=10']}]"));
    }
    void expansionsAnswerLineByLineAndKeepBytes() {
        ScriptedControl server;
        server.on("expand", json("{'results':[{'result':'a','tainted':false},{'result_b64':'/w==','tainted':false},{'error':'no','forced':true}]}"));
        const auto ran = runCtl(server.path(), {"expand", "--json", "--lines"}, "a\n\xFF\nx\n");
        QCOMPARE(base::split(ran.out, '\n').size(), std::size_t(4));
        QVERIFY(contains(ran.out, "\"result_b64\":\"/w==\""));
        QVERIFY(server.asked("expand")["expressions"] == json("['a',{'b64':'/w=='},'x']"));
    }
    void aFileThatEvaluateRefusesIsAnErrorOfTheConfiguration() {
        QTemporaryDir folder;
        const std::string program = folder.filePath("postroomd").toStdString();
        const auto write = [](const std::string& path, const char* text) {
            QFile file(QString::fromStdString(path));
            return file.open(QIODevice::WriteOnly) && file.write(text) > 0 && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        };
        QVERIFY(write(program, "#!/bin/sh\nexit 78\n") && write(program + ".conf", "x"));
        qputenv("POSTROOMD", QByteArray::fromStdString(program));
        const auto ran = runCtl("/x", {"config", "check", program + ".conf"});
        qunsetenv("POSTROOMD");
        QCOMPARE(ran.code, 78);
        QVERIFY2(contains(ran.err, "postroomd.conf has errors"), ran.err.c_str());
        QCOMPARE(runCtl("/x", {"expand", "--config", "/nonexistent.conf", "x"}).code, 66);
    }
    void wrongCommandLinesAreUsageErrors() {
        QCOMPARE(runCtl("/x", {"queue", "list", "--bogus"}).code, 64);
        QCOMPARE(runCtl("/x", {"nonsense"}).code, 64);
        QCOMPARE(runCtl("/x", {"queue"}).code, 64);
        const auto help = runCtl("/x", {"queue", "list", "--help"});
        QCOMPARE(help.code, 0);
        QVERIFY2(contains(help.out, "postroomctl queue list"), help.out.c_str());
    }
};

POSTROOM_TEST(CommandsTest)
#include "commands_test.moc"
