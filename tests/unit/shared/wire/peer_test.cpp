// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/peer.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::wire;

namespace {
std::string welcome(int id) { return frame(toJson(Reply{id, helloReplyJson({})})); }
} // namespace

class PeerTest : public QObject {
    Q_OBJECT
private slots:
    void repliesAreMatchedInAnyOrder() {
        Peer peer("test");
        QVERIFY(peer.hello().find("\"hello\"") != std::string::npos);
        const auto first = peer.request("a", {});
        const auto second = peer.request("b", {});
        const auto items = peer.feed(welcome(1) + frame(toJson(Reply{second.id, "B"})) +
                                     frame(toJson(ErrorReply{first.id, plainError(base::ErrorKind::notFound, "no")})));
        QCOMPARE(items.size(), std::size_t(3));
        QVERIFY(std::holds_alternative<Peer::Welcome>(items[0]));
        QCOMPARE(std::get<Peer::Answer>(items[1]).id, second.id);
        QCOMPARE(std::get<Peer::Failure>(items[2]).error.kind, base::ErrorKind::notFound);
        QCOMPARE(peer.outstanding(), std::size_t(0));
    }
    void eventsAndGapsComeBetweenReplies() {
        Peer peer("test");
        const auto items = peer.feed(frame(toJson(eventNotification({3, 17, base::Json::object({{"name", "x"}})}))) +
                                     frame(toJson(Notification{"later-invention", {}})) + frame(toJson(gapNotification({3, 18, 40}))));
        QCOMPARE(items.size(), std::size_t(2));
        QCOMPARE(std::get<EventMessage>(items[0]).sequence, 17);
        QCOMPARE(std::get<GapMessage>(items[1]).last, 40);
    }
    void aReplyNobodyAskedForBreaksTheStream() {
        Peer peer("test");
        QVERIFY(std::holds_alternative<Peer::Broken>(peer.feed(frame(toJson(Reply{9, {}})))[0]));
        QVERIFY(std::holds_alternative<Peer::Broken>(peer.feed("220 mx ESMTP\n")[0]));
    }
    void aServerThatDoesNotKnowHelloIsNamed() {
        Peer peer("test");
        (void)peer.hello();
        const auto items = peer.feed(frame(toJson(Reply{1, base::Json::object({{"hi", 1}})})));
        QVERIFY(std::holds_alternative<Peer::Broken>(items[0]));
    }
    void aRefusedHelloIsAFailureWithoutRequest() {
        Peer peer("test");
        (void)peer.hello();
        const auto items = peer.feed(frame(toJson(ErrorReply{1, plainError(base::ErrorKind::protocol, "version")})));
        QCOMPARE(std::get<Peer::Failure>(items[0]).id, 0);
    }
};

POSTROOM_TEST(PeerTest)
#include "peer_test.moc"
