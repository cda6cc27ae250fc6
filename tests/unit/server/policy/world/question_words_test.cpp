// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"

#include "server/policy/world/question_words.h"

using namespace postroom::world;

class QuestionWordsTest : public QObject {
    Q_OBJECT
private slots:
    void everyKindOfQuestionIsASentence() {
        for (int kind = 0; kind <= static_cast<int>(Kind::datagram); ++kind) {
            const QuestionWords words = inWords({static_cast<Kind>(kind), {"part", "other", "third", "/bin/program"}});
            QVERIFY2(words.sentence.ends_with("; that answer was not recorded") && words.sentence.find('|') == std::string::npos, words.sentence.c_str());
            QVERIFY2(words.sentence.size() > 40 && words.sentence[0] >= 'A' && words.sentence[0] <= 'Z', words.sentence.c_str());
        }
    }
    void itIsSaidWhoWasAskedAndWhat() {
        const QuestionWords redis = inWords({Kind::lookup, {"redis", "", "EXISTS x", ""}});
        QCOMPARE(redis.sentence, std::string("Redis was asked; that answer was not recorded"));
        QCOMPARE(redis.example, std::string("EXISTS x"));
        QCOMPARE(inWords({Kind::lookup, {"sqlite", "/db", "select 1", ""}}).sentence, std::string("The database /db was asked; that answer was not recorded"));
        QCOMPARE(inWords({Kind::lookup, {"sqlite", "", "select 1", "file=/other,x"}}).sentence, std::string("The database /other was asked; that answer was not recorded"));
        QCOMPARE(inWords({Kind::lookup, {"sqlite", "", "select 1", ""}}).sentence, std::string("The database of the configuration was asked; that answer was not recorded"));
        QCOMPARE(inWords({Kind::lookup, {"cdb", "/f", "k", ""}}).sentence, std::string("The file /f was searched; that answer was not recorded"));
        const QuestionWords run = inWords({Kind::run, {"60000", "1048576", "", "/bin/x", "a", "b"}});
        QCOMPARE(run.sentence, std::string("The program /bin/x was run; that answer was not recorded"));
        QCOMPARE(run.example, std::string("a b"));
        QCOMPARE(inWords({Kind::hostFact, {"load-average"}}).sentence, std::string("This machine was asked for its load; that answer was not recorded"));
        QCOMPARE(inWords({Kind::callout, {"R", "a@b.example", "", "", "smtp", ""}}).example, std::string("a@b.example"));
    }
    void questionsOfOneSortHaveOneSentence() {
        QCOMPARE(inWords({Kind::dns, {"TXT", "a.example"}}).sentence, inWords({Kind::dns, {"TXT", "b.example"}}).sentence);
        QVERIFY(inWords({Kind::dns, {"TXT", "a.example"}}).sentence != inWords({Kind::dns, {"MX", "a.example"}}).sentence);
    }
};

POSTROOM_TEST(QuestionWordsTest)
#include "question_words_test.moc"
