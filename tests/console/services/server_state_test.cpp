// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/services/server_state.h"
#include "tests/console/support/fake_daemon.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::console;

class ServerStateTest : public QObject {
    Q_OBJECT
private slots:
    void anAppliedRevisionIsSeen() {
        FakeDaemon daemon;
        Session session(ApplianceUri::local("/fake"), daemon.channels());
        ServerState state(session);
        session.open();
        QTRY_VERIFY(state.known());
        const qint64 before = state.revision();
        QSignalSpy changed(&state, &ServerState::revisionChanged);
        session.call(this, "config.apply", base::Json::object({{"changes", base::Json::array()}, {"comment", "x"}}), {});
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(state.revision(), before + 1);
    }

    void whatWasMissedIsSaid() {
        FakeDaemon daemon;
        Session session(ApplianceUri::local("/fake"), daemon.channels());
        session.setFirstPause(std::chrono::milliseconds(1));
        ServerState state(session);
        session.open();
        QTRY_VERIFY(state.known());
        QSignalSpy caughtUp(&state, &ServerState::caughtUp);
        daemon.restart();
        QTRY_COMPARE(caughtUp.size(), 1);
        const QString sentence = caughtUp[0][0].toString();
        QVERIFY2(sentence.contains("restarted"), qPrintable(sentence));
        QVERIFY2(sentence.contains("came in meanwhile"), qPrintable(sentence));
    }

    void missedEventsAreCounted() {
        FakeDaemon daemon;
        Session session(ApplianceUri::local("/fake"), daemon.channels());
        session.setFirstPause(std::chrono::milliseconds(1));
        ServerState state(session);
        session.open();
        QTRY_VERIFY(state.known());
        QSignalSpy caughtUp(&state, &ServerState::caughtUp);
        daemon.restart();
        for (int i = 0; i < 3; ++i)
            daemon.emitEvent("store.degraded");
        QTRY_COMPARE(caughtUp.size(), 1);
        const QString sentence = caughtUp[0][0].toString();
        QVERIFY2(sentence.contains("3 event(s) since its start were missed"), qPrintable(sentence));
        daemon.dropLinks(); // the server kept them all
        QTRY_COMPARE(caughtUp.size(), 2);
        QVERIFY2(!caughtUp[1][0].toString().contains("missed"), qPrintable(caughtUp[1][0].toString()));
    }

    void aFailureIsKept() {
        FakeDaemon daemon;
        daemon.setFaults("error:server.status");
        Session session(ApplianceUri::local("/fake"), daemon.channels());
        ServerState state(session);
        session.open();
        QTRY_VERIFY(!state.trouble().isEmpty());
        QVERIFY(!state.known());
    }
};

POSTROOM_TEST(ServerStateTest)
#include "server_state_test.moc"
