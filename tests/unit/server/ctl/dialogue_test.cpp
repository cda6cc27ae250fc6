// SPDX-License-Identifier: Apache-2.0
// session and sendmail: dialogues and messages on standard input.
#include "tests/support/test_main.h"
#include "tests/unit/server/ctl/scripted_control.h"

using namespace postroom;
using namespace postroom::test;

namespace {
base::Json step(const std::string& replies, bool closed = false) {
    return base::Json::object({{"session", 1}, {"replies", replies}, {"closed", closed}});
}
} // namespace

class DialogueTest : public QObject {
    Q_OBJECT
private slots:
    void eachLineIsAnsweredBeforeTheNextAndDataGoesInPortions() {
        ScriptedControl server;
        server.on("session.open", step("220 mx\r\n"));
        server.on("session.feed", step("250 EHLO\r\n")).on("session.feed", step("354 go\r\n")).on("session.feed", step("250 OK\r\n"));
        server.on("session.feed", step("221 bye\r\n", true));
        const auto ran = runCtl(server.path(), {"session", "--client", "192.0.2.9"}, "EHLO x\nDATA\nSubject: x\n\ntext\n.\nQUIT\nNOOP\n");
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.out, std::string("220 mx\r\n250 EHLO\r\n354 go\r\n250 OK\r\n221 bye\r\n"));
        std::vector<std::string> sent;
        for (const auto& request : server.requests())
            if (request.method == "session.feed")
                sent.push_back(request.params["data"].toString());
        QCOMPARE(sent, (std::vector<std::string>{"EHLO x\r\n", "DATA\r\n", "Subject: x\r\n\r\ntext\r\n.\r\n", "QUIT\r\n"}));
    }
    void theEndOfInputClosesTheSession() {
        ScriptedControl server;
        server.on("session.open", step("220 mx\r\n")).on("session.feed", step("250 ok\r\n")).on("session.close", base::Json::object());
        runCtl(server.path(), {"session"}, "NOOP\n");
        QCOMPARE(server.asked("session.close")["session"].toInteger(), 1);
    }
    void explanationsStandBeforeTheReply() {
        ScriptedControl server;
        base::Json opened = step("220 mx\r\n");
        opened.set("sentences", json("['Accepted by acl_check_connect statement 1.']"));
        server.on("session.open", opened).on("session.close", base::Json::object());
        QCOMPARE(runCtl(server.path(), {"session", "--explain"}).out, std::string("# Accepted by acl_check_connect statement 1.\n220 mx\r\n"));
    }
    void sendmailHandsInTheMessageWithItsOptions() {
        ScriptedControl server;
        server.on("submit.message", json("{'outcome':'accepted','id':'x','text':'OK','refused_recipients':[]}"));
        const auto ran = runCtl(server.path(), {"sendmail", "-t", "-i", "-f", "root@x", "-FRoot", "-N", "never"}, "To: a@b\n\nline\n.\nafter\n");
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.out, std::string());
        const auto params = server.asked("submit.message");
        QCOMPARE(params["message"].toString(), std::string("To: a@b\n\nline\n.\nafter\n"));
        QCOMPARE(params["sender"].toString(), std::string("root@x"));
        QVERIFY(params["recipients_from_header"].toBool());
    }
    void withoutIADotEndsTheMessage() {
        ScriptedControl server;
        server.on("submit.message", json("{'outcome':'accepted','refused_recipients':[]}"));
        runCtl(server.path(), {"a@b"}, "line\n.\nafter\n", "/usr/sbin/sendmail");
        QCOMPARE(server.asked("submit.message")["message"].toString(), std::string("line\n"));
    }
    void whatCannotBeHandedInNowIsATemporaryFailure() {
        QCOMPARE(runCtl("/nonexistent", {"sendmail", "a@b"}, "x\n").code, 75);
        ScriptedControl server;
        server.on("submit.message", json("{'outcome':'deferred','text':'no space left','refused_recipients':[]}"));
        QCOMPARE(runCtl(server.path(), {"sendmail", "a@b"}, "x\n").code, 75);
        QCOMPARE(runCtl(server.path(), {"sendmail"}, "x\n").code, 64);
    }
    void theOldNamesDoTheirWork() {
        ScriptedControl server;
        server.on("queue.list", json("{'messages':[],'next':null,'total':7}"));
        server.on("queue.run", json("{'started':2}"));
        server.on("server.check-aliases", json("{'files':[{'file':'/etc/aliases','entries':12,'problems':[]}]}"));
        QCOMPARE(runCtl(server.path(), {}, {}, "mailq").out, std::string("The queue is empty.\n"));
        QCOMPARE(runCtl(server.path(), {"-bpc"}, {}, "sendmail").out, std::string("7\n"));
        QVERIFY(runCtl(server.path(), {"-q"}, {}, "sendmail").out.find("2 messages to try") != std::string::npos);
        QVERIFY(runCtl(server.path(), {}, {}, "newaliases").out.find("12 aliases") != std::string::npos);
    }
    void aLargeMessageGoesInChunks() {
        ScriptedControl server;
        server.on("upload.chunk", base::Json::object()).on("submit.message", json("{'outcome':'accepted','refused_recipients':[]}"));
        QCOMPARE(runCtl(server.path(), {"sendmail", "-i", "a@b"}, std::string(2'500'000, 'x')).code, 0);
        QCOMPARE(server.requests().size(), std::size_t(4));
        QVERIFY(server.asked("submit.message").has("message_upload"));
    }
};

POSTROOM_TEST(DialogueTest)
#include "dialogue_test.moc"
