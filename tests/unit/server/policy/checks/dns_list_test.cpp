// SPDX-License-Identifier: Apache-2.0
#include "server/policy/checks/dnslists/dns_list.h"

#include "server/policy/world/fake_world.h"
#include "tests/support/test_main.h"

#include <algorithm>

using namespace postroom;
using namespace postroom::checks;
using Kind = DnsListResult::Kind;
using world::RecordType;

class DnsListTest : public QObject {
    Q_OBJECT

    world::FakeWorld m_world;
    DnsListCache m_cache;

    DnsListResult check(std::string_view list, std::string_view client = "192.0.2.10") {
        auto items = readDnsLists(list);
        if (!items)
            qFatal("%s", items.error().text().c_str());
        return checkDnsLists(*items, client, m_world, m_cache);
    }
    void temporary(std::string_view name) {
        m_world.answer({world::Kind::dns, {"A", std::string(name)}}, world::Answer::failed(world::Status::temporary, "timeout"));
    }

private slots:
    void init() {
        m_world = {};
        m_cache.clear();
        m_world.setDns(RecordType::a, "10.2.0.192.bl.test", {"127.0.0.2"});
        m_world.setDns(RecordType::txt, "10.2.0.192.bl.test", {"why 192.0.2.10 is here"});
        m_world.setDns(RecordType::a, "11.2.0.192.bl.test", {"127.0.0.3", "127.0.0.8"});
    }
    void anAddressThatIsListedMatches() {
        const auto result = check("other.test : bl.test");
        QCOMPARE(result.kind, Kind::listed);
        QCOMPARE(result.domain, std::string("bl.test"));
        QCOMPARE(result.matched, std::string("192.0.2.10"));
        QCOMPARE(result.value, std::string("127.0.0.2"));
        QCOMPARE(result.text, std::string("why 192.0.2.10 is here"));
        QCOMPARE(result.found, std::string("192.0.2.10 is listed in bl.test (127.0.0.2)"));
    }
    void anAddressThatIsNotListedDoesNot() {
        const auto result = check("bl.test", "192.0.2.12");
        QCOMPARE(result.kind, Kind::notListed);
        QCOMPARE(result.found, std::string("192.0.2.12 is not listed in bl.test"));
        QCOMPARE(check("bl.test", "").kind, Kind::notListed);
    }
    void valuesSelect() {
        QCOMPARE(check("bl.test=127.0.0.3").kind, Kind::notListed);
        QCOMPARE(check("bl.test=127.0.0.2,127.0.0.4").kind, Kind::listed);
        QCOMPARE(check("bl.test!=127.0.0.2").kind, Kind::notListed);
        QCOMPARE(check("bl.test!=127.0.0.3").kind, Kind::listed);
        QCOMPARE(check("bl.test=127.0.0.3", "192.0.2.11").kind, Kind::listed);
        QCOMPARE(check("bl.test==127.0.0.3", "192.0.2.11").kind, Kind::notListed); // .8 is returned too
        QCOMPARE(check("bl.test==127.0.0.3,127.0.0.8", "192.0.2.11").kind, Kind::listed);
        QCOMPARE(check("bl.test!==127.0.0.3", "192.0.2.11").kind, Kind::listed);
    }
    void masksSelectBits() {
        QCOMPARE(check("bl.test&0.0.0.4", "192.0.2.11").kind, Kind::notListed);
        const auto result = check("bl.test&0.0.0.8", "192.0.2.11");
        QCOMPARE(result.kind, Kind::listed);
        QCOMPARE(result.value, std::string("127.0.0.3, 127.0.0.8"));
        QCOMPARE(check("bl.test=&0.0.0.1", "192.0.2.11").kind, Kind::notListed);
        QCOMPARE(check("bl.test!&0.0.0.4", "192.0.2.11").kind, Kind::listed);
    }
    void keysAreNamesOrAddresses() {
        m_world.setDns(RecordType::a, "bad.example.dbl.test", {"127.0.1.2"});
        const auto result = check("dbl.test/good.example::bad.example");
        QCOMPARE(result.kind, Kind::listed);
        QCOMPARE(result.matched, std::string("bad.example"));
        QCOMPARE(check("bl.test/192.0.2.10", "").kind, Kind::listed);
        QCOMPARE(check("bl.test/", "192.0.2.10").kind, Kind::notListed); // no key is not "the client"
    }
    void theTextMayComeFromAnotherList() {
        m_world.setDns(RecordType::a, "10.2.0.192.txt.test", {"127.0.0.9"});
        m_world.setDns(RecordType::txt, "10.2.0.192.txt.test", {"from the other"});
        const auto result = check("txt.test,bl.test=127.0.0.2");
        QCOMPARE(result.text, std::string("from the other"));
        QCOMPARE(result.domain, std::string("txt.test"));
        QCOMPARE(check("nowhere.test,bl.test").kind, Kind::notListed);
    }
    void aListThatDoesNotAnswerCountsAsTheAdministratorSays() {
        temporary("10.2.0.192.dead.test");
        QCOMPARE(check("dead.test").kind, Kind::notListed);
        QCOMPARE(check("+defer_unknown : dead.test").kind, Kind::deferred);
        const auto result = check("+include_unknown : dead.test");
        QCOMPARE(result.kind, Kind::listed);
        QCOMPARE(result.log.size(), std::size_t(1));
        QCOMPARE(check("+include_unknown : +exclude_unknown : dead.test : bl.test").kind, Kind::listed);
    }
    void aKeyThatGetsNoAnswerDoesNotHideTheOthers() {
        temporary("a.example.dbl.test");
        m_world.setDns(RecordType::a, "b.example.dbl.test", {"127.0.0.2"});
        QCOMPARE(check("+defer_unknown : dbl.test/a.example::b.example").kind, Kind::listed);
        QCOMPARE(check("+defer_unknown : dbl.test/a.example::c.example").kind, Kind::deferred);
    }
    void anAnswerOutsideLoopbackIsNoListing() {
        m_world.setDns(RecordType::a, "10.2.0.192.parked.test", {"203.0.113.80"});
        const auto result = check("parked.test");
        QCOMPARE(result.kind, Kind::notListed);
        QCOMPARE(result.log.size(), std::size_t(1));
        QCOMPARE(check("parked.test=203.0.113.80").kind, Kind::listed);
    }
    void addressesAreReversedByRfc5782() {
        QCOMPARE(reversedAddress("192.0.2.99"), std::string("99.2.0.192"));
        QCOMPARE(reversedAddress("2001:db8::1"), std::string("1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2"));
        QCOMPARE(reversedAddress("example.com"), std::string());
    }
    void aNameIsAskedOncePerConnection() {
        check("bl.test");
        check("bl.test=127.0.0.3 : bl.test&0.0.0.4");
        const auto& asked = m_world.asked();
        QCOMPARE(std::count_if(asked.begin(), asked.end(), [](const std::string& key) { return key.find("|A|") != std::string::npos; }), 1);
    }
    void wrongItemsAreNamed() {
        for (const char* wrong : {"bl.test=", "bl.test=127.0.0.2,", "=127.0.0.2", "+include_unkown : bl.test", "bl test"})
            QVERIFY2(!readDnsLists(wrong), wrong);
    }
};

POSTROOM_TEST(DnsListTest)
#include "dns_list_test.moc"
