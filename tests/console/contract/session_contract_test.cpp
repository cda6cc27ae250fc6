// SPDX-License-Identifier: GPL-3.0-or-later
// What the console relies on in the protocol. Runs on the fake daemon and on the real one, so that the fake stays honest.
#include "tests/console/contract/endpoint.h"

#include "console/services/json_text.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::console;

namespace {

/// Asks and waits for the answer.
Answer ask(Session& session, std::string_view method, base::Json params = base::Json::object()) {
    std::optional<Answer> got;
    QObject context;
    session.call(&context, method, std::move(params), [&](const Answer& answer) { got = answer; });
    if (!QTest::qWaitFor([&] { return got.has_value(); }, 30000))
        return tl::unexpected(wire::plainError(base::ErrorKind::timeout, "no answer within 30 s"));
    return *got;
}

base::Json change(const char* setting, base::Json value) {
    return base::Json(base::Json::Array{base::Json::object({{"op", "set"}, {"object", "main"}, {"setting", setting}, {"value", std::move(value)}})});
}

} // namespace

class SessionContractTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<Endpoint> m_endpoint;
    std::unique_ptr<Session> m_session;

private slots:
    void initTestCase() {
        m_endpoint = makeEndpoint();
        QVERIFY2(m_endpoint, "the server did not start");
    }
    void cleanupTestCase() { m_endpoint.reset(); }
    void init() {
        m_session = std::make_unique<Session>(m_endpoint->uri(), m_endpoint->channels());
        m_session->setFirstPause(std::chrono::milliseconds(20));
        m_session->open();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->link(), Session::Link::ready, 30000);
    }
    void cleanup() { m_session.reset(); }

    void helloSaysWhoWeAre() {
        QCOMPARE(m_session->hello().version, wire::protocolVersion);
        QVERIFY(!m_session->hello().hostName.empty());
        QVERIFY(!m_session->hello().user.empty());
        QVERIFY(!m_session->hello().epoch.empty());
        QCOMPARE(m_session->role(), catalogue::Role::administrator);
        QVERIFY(m_session->may("config.apply"));
        QVERIFY(!m_session->may("no.such.method"));
    }

    void repliesHaveTheFieldsOfTheCatalogue() {
        for (const char* method : {"server.status", "queue.list", "trace.search", "config.running", "config.history", "config.document", "config.export", "ledger.check", "log.read",
                                   "queue.bin", "config.secrets"}) {
            const Answer answer = ask(*m_session, method);
            QVERIFY2(answer, qPrintable(QString("%1: %2").arg(method, answer ? QString() : toQt(answer.error().message))));
            for (const catalogue::Field& field : catalogue::findCommand(method)->reply)
                if (field.presence == catalogue::Presence::required)
                    QVERIFY2(answer->has(field.name), qPrintable(QString("%1 lacks %2").arg(method, toQt(field.name))));
        }
    }

    void errorsAreTypedAndNameTheField() {
        const Answer unknown = ask(*m_session, "no.such.method");
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, wire::codeNoMethod);
        const Answer missing = ask(*m_session, "queue.show");
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, base::ErrorKind::invalid);
        QCOMPARE(missing.error().field, std::string("id"));
        const Answer wrongType = ask(*m_session, "queue.show", base::Json::object({{"id", 5}}));
        QVERIFY(!wrongType);
        QCOMPARE(wrongType.error().field, std::string("id"));
        const Answer bogus = ask(*m_session, "queue.show", base::Json::object({{"id", "x"}, {"bogus", 1}}));
        QVERIFY(!bogus);
        QCOMPARE(bogus.error().field, std::string("bogus"));
        const Answer nothing = ask(*m_session, "trace.show", base::Json::object({{"id", "1aaaaa-00000000000-aaaa"}}));
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().kind, base::ErrorKind::notFound);
    }

    void rulesAreAskedWhatTheyWouldDo() {
        const Answer plan = ask(*m_session, "address.retry", base::Json::object({{"schedule", "F,2h,15m; G,16h,1h,1.5; F,4d,6h"}}));
        QVERIFY2(plan, plan ? "" : plan.error().message.c_str());
        QCOMPARE((*plan)["tries"].size(), std::size_t{29});
        QCOMPARE((*plan)["tries"].items()[1].toInteger(), 900);
        QVERIFY((*plan)["gives_up"].toBool() && !(*plan)["random"].toBool() && (*plan)["rule"].isNull());
        const Answer rule = ask(*m_session, "address.retry", base::Json::object({{"address", "anna@busy.example"}, {"error", "rcpt_4xx"}}));
        QVERIFY2(rule, rule ? "" : rule.error().message.c_str());
        QCOMPARE((*rule)["rule"]["number"].toInteger(), 1);
        QCOMPARE((*rule)["rule"]["pattern"].toString(), std::string("*"));
        QVERIFY((*rule)["tries"].size() > 1);
        const char* rules = "# Postroom configuration, format 1\nprimary_hostname = mail.postroom.test\nbegin rewrite\n*@old.example $1@postroom.test Eh\nanna@postroom.test Anna.Meier@postroom.test Ffrsq\n";
        const Answer rewritten = ask(*m_session, "address.rewrite", base::Json::object({{"address", "anna@old.example"}, {"configuration", base::Json::object({{"text", rules}})}}));
        QVERIFY2(rewritten, rewritten ? "" : rewritten.error().message.c_str());
        const base::Json sender = (*rewritten)["places"].items().front();
        QCOMPARE(sender["address"].toString(), std::string("Anna.Meier@postroom.test"));
        QCOMPARE(sender["steps"].size(), std::size_t{2});
        QCOMPARE(sender["steps"].items()[1]["rule"].toInteger(), 2);
        QVERIFY(sender["steps"].items()[1]["last"].toBool());
    }

    void manyRequestsRunAtOnce() {
        int answers = 0;
        for (int i = 0; i < 20; ++i)
            m_session->call(this, "server.status", base::Json::object(), [&](const Answer& answer) { answers += answer ? 1 : 0; });
        QTRY_COMPARE_WITH_TIMEOUT(answers, 20, 30000);
    }

    void aChangeIsAppliedAndAnEventSaysSo() {
        auto* subscription = m_session->subscribe(this, {{"config."}, {}, 0});
        std::vector<wire::EventMessage> events;
        connect(subscription, &Subscription::events, this, [&](const auto& got) { events.insert(events.end(), got.begin(), got.end()); });
        QTRY_VERIFY_WITH_TIMEOUT(subscription->last() >= 0, 30000);
        const qint64 before = (*ask(*m_session, "config.running"))["revision"].toInteger();
        const Answer applied = ask(*m_session, "config.apply", base::Json::object({{"changes", change("smtp_banner", "contract " + std::to_string(before))}, {"comment", "contract"}}));
        QVERIFY2(applied, applied ? "" : applied.error().message.c_str());
        QCOMPARE((*applied)["revision"].toInteger(), before + 1);
        QVERIFY((*applied)["running"].toBool());
        QTRY_VERIFY_WITH_TIMEOUT(!events.empty(), 30000);
        QCOMPARE(text(events.front().event, "name"), QString("config.applied"));
        QVERIFY(events.front().sequence > 0);
        const Answer stale = ask(*m_session, "config.apply", base::Json::object({{"base", std::int64_t{before}}, {"changes", change("smtp_banner", "stale")}, {"comment", "stale"}}));
        QVERIFY(!stale);
        QCOMPARE(stale.error().kind, base::ErrorKind::conflict);
        delete subscription;
    }

    void aWrongChangeNamesTheSetting() {
        const Answer wrong = ask(*m_session, "config.apply", base::Json::object({{"changes", change("no_such_option", "x")}, {"comment", "wrong"}}));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, base::ErrorKind::invalid);
        QCOMPARE(wrong.error().field, std::string("main/no_such_option"));
        QVERIFY(!wrong.error().findings.empty());
        QCOMPARE(wrong.error().findings.front().place.setting, std::string("no_such_option"));
    }

    void anUnconfirmedRevisionIsTakenBack() {
        const qint64 before = (*ask(*m_session, "config.running"))["revision"].toInteger();
        const Answer applied = ask(*m_session, "config.apply",
                                   base::Json::object({{"changes", change("smtp_banner", "try " + std::to_string(before))}, {"comment", "try"}, {"confirm_within", 600}}));
        QVERIFY2(applied, applied ? "" : applied.error().message.c_str());
        QVERIFY((*applied)["reverts_at"].toInteger() > 0);
        const Answer reverted = ask(*m_session, "config.revert", base::Json::object({{"revision", (*applied)["revision"]}}));
        QVERIFY2(reverted, reverted ? "" : reverted.error().message.c_str());
        QCOMPARE((*reverted)["revision"].toInteger(), before + 2);
        const Answer history = ask(*m_session, "config.history", base::Json::object({{"limit", 1}}));
        QCOMPARE((*history)["revisions"].size(), std::size_t{1});
        QVERIFY(!(*history)["next"].isNull());
    }

    void afterARestartTheSessionComesBackAndSubscriptionsSayThatTheyMissed() {
        auto* subscription = m_session->subscribe(this, {{"config."}, {}, 0});
        QTRY_VERIFY_WITH_TIMEOUT(subscription->last() >= 0, 30000);
        QSignalSpy missed(subscription, &Subscription::missed);
        bool restarted = false;
        connect(m_session.get(), &Session::reconnected, this, [&](const Missed& what) { restarted = what.restarted; });
        m_endpoint->restart();
        QTRY_VERIFY_WITH_TIMEOUT(restarted, 60000);
        QTRY_COMPARE_WITH_TIMEOUT(missed.size(), 1, 30000);
        QVERIFY(ask(*m_session, "server.status"));
        delete subscription;
    }
};

POSTROOM_TEST(SessionContractTest)
#include "session_contract_test.moc"
