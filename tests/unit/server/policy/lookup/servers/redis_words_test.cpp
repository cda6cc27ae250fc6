// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/servers/redis_words.h"

#include "tests/support/test_main.h"

using namespace postroom::servers;
using Words = std::vector<std::string>;

class RedisWordsTest : public QObject {
    Q_OBJECT
private slots:
    void blanksPartAndBackslashesProtect() {
        QCOMPARE(redisWords("  GET  key ", {}).value(), (Words{"GET", "key"}));
        QCOMPARE(redisWords("SET a\\ b c\\\\d", {}).value(), (Words{"SET", "a b", "c\\d"}));
    }
    void aBoundValueIsOneWordWhateverItHolds() {
        QCOMPARE(redisWords("GET ?", {"x y\nFLUSHALL"}).value(), (Words{"GET", "x y\nFLUSHALL"}));
        QCOMPARE(redisWords("GET \\?", {}).value(), (Words{"GET", "?"}));
        QVERIFY(!redisWords("GET user:?", {"x"})); // it would be lost
        QVERIFY(!redisWords("GET ? ?", {"x"}));
    }
    void thirtyTwoWordsAtMost() {
        std::string command = "MGET";
        for (int i = 0; i < 31; ++i)
            command += " k";
        QVERIFY(redisWords(command, {}));
        QVERIFY(!redisWords(command + " k", {}));
        QVERIFY(!redisWords(" ", {}));
    }
    void readsAndChangesAreTold() {
        QVERIFY(isRedisRead("hget") && !isRedisRead("INCR") && !isRedisRead("EVAL"));
        QVERIFY(changesRedisConnection("select") && !changesRedisConnection("GET"));
    }
};
POSTROOM_TEST(RedisWordsTest)
#include "redis_words_test.moc"
