// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"

#include "server/policy/world/fake_world.h"
#include "server/policy/world/recording.h"

using namespace postroom::world;
using postroom::base::Json;

class RecordingTest : public QObject {
    Q_OBJECT
private slots:
    void keysTellQuestionsApart() {
        QVERIFY((Question{Kind::lookup, {"lsearch", "/a|b", "c", ""}}.key()) != (Question{Kind::lookup, {"lsearch", "/a", "b|c", ""}}.key()));
        QCOMPARE(QString::fromStdString(Question{Kind::dns, {"MX", "example.com"}}.key()), QString("dns|MX|example.com"));
    }

    void answersSurviveJson() {
        Answer answer;
        answer.values = {"text", std::string("\0\xFF", 2)};
        answer.secure = true;
        answer.detail = "why";
        const auto text = answer.toJson().text();
        const Answer back = Answer::fromJson(*Json::parse(text));
        QCOMPARE(back.values, answer.values);
        QVERIFY(back.secure && back.found());
        QCOMPARE(back.detail, answer.detail);
        QVERIFY(Answer::fromJson(Answer::failed(Status::temporary, "x").toJson()).status == Status::temporary);
    }

    void aReplayAnswersWhatWasAskedAndNothingElse() {
        FakeWorld live;
        live.setDns(RecordType::mx, "example.com", {"10 mail.example.com"});
        live.setLookup("lsearch", "/f", "k", "v");
        RecordingWorld recording(live);
        recording.dns(RecordType::mx, "Example.COM");
        recording.lookup({"lsearch", "/f", "k", ""});
        recording.dns(RecordType::a, "nowhere.example");
        const auto time = recording.now();

        ReplayingWorld replay(Record::fromJson(*Json::parse(recording.record().toJson().text())));
        QCOMPARE(replay.dns(RecordType::mx, "example.com").value(), std::string("10 mail.example.com"));
        QCOMPARE(replay.lookup({"lsearch", "/f", "k", ""}).value(), std::string("v"));
        QVERIFY(replay.dns(RecordType::a, "nowhere.example").status == Status::notFound);
        QVERIFY(replay.now() == time);
        QVERIFY(replay.missing().empty());
        QVERIFY(replay.dns(RecordType::txt, "example.com").status == Status::notRecorded);
        QVERIFY(replay.dns(RecordType::txt, "example.com").status == Status::notRecorded);
        QCOMPARE(replay.missing().size(), std::size_t(1));
        QCOMPARE(replay.missing().front().key(), std::string("dns|TXT|example.com"));
    }

    void aRecordSurvivesPacking() {
        Record record;
        Answer secure = Answer::of("10 mail.example.com");
        secure.secure = true;
        record.add("dns|MX|example.com", secure);
        record.add("rate|k", Answer::of("1"));
        record.add("rate|k", Answer::of("2"));
        record.add("read|/f", Answer::failed(Status::temporary, std::string("no\0way", 6)));
        record.setTime(postroom::base::fromEpochMicros(1'700'000'000'123'456));
        std::string packed;
        record.pack(packed);
        Record back;
        postroom::base::PackReader in(packed);
        QVERIFY(back.unpack(in));
        QVERIFY(in.atEnd());
        QCOMPARE(back.toJson().text(), record.toJson().text());
        for (std::size_t cut = 0; cut < packed.size(); ++cut) { // damaged ones are refused, not read past
            Record part;
            postroom::base::PackReader cutShort(std::string_view(packed).substr(0, cut));
            QVERIFY(!part.unpack(cutShort));
        }
    }

    void aReplayLeavesNoMarks() {
        FakeWorld live;
        RecordingWorld recording(live);
        QVERIFY(recording.leavesMarks());
        QVERIFY(!ReplayingWorld(Record()).leavesMarks());
    }

    void answersThatChangeComeBackInTheirOrder() {
        FakeWorld live;
        RecordingWorld recording(live);
        const Question rate{Kind::rate, {"key"}};
        for (const char* value : {"1.000", "2.000", "2.000", "3.000"}) {
            live.answer(rate, Answer::of(value));
            recording.ask(rate);
        }
        ReplayingWorld replay(recording.takeRecord());
        QCOMPARE(replay.ask(rate).value(), std::string("1.000"));
        QCOMPARE(replay.ask(rate).value(), std::string("2.000"));
        QCOMPARE(replay.ask(rate).value(), std::string("3.000"));
        QCOMPARE(replay.ask(rate).value(), std::string("3.000"));
    }

    void aFullRecordSaysSo() {
        Record record(64);
        record.add("a", Answer::of("small"));
        record.add("b", Answer::of(std::string(100, 'x')));
        QVERIFY(record.truncated());
        QVERIFY(record.find("a") != nullptr);
        QVERIFY(record.find("b") == nullptr);
        QVERIFY(Record::fromJson(record.toJson()).truncated());
    }

    void theClockStandsStillDuringARecording() {
        FakeWorld live;
        RecordingWorld recording(live);
        const auto first = recording.now();
        live.setTime(first + std::chrono::seconds(5));
        QVERIFY(recording.now() == first);
    }
};
POSTROOM_TEST(RecordingTest)
#include "recording_test.moc"
