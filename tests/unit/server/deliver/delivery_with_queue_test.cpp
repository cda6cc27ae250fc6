// SPDX-License-Identifier: Apache-2.0
// The engine over the real queue and real maildirs: a list, an unknown address and what the sender hears of it.
#include "server/deliver/delivery_engine.h"
#include "server/deliver/transport/local_transports.h"
#include "server/policy/world/fake_world.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/queue/queue_fixture.h"

#include <QDir>
#include <QFile>

using namespace postroom;

namespace {

struct Given : test::QueueFixture {
    base::Snapshot<deliver::DeliveryRevision> revision;

    Given() {
        auto next = std::make_shared<deliver::DeliveryRevision>();
        router::ChainSource source;
        source.qualifyDomain = "x.test";
        router::RouterSource alias{"router", "alias", "redirect", {}, {}};
        // "all" names itself, as aliases that also keep a copy do.
        alias.options = {{"local_parts", "all", {}}, {"data", "all@x.test, anna@x.test, bob@x.test, zoe@x.test", {}}};
        router::RouterSource local{"router", "local", "accept", {}, {}};
        local.options = {{"local_parts", "all : anna : bob : sender", {}}, {"transport", "box", {}}};
        source.routers = {alias, local};
        config::Findings findings;
        transport::TransportSource box{"transport", "box", "appendfile", {}, {}};
        box.options = {{"directory", root() + "/${extract{1}{@}{$local_part_data}}", {}}, {"maildir_format", "true", {}}};
        auto set = std::make_shared<transport::TransportSet>();
        set->add("box", transport::makeLocalTransport(box, {root(), "mx.test"}, {}, findings));
        next->chain = *router::RouterChain::compile(source, {});
        next->transports = set;
        next->lists = std::make_shared<lookup::NamedLists>();
        next->notices.primaryHostname = "mx.x.test";
        next->notices.qualifyDomain = "x.test";
        revision.publish(next);
    }
    [[nodiscard]] std::string root() const { return folder.filePath("mail").toStdString(); }
    void deliverAll() {
        deliver::DeliveryEngine engine({*queue, *queue, ids, clock, sink, revision, [] { return std::make_unique<world::FakeWorld>(); },
                                        [](const std::function<void()>& task) { task(); return true; }, nullptr});
        for (int i = 0; i < 20; ++i)
            while (const auto job = queue->tryNextJob())
                engine.work(*job);
    }
    [[nodiscard]] int mailsOf(const QString& user) const { return static_cast<int>(QDir(folder.filePath("mail/" + user + "/new")).entryList(QDir::Files).size()); }
};

} // namespace

class DeliveryWithQueueTest : public QObject {
    Q_OBJECT
private slots:
    void deliversAListOnceEachAndBouncesTheRest() {
        Given given;
        auto message = given.message({"all@x.test"});
        message.envelope.sender = "sender@x.test";
        QVERIFY(given.queue->accept(std::move(message)).has_value());
        given.deliverAll();
        QCOMPARE(given.mailsOf("all"), 1);
        QCOMPARE(given.mailsOf("anna"), 1);
        QCOMPARE(given.mailsOf("bob"), 1);
        QCOMPARE(given.mailsOf("sender"), 1); // the bounce for zoe
        QCOMPARE(given.queue->size(), std::size_t(0));
        QCOMPARE(given.sink.count("bounce.created"), 1);
        QCOMPARE(given.sink.count("delivery.redirected"), 1);
        QCOMPARE(given.sink.count("delivery.done"), 4);
        QCOMPARE(given.sink.count("delivery.failed"), 1);
    }
};

POSTROOM_TEST(DeliveryWithQueueTest)
#include "delivery_with_queue_test.moc"
