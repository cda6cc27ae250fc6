// SPDX-License-Identifier: Apache-2.0
// What every transport on this machine promises, whatever it does: an answer for each recipient, "delivered" only when it
// is there, temporary and permanent told apart, bodies that do not fit into memory pieces, an end when the server stops.
// And what the common options do to all of them.
#include "server/deliver/transport/local_transports.h"
#include "server/policy/lookup/named_lists.h"
#include "server/policy/world/fake_world.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

using namespace postroom;
using Kind = queue::RecipientOutcome::Kind;
using Options = std::vector<std::pair<std::string, std::string>>;

namespace {

class MemoryInbox : public queue::Inbox {
public:
    std::vector<queue::IncomingMessage> accepted;
    bool full = false;
    class Body : public queue::BodyWriter {
    public:
        base::Result<void> write(std::string_view bytes) override {
            m_body.inlineBytes += bytes;
            return {};
        }
        base::Result<queue::Body> finish() override {
            m_body.size = static_cast<std::int64_t>(m_body.inlineBytes.size());
            return m_body;
        }

    private:
        queue::Body m_body;
    };
    std::unique_ptr<queue::BodyWriter> newBody(const base::MessageId&) override { return std::make_unique<Body>(); }
    base::Result<void> accept(queue::IncomingMessage message) override {
        if (full)
            return base::fail(base::temporaryError(base::ErrorKind::io, "disk full"));
        accepted.push_back(std::move(message));
        return {};
    }
    void discard(const queue::Body&) override {}
};

struct Stage {
    QTemporaryDir folder;
    world::FakeWorld world;
    lookup::NamedLists lists;
    base::FakeClock clock;
    base::MessageIdSource ids{clock, 1};
    MemoryInbox inbox;
    io::StopSignal stop;
    queue::QueuedMessage message;
    config::Findings findings;

    Stage() {
        QDir().mkpath(folder.filePath("mail"));
        message.headers = "From: a@x.test\r\nMessage-ID: <1@x.test>\r\nSubject: hi\r\n";
        message.body.inlineBytes = "line one\r\nline two\r\n";
        message.body.size = static_cast<std::int64_t>(message.body.inlineBytes.size());
        message.sender = "a@x.test";
    }
    [[nodiscard]] std::string root() const { return folder.filePath("mail").toStdString(); }
    /// A body in the spool.
    void large(std::int64_t bytes) {
        QFile file(folder.filePath("body"));
        (void)file.open(QIODevice::WriteOnly);
        const QByteArray line = QByteArray(98, 'x') + "\r\n";
        for (std::int64_t written = 0; written < bytes; written += line.size())
            file.write(line);
        message.body = queue::Body();
        message.body.file = file.fileName().toStdString();
        message.body.size = file.size();
    }
    queue::RecipientOutcome deliver(const std::string& driver, const Options& options) {
        transport::TransportSource source{"transport", "t", driver, {}, {}};
        for (const auto& [name, value] : options)
            source.options.push_back({name, value, {}});
        const auto made = transport::makeLocalTransport(source, {root(), "mx.test", {&inbox, &ids, "mx.test", "x.test"}}, {}, findings);
        if (!made)
            return {};
        transport::BatchRecipient recipient;
        recipient.recipient.address = "bob@y.test";
        const expand::Scope scope{world, lists, {}, nullptr, nullptr};
        const transport::DeliveryContext context{scope, &stop};
        const transport::Batch batch{message, message.sender, {recipient}, {}, {}, {}, {}, "r", false};
        const auto result = made->deliver(batch, context);
        return result.outcomes.size() == 1 ? result.outcomes[0] : queue::RecipientOutcome();
    }
    /// What has arrived, wherever it was sent.
    [[nodiscard]] QByteArray arrived() const {
        for (const char* place : {"mail/bob/new", "mail"}) {
            const QDir at(folder.filePath(QString::fromLatin1(place)));
            for (const QString& name : at.entryList(QDir::Files))
                if (QFile file(at.filePath(name)); !name.endsWith(".lock") && file.open(QIODevice::ReadOnly))
                    return file.readAll();
        }
        return inbox.accepted.empty() ? QByteArray() : QByteArray::fromStdString(inbox.accepted.back().body.inlineBytes);
    }
};

/// A transport as the suite sees it, by what makes it deliver.
Options subject(const std::string& name, const std::string& root) {
    if (name == "maildir")
        return {{"directory", root + "/bob"}, {"maildir_format", "true"}};
    if (name == "mbox")
        return {{"file", root + "/bob"}};
    if (name == "pipe")
        return {{"command", "/bin/sh -c 'cat > " + root + "/bob'"}};
    return {{"text", "I am away."}, {"return_message", "true"}};
}
std::string driverOf(const std::string& name) { return name == "maildir" || name == "mbox" ? "appendfile" : name; }

} // namespace

