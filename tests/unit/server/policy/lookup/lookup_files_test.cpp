// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"

#include "server/platform/store/database.h"
#include "server/policy/lookup/live_world.h"

#include <cdb.h>
#include <fcntl.h>
#include <unistd.h>

#include <QFile>
#include <QTemporaryDir>

#include <filesystem>
#include <fstream>

using namespace postroom;

class LookupFilesTest : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    lookup::LookupFiles m_files;

    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }
    void write(const char* name, const std::string& text) const {
        std::ofstream(path(name), std::ios::binary) << text;
    }
    world::Answer ask(const char* type, const char* file, const char* key, const char* options = "") {
        lookup::LiveWorld world(std::make_shared<const lookup::LiveSettings>(), {base::systemClock(), m_files, nullptr, {}, {}, {}});
        return world.lookup({type, path(file), key, options});
    }

private slots:
    void lsearchReadsKeysAndContinuations() {
        write("a", "# c\nAlice: one,\n  two\n\n\"b c\": x\nbare\nalice: later\n");
        QCOMPARE(ask("lsearch", "a", "alice").value(), std::string("one, two"));
        QCOMPARE(ask("lsearch", "a", "B C").value(), std::string("x"));
        QCOMPARE(ask("lsearch", "a", "bare").value(), std::string());
        QVERIFY(ask("lsearch", "a", "nosuch").status == world::Status::notFound);
        QCOMPARE(ask("lsearch", "a", "b c", "ret=full").value(), std::string("\"b c\": x"));
    }
    void aChangedFileIsReadAgain() {
        write("b", "k: old\n");
        QCOMPARE(ask("lsearch", "b", "k").value(), std::string("old"));
        write("b", "k: newer\n");
        QCOMPARE(ask("lsearch", "b", "k").value(), std::string("newer"));
    }
    void aMissingFileIsAnError() { QVERIFY(ask("lsearch", "nosuch", "k").status == world::Status::error); }
    void iplsearchFindsTheFirstNetwork() {
        write("ip", "10.0.0.0/8: ten\n\"2001:db8::/32\": six\n0.0.0.0/0: any\n");
        QCOMPARE(ask("iplsearch", "ip", "10.1.2.3").value(), std::string("ten"));
        QCOMPARE(ask("iplsearch", "ip", "2001:db8::5").value(), std::string("six"));
        QCOMPARE(ask("iplsearch", "ip", "9.9.9.9").value(), std::string("any"));
        QVERIFY(ask("iplsearch", "ip", "name").status == world::Status::error);
    }
    void wildKeysAreTriedInOrder() {
        write("w", "*.example: tail\n^a\\d+$: digits\nexact: e\n");
        QCOMPARE(ask("nwildlsearch", "w", "X.EXAMPLE").value(), std::string("tail"));
        QCOMPARE(ask("nwildlsearch", "w", "a12").value(), std::string("digits"));
        QCOMPARE(ask("nwildlsearch", "w", "Exact").value(), std::string("e"));
    }
    void dsearchStaysInItsDirectory() {
        std::filesystem::create_directory(path("d"));
        write("d/alice", "x");
        std::filesystem::create_directory(path("d/sub"));
        QCOMPARE(ask("dsearch", "d", "alice").value(), std::string("alice"));
        QCOMPARE(ask("dsearch", "d", "alice", "ret=full").value(), path("d/alice"));
        QVERIFY(ask("dsearch", "d", "alice", "filter=dir").status == world::Status::notFound);
        QVERIFY(ask("dsearch", "d", "../d/alice").status == world::Status::error);
        QVERIFY(ask("dsearch", "d", "sub/../../a", "key=path").status == world::Status::error);
        QVERIFY(ask("dsearch", "d", "bob").status == world::Status::notFound);
    }
    void jsonIsWalkedByColons() {
        write("j", R"({"a":{"b":[1,"two",{"c":true}]}})");
        QCOMPARE(ask("json", "j", "a:b:1").value(), std::string("two"));
        QCOMPARE(ask("json", "j", "a:b:2").value(), std::string(R"({"c":true})"));
        QVERIFY(ask("json", "j", "a:x").status == world::Status::notFound);
    }
    void aReplacedDatabaseIsOpenedAnew() {
        const auto make = [&](const char* name, const std::string& person) {
            auto database = store::Database::open({.file = path(name), .journal = store::Journal::asIs});
            QVERIFY(database && database->execute("CREATE TABLE people(name TEXT); INSERT INTO people VALUES('" + person + "')"));
        };
        const auto ask = [&] {
            lookup::LiveWorld world(std::make_shared<const lookup::LiveSettings>(), {base::systemClock(), m_files, nullptr, {}, {}, {}});
            return world.lookup({"sqlite", "", path("people.db") + " SELECT name FROM people ORDER BY name", ""}).value();
        };
        make("people.db", "anna");
        QCOMPARE(ask(), std::string("anna"));
        QCOMPARE(ask(), std::string("anna"));
        {
            auto database = store::Database::open({.file = path("people.db"), .journal = store::Journal::asIs});
            QVERIFY(database && database->execute("INSERT INTO people VALUES('bob')"));
        }
        QCOMPARE(ask(), std::string("anna\nbob")); // what others write is seen through the open connection
        make("new.db", "zoe");
        std::filesystem::rename(path("new.db"), path("people.db"));
        QCOMPARE(ask(), std::string("zoe"));
        std::filesystem::remove(path("people.db"));
        QCOMPARE(ask(), std::string());
    }
    void aChangedCdbFileIsMappedAnew() {
        const auto make = [&](const char* name, const std::string& data) {
            const int file = ::open(path(name).c_str(), O_RDWR | O_CREAT | O_TRUNC, 0600);
            cdb_make maker{};
            QVERIFY(::cdb_make_start(&maker, file) == 0 && ::cdb_make_add(&maker, "k", 1, data.data(), static_cast<unsigned>(data.size())) == 0 &&
                    ::cdb_make_finish(&maker) == 0);
            ::close(file);
        };
        make("c", "old");
        QCOMPARE(ask("cdb", "c", "k").value(), std::string("old"));
        QCOMPARE(ask("cdb", "c", "k").value(), std::string("old"));
        QVERIFY(ask("cdb", "c", "x").status == world::Status::notFound);
        make("d.cdb", "newer");
        std::filesystem::rename(path("d.cdb"), path("c"));
        QCOMPARE(ask("cdb", "c", "k").value(), std::string("newer"));
        make("c", "much newer"); // in place
        QCOMPARE(ask("cdb", "c", "k").value(), std::string("much newer"));
    }
    void foreignFilesAreErrors() {
        write("f", "neither cdb nor db");
        QVERIFY(ask("cdb", "f", "k").status == world::Status::error);
        QVERIFY(ask("dbm", "f", "k").status == world::Status::error);
        QVERIFY(ask("lmdb", "f", "k").status == world::Status::error);
    }
    void programsAreRunWithoutAShell() {
        lookup::LiveWorld world(std::make_shared<const lookup::LiveSettings>(), {base::systemClock(), m_files, nullptr, {}, {}, {}});
        const auto answer = world.run({{"/bin/sh", "-c", "echo out; exit 3"}, {}, std::chrono::seconds(10)});
        QCOMPARE(answer.values, (std::vector<std::string>{"out\n", "3"}));
        QVERIFY(world.run({{"/nosuch/program"}, {}, std::chrono::seconds(10)}).status == world::Status::notFound);
    }
    void onlyKeptVariablesAreSeen() {
        qputenv("POSTROOM_KEPT", "yes");
        qputenv("POSTROOM_SECRET", "no");
        lookup::LiveSettings settings;
        settings.keepEnvironment = {"POSTROOM_KEPT"};
        lookup::LiveWorld world(std::make_shared<const lookup::LiveSettings>(settings), {base::systemClock(), m_files, nullptr, {}, {}, {}});
        QCOMPARE(world.environment("POSTROOM_KEPT"), std::optional<std::string>("yes"));
        QVERIFY(!world.environment("POSTROOM_SECRET"));
    }
};
POSTROOM_TEST(LookupFilesTest)
#include "lookup_files_test.moc"
