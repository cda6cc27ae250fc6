// SPDX-License-Identifier: Apache-2.0
#include "server/platform/dns/answer_cache.h"
#include "server/platform/dns/record.h"
#include "server/platform/dns/resolv_conf.h"
#include "tests/support/test_main.h"

using namespace postroom::dns;
using namespace std::chrono_literals;

class RecordTest : public QObject {
    Q_OBJECT
private slots:
    void textAndDataAreInverse() {
        const std::vector<std::pair<RecordType, const char*>> cases{
            {RecordType::a, "192.0.2.1"},          {RecordType::aaaa, "2001:db8::1"},   {RecordType::mx, "10 mx.example.com"},
            {RecordType::mx, "0 ."},               {RecordType::srv, "1 2 25 a.b"},     {RecordType::tlsa, "3 1 1 00ff"},
            {RecordType::txt, "\"a\\\"b\" \"\\200\""}, {RecordType::ptr, "host.example"}, {static_cast<RecordType>(257), "\\# 3 010203"}};
        for (const auto& [type, text] : cases) {
            const auto rdata = makeRdata(type, text);
            QVERIFY2(rdata, text);
            QCOMPARE(recordText(type, *rdata), std::string(text));
        }
    }
    void malformedDataGivesNoValue() {
        QVERIFY(!readAddress("123"));
        QVERIFY(!readMx(std::string("\0\x0a", 2)));
        QVERIFY(!readMx(std::string("\0\x0a\x05" "ab\0", 6)));       // the label is longer than the data
        QVERIFY(!readName(std::string("\x01" "a", 2)));              // no end
        QVERIFY(!readName(std::string("\x01" "a\0x", 4)));           // bytes after the end
        QVERIFY(!readName(std::string("\xc0\x0c", 2)));              // compression is not for RDATA
        QVERIFY(!readTxt(std::string("\x05" "ab", 3)));
        QVERIFY(!readSrv("abc"));
        QVERIFY(!makeRdata(RecordType::mx, "70000 a.b"));
        QVERIFY(!makeRdata(RecordType::tlsa, "3 1 1 0"));
    }
    void oddBytesInNamesAreEscaped() {
        QCOMPARE(readName(std::string("\x03" "A b\x01.\0", 7)).value(), std::string("a\\032b.\\046"));
    }
    void reverseNames() {
        QCOMPARE(reverseName("192.0.2.1").value(), std::string("1.2.0.192.in-addr.arpa"));
        QCOMPARE(reverseName("2001:db8::1").value(),
                 std::string("1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"));
        QVERIFY(!reverseName("192.0.2"));
    }
    void typeNames() {
        QCOMPARE(recordTypeFromName("mx").value(), RecordType::mx);
        QCOMPARE(recordTypeName(*recordTypeFromName("TYPE257")), std::string("TYPE257"));
        QVERIFY(!recordTypeFromName("TYPE70000"));
        QVERIFY(!recordTypeFromName("nonsense"));
    }
    void resolvConfIsReadForNameServersOnly() {
        QCOMPARE(readResolvConf("search x\nnameserver 192.0.2.1\n nameserver\t2001:db8::1 # c\nnameserver bad\nnameserver 192.0.2.1\n"),
                 (std::vector<std::string>{"192.0.2.1", "2001:db8::1"}));
    }
    void theCacheForgetsInTimeAndAtItsLimit() {
        AnswerCache cache(10, 900s);
        const postroom::base::Steady start{};
        Answer answer;
        answer.status = Status::nonexistent;
        answer.ttl = 5000s;
        cache.add({"a.test", RecordType::a}, answer, start);
        QCOMPARE(cache.find({"a.test", RecordType::a}, start + 100s)->ttl, 800s);
        QVERIFY(!cache.find({"a.test", RecordType::aaaa}, start));
        QVERIFY(!cache.find({"a.test", RecordType::a}, start + 900s)); // negative answers are cut to the maximum
        answer.status = Status::bogus;
        cache.add({"b.test", RecordType::a}, answer, start);
        answer.status = Status::temporary;
        cache.add({"b.test", RecordType::a}, answer, start);
        QCOMPARE(cache.size(), std::size_t(1));
        answer.status = Status::found;
        for (int i = 0; i < 100; ++i) {
            answer.ttl = std::chrono::seconds(100 + i);
            cache.add({"n" + std::to_string(i), RecordType::a}, answer, start);
            QVERIFY(cache.size() <= 10);
        }
        QVERIFY(cache.find({"n99", RecordType::a}, start));
    }
};

POSTROOM_TEST(RecordTest)
#include "record_test.moc"