class TransportContractTest : public QObject {
    Q_OBJECT
    static void subjects() {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"maildir", "mbox", "pipe", "autoreply"})
            QTest::newRow(name) << QByteArray(name);
    }
private slots:
    void deliveredMeansThere_data() { subjects(); }
    void deliveredMeansThere() {
        QFETCH(QByteArray, name);
        Stage s;
        const auto outcome = s.deliver(driverOf(name.toStdString()), subject(name.toStdString(), s.root()));
        QVERIFY2(outcome.kind == Kind::delivered, outcome.text.c_str());
        QVERIFY(s.arrived().contains("line two"));
        QVERIFY(s.findings.empty());
    }
    void bodiesLargerThanMemoryPieces_data() { subjects(); }
    void bodiesLargerThanMemoryPieces() {
        QFETCH(QByteArray, name);
        Stage s;
        s.large(12 * 1024 * 1024);
        const auto outcome = s.deliver(driverOf(name.toStdString()), subject(name.toStdString(), s.root()));
        QVERIFY2(outcome.kind == Kind::delivered, outcome.text.c_str());
        if (name == "autoreply")
            QVERIFY(s.arrived().size() < 1000); // an answer does not return what is so large
        else
            QVERIFY(s.arrived().size() > 12 * 1024 * 1024 / 100 * 99);
    }
    void aMissingBodyIsTemporary_data() { subjects(); }
    void aMissingBodyIsTemporary() {
        QFETCH(QByteArray, name);
        Stage s;
        s.message.body = queue::Body();
        s.message.body.file = s.root() + "/not-there";
        s.message.body.size = 5000;
        const auto outcome = s.deliver(driverOf(name.toStdString()), subject(name.toStdString(), s.root()));
        QVERIFY2(outcome.kind == Kind::deferred, outcome.text.c_str());
        QVERIFY(!outcome.text.empty());
    }
    void tooLargeIsPermanentAndNothingArrives_data() { subjects(); }
    void tooLargeIsPermanentAndNothingArrives() {
        QFETCH(QByteArray, name);
        if (name == "autoreply")
            return; // what it sends is its own
        Stage s;
        auto options = subject(name.toStdString(), s.root());
        options.emplace_back("message_size_limit", "10");
        const auto outcome = s.deliver(driverOf(name.toStdString()), options);
        QVERIFY(outcome.kind == Kind::failed);
        QCOMPARE(outcome.enhanced, std::string("5.3.4"));
        QVERIFY(s.arrived().isEmpty());
    }
    void endsWhenTheServerStops_data() { subjects(); }
    void endsWhenTheServerStops() {
        QFETCH(QByteArray, name);
        Stage s;
        s.stop.raise();
        auto options = subject(name.toStdString(), s.root());
        if (name == "pipe")
            options = {{"command", "/bin/sh -c 'sleep 600'"}};
        QElapsedTimer timer;
        timer.start();
        const auto outcome = s.deliver(driverOf(name.toStdString()), options);
        QVERIFY(timer.elapsed() < 60'000);
        QVERIFY(outcome.kind == Kind::deferred || (outcome.kind == Kind::delivered && !s.arrived().isEmpty()));
    }
    void aFilterChangesWhatIsDelivered_data() { subjects(); }
    void aFilterChangesWhatIsDelivered() {
        QFETCH(QByteArray, name);
        if (name == "autoreply")
            return;
        Stage s;
        auto options = subject(name.toStdString(), s.root());
        options.emplace_back("transport_filter", "/bin/sed 's/line two/line 2/; s/^Subject:.*/Subject: $sender_address/'");
        auto outcome = s.deliver(driverOf(name.toStdString()), options);
        QVERIFY2(outcome.kind == Kind::delivered, outcome.text.c_str());
        QVERIFY2(s.arrived().contains("Subject: $sender_address") || s.arrived().contains("Subject: a@x.test"), s.arrived().constData());
        QVERIFY(s.arrived().contains("line one\nline 2\n"));
        options.back().second = "/bin/sh -c 'cat > /dev/null; echo broken >&2; exit 3'";
        outcome = s.deliver(driverOf(name.toStdString()), options);
        QVERIFY(outcome.kind == Kind::deferred);
        QVERIFY2(outcome.text.find("status 3: broken") != std::string::npos, outcome.text.c_str());
        options.back().second = "/bin/sleep 600";
        options.emplace_back("transport_filter_timeout", "1s");
        QVERIFY(s.deliver(driverOf(name.toStdString()), options).text.find("did not end within 1s") != std::string::npos);
    }

    // --- autoreply

    void anAutomaticReplySaysWhatItIs() {
        Stage s;
        const Options options{{"from", "Bob <bob@y.test>"}, {"subject", "Re: $h_subject:\nBcc: evil@z.test"}, {"text", "I am away.\nBob"}, {"headers", "X-Own: 1"}, {"cc", "c@z.test"}};
        QVERIFY(s.deliver("autoreply", options).kind == Kind::delivered);
        const auto& letter = s.inbox.accepted.at(0);
        QVERIFY(letter.envelope.sender.empty());
        QCOMPARE(letter.envelope.recipients.size(), std::size_t(2));
        QCOMPARE(letter.envelope.recipients[0].address, std::string("a@x.test"));
        for (const char* field : {"Auto-Submitted: auto-replied\r\n", "In-Reply-To: <1@x.test>\r\n", "From: Bob <bob@y.test>\r\n", "To: a@x.test\r\n", "Subject: Re: hi Bcc: evil@z.test\r\n", "X-Own: 1\r\n"})
            QVERIFY2(letter.headers.find(field) != std::string::npos, letter.headers.c_str());
        QCOMPARE(letter.body.inlineBytes, std::string("I am away.\r\nBob\r\n"));
    }
    void nobodyAnswersABounceOrAProgram() {
        Stage s;
        s.message.sender.clear();
        QVERIFY(s.deliver("autoreply", {{"text", "x"}}).kind == Kind::delivered);
        s.message.sender = "a@x.test";
        s.message.headers += "Auto-Submitted: auto-replied\r\n";
        const auto outcome = s.deliver("autoreply", {{"text", "x"}});
        QVERIFY(outcome.kind == Kind::delivered);
        QVERIFY(s.inbox.accepted.empty());
    }
    void onceIsOnceUntilOnceRepeat() {
        Stage s;
        const Options once{{"text", "x"}, {"once", s.root() + "/bob/answered"}};
        QVERIFY(s.deliver("autoreply", once).kind == Kind::delivered);
        QVERIFY(s.deliver("autoreply", once).kind == Kind::delivered);
        QCOMPARE(s.inbox.accepted.size(), std::size_t(1));
        Options again = once;
        again.emplace_back("once_repeat", "7d");
        s.deliver("autoreply", again);
        QCOMPARE(s.inbox.accepted.size(), std::size_t(1));
        QFile file(QString::fromStdString(s.root() + "/bob/answered"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("1000 a@x.test\n"); // long ago
        file.close();
        s.deliver("autoreply", again);
        QCOMPARE(s.inbox.accepted.size(), std::size_t(2));
        s.deliver("autoreply", {{"text", "x"}, {"never_mail", "*@x.test"}});
        QCOMPARE(s.inbox.accepted.size(), std::size_t(2));
        s.inbox.full = true;
        QVERIFY(s.deliver("autoreply", {{"text", "x"}}).kind == Kind::deferred);
    }

    // --- quotas

    void quotasCountFilesAndWarn() {
        Stage s;
        const Options options{{"directory", s.root() + "/bob"}, {"maildir_format", "true"}, {"quota", "1K"}, {"quota_filecount", "3"}, {"quota_warn_threshold", "10%"}};
        QVERIFY(s.deliver("appendfile", options).kind == Kind::delivered); // 78 bytes: under 10 %
        QVERIFY(s.inbox.accepted.empty());
        QVERIFY(s.deliver("appendfile", options).kind == Kind::delivered);
        QCOMPARE(s.inbox.accepted.size(), std::size_t(1));
        QCOMPARE(s.inbox.accepted[0].envelope.recipients.at(0).address, std::string("bob@y.test"));
        QVERIFY(s.deliver("appendfile", options).kind == Kind::delivered);
        QCOMPARE(s.inbox.accepted.size(), std::size_t(1)); // told once
        const auto full = s.deliver("appendfile", options);
        QVERIFY(full.kind == Kind::deferred);
        QVERIFY(full.retryError.starts_with("quota_"));
    }
    void aQuotaThatIsNotInclusiveTakesTheLastOne() {
        Stage s;
        const Options options{{"file", s.root() + "/bob"}, {"quota", "20"}, {"quota_is_inclusive", "false"}};
        QVERIFY(s.deliver("appendfile", options).kind == Kind::delivered);
        QVERIFY(s.deliver("appendfile", options).kind == Kind::deferred);
    }

    // --- small options that are easily forgotten

    void filesMustExistAndLinesEndAsAsked() {
        Stage s;
        QVERIFY(s.deliver("appendfile", {{"file", s.root() + "/bob"}, {"file_must_exist", "true"}}).kind == Kind::deferred);
        QVERIFY(s.deliver("appendfile", {{"file", s.root() + "/bob"}, {"use_crlf", "true"}}).kind == Kind::delivered);
        QVERIFY(s.arrived().contains("line one\r\nline two\r\n"));
        QVERIFY(s.deliver("appendfile", {{"file", s.root() + "/bob"}, {"file_must_exist", "true"}}).kind == Kind::delivered);
    }
    void programsAreRestrictedAndHeld() {
        Stage s;
        QVERIFY(s.deliver("pipe", {{"command", "/bin/cat"}, {"allow_commands", "/bin/true"}}).kind == Kind::failed);
        QVERIFY(s.deliver("pipe", {{"command", "/bin/true"}, {"allow_commands", "/bin/true"}}).kind == Kind::delivered);
        QVERIFY(s.deliver("pipe", {{"command", "/bin/true"}, {"restrict_to_path", "true"}}).kind == Kind::failed);
        QVERIFY(s.deliver("pipe", {{"command", "true"}, {"restrict_to_path", "true"}}).kind == Kind::delivered);
        QVERIFY(s.deliver("pipe", {{"command", "/nonexistent/x"}, {"freeze_exec_fail", "true"}}).kind == Kind::held);
        QVERIFY(s.deliver("pipe", {{"command", "/bin/sh -c 'kill -9 \\$\\$'"}, {"freeze_signal", "true"}}).kind == Kind::held);
    }
};

POSTROOM_TEST(TransportContractTest)
#include "transport_contract_test.moc"
