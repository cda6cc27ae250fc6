// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/local_transports.h"
#include "server/deliver/transport/pipe.h"
#include "server/policy/lookup/named_lists.h"
#include "server/policy/world/fake_world.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <array>
#include <future>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace postroom;
using Kind = queue::RecipientOutcome::Kind;

namespace {

// A message and a recipient to deliver to; each test changes what it is about.
struct Given {
    QTemporaryDir folder;
    world::FakeWorld world;
    lookup::NamedLists lists;
    queue::QueuedMessage message;
    transport::BatchRecipient recipient;
    std::string driver = "appendfile";
    std::vector<std::pair<std::string, std::string>> options;
    config::Findings findings;

    Given() {
        message.headers = "From: a@x.test\r\nSubject: hi\r\n";
        message.body.inlineBytes = "line one\r\nFrom here\r\n";
        message.body.size = static_cast<std::int64_t>(message.body.inlineBytes.size());
        message.sender = "a@x.test";
        recipient.recipient.address = "bob@y.test";
        recipient.variables.emplace_back("local_part_data", expand::Value::clean("bob"));
    }
    [[nodiscard]] std::string root() const { return folder.path().toStdString() + "/mail"; }

    queue::RecipientOutcome deliver() {
        transport::TransportSource source;
        source.kind = "transport";
        source.name = "t";
        source.driver = driver;
        for (const auto& [name, value] : options)
            source.options.push_back({name, value, {}});
        const auto made = transport::makeLocalTransport(source, {root(), "mx.test"}, {}, findings);
        if (!made)
            return {};
        const expand::Scope scope{world, lists, {}, nullptr, nullptr};
        const transport::DeliveryContext context{scope};
        const transport::Batch batch{message, message.sender, {recipient}, {}, {}, {}, {}, "r", false};
        auto result = made->deliver(batch, context);
        return result.outcomes.at(0);
    }
    [[nodiscard]] std::string onlyFile(const QString& where) const {
        const auto files = QDir(folder.path() + "/mail/" + where).entryList(QDir::Files);
        if (files.size() != 1)
            return "there are " + std::to_string(files.size()) + " files";
        QFile file(folder.path() + "/mail/" + where + "/" + files[0]);
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : "?";
    }
};

} // namespace

