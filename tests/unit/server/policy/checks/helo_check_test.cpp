// SPDX-License-Identifier: Apache-2.0
#include "server/policy/checks/helo/helo_check.h"

#include "server/policy/world/fake_world.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::checks;
using Kind = HeloResult::Kind;

class HeloCheckTest : public QObject {
    Q_OBJECT
private slots:
    void aLiteralMustBeTheClientsAddress() {
        world::FakeWorld world;
        QCOMPARE(checkHelo("[192.0.2.10]", "192.0.2.10", {}, world).kind, Kind::verified);
        QCOMPARE(checkHelo("[192.0.2.99]", "192.0.2.10", {}, world).kind, Kind::failed);
        QCOMPARE(checkHelo("[IPv6:2001:db8:0::1]", "2001:db8::1", {}, world).kind, Kind::verified);
        QCOMPARE(checkHelo("[nonsense]", "2001:db8::1", {}, world).kind, Kind::failed);
    }
    void aNameOfTheReverseLookupIsGood() {
        world::FakeWorld world;
        QCOMPARE(checkHelo("Client.Example.com", "192.0.2.10", {"client.example.com"}, world).kind, Kind::verified);
        QVERIFY(world.asked().empty());
    }
    void aNameThatLeadsToTheClientIsGood() {
        world::FakeWorld world;
        world.setDns(world::RecordType::a, "mail.example.com", {"192.0.2.9", "192.0.2.10"});
        QCOMPARE(checkHelo("mail.example.com", "192.0.2.10", {"client.example.com"}, world).kind, Kind::verified);
        QCOMPARE(checkHelo("wrong.example.com", "192.0.2.10", {}, world).kind, Kind::failed);
    }
    void noAnswerIsNoFailure() {
        world::FakeWorld world;
        world.setDefault(world::Kind::dns, world::Answer::failed(world::Status::temporary, "timeout"));
        QCOMPARE(checkHelo("mail.example.com", "192.0.2.10", {}, world).kind, Kind::deferred);
    }
};

POSTROOM_TEST(HeloCheckTest)
#include "helo_check_test.moc"
