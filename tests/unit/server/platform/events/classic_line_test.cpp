// SPDX-License-Identifier: Apache-2.0
#include "server/platform/events/classic_line.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::events;

class ClassicLineTest : public QObject {
    Q_OBJECT
    static Event event(std::string_view name) {
        Event event;
        event.name = name;
        event.time = base::Time(std::chrono::seconds(1'700'000'000));
        event.message = *base::MessageId::fromText("1r31eq-00000000001-0000");
        return event;
    }
    static std::string line(const Event& event, const ClassicSelectors& selectors = {}) {
        const std::string all = classicLine(event, selectors).value_or("");
        return all.substr(std::min<std::size_t>(all.size(), 20)); // without the time
    }
private slots:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void arrivals() {
        Event e = event("message.accepted");
        e.with("client", "192.0.2.1").with("client_port", 4711).with("helo", "mail.x").with("host_name", "mail.x.example").with("account", "anna").with("protocol", "esmtpsa")
            .with("sender", "anna@x.example").with("recipients", base::Json(base::Json::Array{"b@y"})).with("size", 1234).with("message_id", "<m@x>")
            .with("subject", "a \"b\"").with("tls", "TLS1.3:X:256").with("authenticator", "plain").with("prdr", true).with("proxy", "10.0.0.1");
        QCOMPARE(classicLine(e)->substr(0, 20), std::string("2023-11-14 22:13:20 "));
        QCOMPARE(line(e), std::string("1r31eq-00000000001-0000 <= anna@x.example H=mail.x.example (mail.x) [192.0.2.1] P=esmtpsa X=TLS1.3:X:256 A=plain:anna PRDR PRX=10.0.0.1 S=1234 id=m@x"));
        ClassicSelectors more;
        more.subject = more.receivedRecipients = more.incomingPort = true;
        QVERIFY(line(e, more).ends_with("id=m@x T=\"a \\\"b\\\"\" for b@y"));
        QVERIFY(line(e, more).find("[192.0.2.1]:4711") != std::string::npos);
    }
    void theZoneStandsAfterTheTimeWhenItIsWanted() {
        ClassicSelectors selectors;
        selectors.zone = true;
        QVERIFY(classicLine(event("message.completed"), selectors)->starts_with("2023-11-14 22:13:20 +0000 1r31eq"));
    }
    void aBounceOfOurOwn() {
        Event e = event("message.accepted");
        e.with("parent", "1r31eq-00000000000-0000").with("protocol", "local").with("ident", "postroom").with("sender", "").with("size", 5);
        QCOMPARE(line(e), std::string("1r31eq-00000000001-0000 <= <> R=1r31eq-00000000000-0000 U=postroom P=local S=5"));
    }
    void deliveries() {
        Event e = event("delivery.done");
        e.with("recipient", "b@y.example").with("original", "list@y.example").with("sender", "a@x").with("router", "dnslookup").with("transport", "remote_smtp")
            .with("host", "mx.y.example").with("host_address", "192.0.2.9").with("host_port", 25).with("tls", "TLS1.3:X:256").with("tls_verified", true)
            .with("chunking", true).with("reply", "250 OK \"x\"");
        QCOMPARE(line(e), std::string("1r31eq-00000000001-0000 => b@y.example <list@y.example> R=dnslookup T=remote_smtp H=mx.y.example [192.0.2.9] X=TLS1.3:X:256 CV=yes K C=\"250 OK \\\"x\\\"\""));
        e.with("additional", true);
        QVERIFY(line(e).find(" -> b@y") != std::string::npos);
        Event d = event("delivery.deferred");
        d.with("recipient", "b@y.example").with("router", "r").with("transport", "t").with("host", "mx").with("host_address", "192.0.2.9").with("error", "rcpt_451").with("reason", "451 later");
        QCOMPARE(line(d), std::string("1r31eq-00000000001-0000 == b@y.example R=r T=t defer (-44) H=mx [192.0.2.9]: 451 later"));
        Event f = event("delivery.failed");
        f.with("recipient", "b@y.example").with("router", "r").with("reason", "550 no");
        QCOMPARE(line(f), std::string("1r31eq-00000000001-0000 ** b@y.example R=r: 550 no"));
        QCOMPARE(line(event("message.completed")), std::string("1r31eq-00000000001-0000 Completed"));
    }
    void refusals() {
        Event e = event("recipient.refused");
        e.message = {};
        e.with("client", "192.0.2.1").with("helo", "spam").with("sender", "").with("recipient", "b@y").with("phase", "rcpt").with("reply", "550 no").with("reason", "relay not permitted");
        QCOMPARE(line(e), std::string("H=(spam) [192.0.2.1] F=<> rejected RCPT <b@y>: relay not permitted"));
        e.name = "recipient.deferred";
        QVERIFY(line(e).find("F=<> temporarily rejected RCPT") != std::string::npos);
        Event a = event("auth.failed");
        a.message = {};
        a.with("client", "192.0.2.1").with("helo", "h").with("authenticator", "plain_server").with("account", "anna");
        QCOMPARE(line(a), std::string("plain_server authenticator failed for (h) [192.0.2.1]: 535 Incorrect authentication data (set_id=anna)"));
    }
    void whatComesFromOutsideStaysOnOneLine() {
        Event e = event("recipient.refused");
        e.with("client", "192.0.2.1").with("helo", "x\r\n2023 forged").with("recipient", "b@y").with("reason", "a\nb");
        const std::string text = *classicLine(e);
        QVERIFY(text.find('\n') == std::string::npos && text.find('\r') == std::string::npos);
    }
    void whatTheLogDoesNotKnowIsNotShown() { QVERIFY(!classicLine(event("connection.opened"))); }
};

POSTROOM_TEST(ClassicLineTest)
#include "classic_line_test.moc"