class LocalTransportsTest : public QObject {
    Q_OBJECT
private slots:
    void writesAMaildir() {
        Given given;
        given.options = {{"directory", given.root() + "/$local_part_data"}, {"maildir_format", "true"},
                         {"return_path_add", "true"}, {"envelope_to_add", "true"}, {"delivery_date_add", "true"}};
        const auto outcome = given.deliver();
        QVERIFY2(outcome.kind == Kind::delivered, outcome.text.c_str());
        const auto text = given.onlyFile("bob/new");
        QVERIFY2(text.substr(0, 24) == "Return-path: <a@x.test>\n", text.c_str());
        QVERIFY(text.find("Envelope-to: bob@y.test\nDelivery-date: ") != std::string::npos);
        QVERIFY(text.find("Subject: hi\n\nline one\nFrom here\n") != std::string::npos);
        QVERIFY(QDir(given.folder.path() + "/mail/bob/tmp").entryList(QDir::Files).isEmpty());
    }
    void refusesAPathFromOutside() {
        Given given;
        given.options = {{"directory", given.root() + "/$local_part"}, {"maildir_format", "true"}};
        const auto outcome = given.deliver();
        QVERIFY(outcome.kind == Kind::deferred);
        QVERIFY(outcome.text.find("comes from outside") != std::string::npos);
    }
    void refusesAPathOutsideTheRoot() {
        Given given;
        for (const auto* path : {"/etc/x", "/tmp/../etc/x", "relative"}) {
            given.options = {{"file", path}};
            const auto outcome = given.deliver();
            QVERIFY(outcome.kind == Kind::deferred);
        }
        QDir().mkpath(QString::fromStdString(given.root()));
        QVERIFY(QFile::link("/tmp", QString::fromStdString(given.root() + "/link")));
        given.options = {{"file", given.root() + "/link/box"}};
        QVERIFY(given.deliver().text.find("through a link") != std::string::npos);
    }
    void defersWhenTheQuotaIsReached() {
        Given given;
        given.options = {{"directory", given.root() + "/bob"}, {"maildir_format", "true"}, {"quota", "90"}};
        QVERIFY(given.deliver().kind == Kind::delivered);
        const auto outcome = given.deliver();
        QVERIFY(outcome.kind == Kind::deferred);
        QVERIFY2(outcome.retryError.starts_with("quota_"), outcome.retryError.c_str()); // and how long nobody has read it
        QCOMPARE(outcome.enhanced, std::string("4.2.2"));
    }
    void appendsToAnMbox() {
        Given given;
        given.options = {{"file", given.root() + "/box"}};
        QVERIFY(given.deliver().kind == Kind::delivered);
        QVERIFY(given.deliver().kind == Kind::delivered);
        const auto text = given.onlyFile("");
        QCOMPARE(QString::fromStdString(text).count("From a@x.test "), 2);
        QCOMPARE(QString::fromStdString(text).count("\n>From here\n\n"), 2);
    }
    void defersWhileAnotherHoldsTheMailbox() {
        Given given;
        given.options = {{"file", given.root() + "/box"}, {"lock_retries", "1"}, {"lock_interval", "0s"}};
        QDir().mkpath(QString::fromStdString(given.root()));
        QFile lock(QString::fromStdString(given.root() + "/box.lock"));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        const auto outcome = given.deliver();
        QVERIFY(outcome.kind == Kind::deferred);
        QVERIFY(outcome.text.find("failed to lock") != std::string::npos);
    }
    void failsAMessageThatIsTooBig() {
        Given given;
        given.options = {{"file", given.root() + "/box"}, {"message_size_limit", "10"}};
        const auto outcome = given.deliver();
        QVERIFY(outcome.kind == Kind::failed);
        QCOMPARE(outcome.enhanced, std::string("5.3.4"));
    }
    void changesHeaders() {
        Given given;
        given.options = {{"directory", given.root() + "/bob"}, {"maildir_format", "true"}, {"headers_remove", "subject : x-*"},
                         {"headers_add", "X-New: $sender_address"}};
        given.message.headers += "X-Old: 1\r\n";
        QVERIFY(given.deliver().kind == Kind::delivered);
        QCOMPARE(given.onlyFile("bob/new").substr(0, 33), std::string("From: a@x.test\nX-New: a@x.test\n\nl"));
    }
    void givesTheMessageToAProgram() {
        Given given;
        given.driver = "pipe";
        QDir().mkpath(QString::fromStdString(given.root()));
        given.options = {{"command", "/bin/sh -c 'cat > " + given.root() + "/out; echo \\$RECIPIENT \\$1 >> " + given.root() + "/out' sh \"$local_part x\""}};
        const auto outcome = given.deliver();
        QVERIFY2(outcome.kind == Kind::delivered, outcome.text.c_str());
        const auto text = given.onlyFile("");
        QVERIFY2(text.find("Subject: hi\n\nline one\nFrom here\n\nbob@y.test bob x\n") != std::string::npos, text.c_str());
    }
    void readsExitCodes() {
        Given given;
        given.driver = "pipe";
        given.options = {{"command", "/bin/sh -c 'exit 75'"}};
        QVERIFY(given.deliver().kind == Kind::deferred);
        given.options = {{"command", "/bin/sh -c 'echo sorry; exit 69'"}, {"return_fail_output", "true"}};
        const auto failed = given.deliver();
        QVERIFY(failed.kind == Kind::failed);
        QVERIFY(failed.detail.find("sorry") != std::string::npos);
        given.options = {{"command", "/nonexistent/program"}};
        QVERIFY(given.deliver().kind == Kind::failed);
        given.options = {{"command", "/bin/sh -c 'exit 1'"}, {"ignore_status", "true"}};
        QVERIFY(given.deliver().kind == Kind::delivered);
    }
    void looksForTheProgramInThePath() {
        Given given;
        given.driver = "pipe";
        given.options = {{"command", "true"}, {"path", "/nonexistent:/bin:/usr/bin"}};
        QVERIFY(given.deliver().kind == Kind::delivered);
        given.options = {{"command", "true"}, {"path", "/nonexistent"}};
        const auto outcome = given.deliver();
        QVERIFY(outcome.kind == Kind::failed);
        QVERIFY2(outcome.text.find("there is no program true in /nonexistent") != std::string::npos, outcome.text.c_str());
    }
    void runsProgramsInTheFolderThatIsSet() {
        Given given;
        given.driver = "pipe";
        QDir().mkpath(QString::fromStdString(given.root()));
        given.options = {{"use_shell", "true"}, {"command", "echo \\$HOME >out"}, {"home_directory", given.root() + "/$local_part_data"}, {"current_directory", given.root()}};
        QVERIFY2(given.deliver().kind == Kind::delivered, given.deliver().text.c_str());
        QCOMPARE(given.onlyFile(""), given.root() + "/bob\n");
        given.options.back().second = "$sender_address";
        QVERIFY2(given.deliver().text.find("comes from outside") != std::string::npos, given.deliver().text.c_str());
    }
    void givesAShellNothingFromOutside() {
        Given given;
        given.driver = "pipe";
        given.options = {{"use_shell", "true"}, {"command", "echo $local_part"}};
        const auto outcome = given.deliver();
        QVERIFY(outcome.kind == Kind::deferred);
        QVERIFY2(outcome.text.find("nothing from outside") != std::string::npos, outcome.text.c_str());
        given.options = {{"use_shell", "true"}, {"command", "exit 0"}, {"allow_commands", "/bin/true"}, {"restrict_to_path", "true"}};
        given.deliver();
        QCOMPARE(given.findings.size(), std::size_t(2));
        QCOMPARE(given.findings[0].message, std::string("allow_commands and use_shell exclude each other"));
    }
    void endsAProgramThatTakesTooLong() {
        Given given;
        given.driver = "pipe";
        given.options = {{"command", "/bin/sh -c 'sleep 60'"}, {"timeout", "1s"}};
        const auto outcome = given.deliver();
        QVERIFY(outcome.kind == Kind::failed);
        QVERIFY(outcome.text.find("did not end within 1s") != std::string::npos);
    }
    void namesWhatItDoesNotKnow() {
        Given given;
        given.options = {{"file", "/x"}, {"quotas", "1"}};
        given.deliver();
        QCOMPARE(given.findings.size(), std::size_t(1));
        QCOMPARE(given.findings[0].hint, std::string("did you mean quota?"));
    }
    void refusesWhatExcludesEachOther() {
        for (const auto& [name, value, text] : std::vector<std::array<std::string, 3>>{{"maildir_format", "true", "maildir_format needs a directory, not a file"},
                                                                                       {"directory", "/y", "file and directory exclude each other"},
                                                                                       {"create_file", "nowhere", "create_file is anywhere, belowhome or inhome"},
                                                                                       {"quota_size_regex", "(", "quota_size_regex: "},
                                                                                       {"file_format", "From", "file_format needs a transport for \"From\""}}) {
            Given given;
            given.options = {{"file", "/x"}, {name, value}};
            given.deliver();
            QCOMPARE(given.findings.size(), std::size_t(1));
            QVERIFY2(given.findings[0].message.starts_with(text), given.findings[0].message.c_str());
        }
    }
    void writesToANamedPipeThatIsRead() {
        Given given;
        given.options = {{"file", given.root() + "/fifo"}, {"allow_fifo", "true"}};
        QDir().mkpath(QString::fromStdString(given.root()));
        QCOMPARE(::mkfifo((given.root() + "/fifo").c_str(), 0600), 0);
        QVERIFY2(given.deliver().text.find("nobody reads the named pipe") != std::string::npos, "no reader");
        const int reader = ::open((given.root() + "/fifo").c_str(), O_RDONLY | O_NONBLOCK);
        QVERIFY(given.deliver().kind == Kind::delivered);
        char bytes[8] = {};
        QCOMPARE(::read(reader, bytes, 5), ssize_t(5));
        QCOMPARE(std::string(bytes), std::string("From "));
        ::close(reader);
        given.options.pop_back();
        QVERIFY(given.deliver().text.find("is not a regular file") != std::string::npos);
    }
    void makesFilesBelowTheHomeOnly() {
        Given given;
        given.recipient.variables.emplace_back("home", expand::Value::clean(given.root() + "/home"));
        given.options = {{"file", given.root() + "/elsewhere"}, {"create_file", "belowhome"}};
        QVERIFY2(given.deliver().text.find("may not be made outside the home") != std::string::npos, "elsewhere");
        given.options = {{"file", given.root() + "/home/a/box"}, {"create_file", "inhome"}};
        QVERIFY(given.deliver().kind == Kind::deferred);
        given.options = {{"file", given.root() + "/home/a/box"}, {"create_file", "belowhome"}};
        QVERIFY(given.deliver().kind == Kind::delivered);
    }
    void onlyWritesDownAQuotaThatIsNotChecked() {
        Given given;
        given.options = {{"directory", given.root() + "/bob"}, {"maildir_format", "true"}, {"quota", "10/no_check"}, {"maildir_use_size_file", "true"}};
        QVERIFY(given.deliver().kind == Kind::delivered);
        QVERIFY(given.deliver().kind == Kind::delivered);
        QCOMPARE(QString::fromStdString(given.onlyFile("bob")), QString("10S,0C\n0 0\n47 1\n47 1\n"));
    }
    void countsAFolderWithItsMaildir() {
        Given given;
        given.options = {{"directory", given.root() + "/bob/.Junk"}, {"maildir_format", "true"}, {"quota", "140"}, {"maildirfolder_create_regex", "/[.]\\w+$"}};
        QVERIFY(given.deliver().kind == Kind::delivered);
        given.options[0].second = given.root() + "/bob";
        QVERIFY(given.deliver().kind == Kind::delivered);
        given.options[0].second = given.root() + "/bob/.Junk";
        QVERIFY(given.deliver().retryError.starts_with("quota_"));
    }
    void waitsForALock() {
        Given given;
        QDir().mkpath(QString::fromStdString(given.root()));
        const auto box = given.root() + "/box";
        const int holder = ::open(box.c_str(), O_WRONLY | O_CREAT, 0600);
        QCOMPARE(::flock(holder, LOCK_EX), 0);
        given.options = {{"file", box}, {"use_flock_lock", "true"}, {"lock_flock_timeout", "1s"}, {"lock_retries", "1"}, {"lock_interval", "1s"}};
        QVERIFY2(given.deliver().text.find("failed to lock mailbox") != std::string::npos, "held");
        given.options[2].second = "60s";
        auto release = std::async(std::launch::async, [&] { ::close(holder); });
        QVERIFY(given.deliver().kind == Kind::delivered);
    }
    void splitsCommandsBeforeTheyAreExpanded() {
        const auto words = transport::splitCommand("/bin/x 'a b' \"c \\\" d\" ${if eq{a}{b} {c d}} e");
        QCOMPARE(words->size(), std::size_t(5));
        QCOMPARE((*words)[2], std::string("c \" d"));
        QCOMPARE((*words)[3], std::string("${if eq{a}{b} {c d}}"));
        QVERIFY(!transport::splitCommand("/bin/x 'a"));
    }
};

POSTROOM_TEST(LocalTransportsTest)
#include "local_transports_test.moc"
