// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"

#include "server/policy/lookup/match.h"
#include "server/policy/world/fake_world.h"

using namespace postroom;
using Verdict = lookup::MatchResult::Verdict;

class MatchTest : public QObject {
    Q_OBJECT
private:
    world::FakeWorld m_world;
    lookup::NamedLists m_lists;

    void addList(lookup::ListKind kind, std::string name, std::string source) {
        lookup::NamedList list;
        list.kind = kind;
        list.name = std::move(name);
        list.source = std::move(source);
        m_lists.add(std::move(list));
    }
    lookup::MatchResult domain(std::string_view list, std::string_view subject) {
        lookup::MatchContext context{m_world, m_lists, nullptr, {}};
        return lookup::matchDomain(lookup::List::parse(lookup::ListKind::domain, list), subject, context);
    }
    lookup::MatchResult host(std::string_view list, lookup::HostSubject subject) {
        lookup::MatchContext context{m_world, m_lists, nullptr, {}};
        return lookup::matchHost(lookup::List::parse(lookup::ListKind::host, list), subject, context);
    }
    lookup::MatchResult address(std::string_view list, std::string_view subject) {
        lookup::MatchContext context{m_world, m_lists, nullptr, {}};
        return lookup::matchAddress(lookup::List::parse(lookup::ListKind::address, list), subject, context);
    }

private slots:
    void init() {
        m_world = {};
        m_lists = {};
        m_world.answer({world::Kind::hostFact, {"primary-hostname"}}, world::Answer::of("mx.example.com"));
    }

    void aNegativeItemDecidesNo() {
        const auto result = domain("!bad.example : *.example", "bad.example");
        QVERIFY(result.verdict == Verdict::no);
        QCOMPARE(result.item, std::string("!bad.example"));
        QVERIFY(domain("!bad.example : *.example", "good.example").yes());
    }

    void aListThatEndsNegativeAcceptsTheRest() { QVERIFY(domain("a : !b", "c").yes()); }

    void dataIsTheItemOrWhatALookupFound() {
        m_world.setLookup("lsearch", "/etc/domains", "example.com", "the data");
        QCOMPARE(*domain("a : *.Example.com", "x.example.com").data, std::string("*.Example.com"));
        const auto result = domain("lsearch;/etc/domains", "EXAMPLE.com");
        QCOMPARE(*result.data, std::string("the data"));
        QCOMPARE(result.item, std::string("lsearch;/etc/domains"));
    }

    void anInnerListThatRefusesDecidesNothingOutside() {
        addList(lookup::ListKind::domain, "inner", "!a : b");
        QVERIFY(domain("+inner : a", "a").yes());
        QCOMPARE(domain("+inner", "b").where, std::string("+inner"));
    }

    void anUnknownListIsAnError() { QVERIFY(domain("+nosuch", "a").verdict == Verdict::error); }

    void listsThatContainEachOtherAreAnError() {
        addList(lookup::ListKind::domain, "x", "+y");
        addList(lookup::ListKind::domain, "y", "+x");
        QVERIFY(domain("+x", "a").verdict == Verdict::error);
    }

    void linesOfAFileAreItems() {
        m_world.setFile("/etc/domains", "# comment\na.example\n!b.example # no\n*.example\n");
        QVERIFY(domain("/etc/domains", "a.example").yes());
        QVERIFY(domain("/etc/domains : *", "b.example").verdict == Verdict::no);
        QCOMPARE(*domain("/etc/domains", "c.example").data, std::string("*.example"));
        QVERIFY(domain("/etc/nosuch", "a").verdict == Verdict::defer);
    }

    void aLookupThatCannotAnswerDefers() {
        m_world.setDefault(world::Kind::lookup, world::Answer::failed(world::Status::temporary, "locked"));
        QVERIFY(domain("lsearch;/x : a", "a").verdict == Verdict::defer);
    }

    void ourMailExchangersAreFound() {
        m_world.answer({world::Kind::hostFact, {"local-addresses"}}, world::Answer::of("192.0.2.1"));
        m_world.setDns(world::RecordType::mx, "example.org", {"10 other.example", "20 mx.example.com"});
        m_world.setDns(world::RecordType::a, "other.example", {"192.0.2.9"});
        m_world.setDns(world::RecordType::a, "mx.example.com", {"192.0.2.1"});
        QVERIFY(domain("@mx_any", "example.org").yes());
        QVERIFY(domain("@mx_secondary", "example.org").yes());
        QVERIFY(!domain("@mx_primary", "example.org").yes());
        QVERIFY(!domain("@mx_any/ignore=192.0.2.0/24", "example.org").yes());
    }

    void hostsMatchByAddressAndByName() {
        m_world.setDns(world::RecordType::ptr, "10.2.0.192.in-addr.arpa", {"client.example.com", "liar.example.net"});
        m_world.setDns(world::RecordType::a, "client.example.com", {"192.0.2.10"});
        m_world.setDns(world::RecordType::a, "liar.example.net", {"198.51.100.1"});
        QVERIFY(host("192.0.2.0/24", {"192.0.2.10", {}}).yes());
        QVERIFY(host("*.example.com", {"192.0.2.10", {}}).yes());
        QVERIFY(!host("*.example.net", {"192.0.2.10", {}}).yes());
        QVERIFY(host("client.example.com", {"192.0.2.10", {}}).yes());
        QVERIFY(host(" : 10.0.0.0/8", {"", {}}).yes());
        QVERIFY(!host("10.0.0.0/8", {"", {}}).yes());
    }

    void aHostWithoutANameEndsTheListUnlessToldOtherwise() {
        QVERIFY(!host("*.example.com : 192.0.2.10", {"192.0.2.10", {}}).yes());
        QVERIFY(host("+ignore_unknown : *.example.com : 192.0.2.10", {"192.0.2.10", {}}).yes());
        QVERIFY(host("+include_unknown : *.example.com", {"192.0.2.10", {}}).yes());
    }

    void netLookupsAskForTheNetwork() {
        m_world.setLookup("lsearch", "/nets", "192.0.2.0/24", "ours");
        QCOMPARE(*host("net24-lsearch;/nets", {"192.0.2.77", {}}).data, std::string("ours"));
    }

    void addressesMatchByBothSides() {
        QVERIFY(address("*@example.com", "a@EXAMPLE.com").yes());
        QVERIFY(address("example.com", "a@example.com").yes());
        QVERIFY(!address("*.example.com", "a@example.com").yes());
        QVERIFY(address("Alice@example.com", "alice@example.com").yes());
        QVERIFY(!address("+caseful : Alice@example.com", "alice@example.com").yes());
        QVERIFY(address(" : a@b", "").yes());
        QVERIFY(!address("*", "").yes());
    }

    void localPartsOfADomainComeFromALookup() {
        m_world.setLookup("lsearch", "/by", "example.com", "!carol : al* : alice : >other.example");
        m_world.setLookup("lsearch", "/by", "other.example", "dave");
        QVERIFY(address("@@lsearch;/by", "alice@example.com").yes());
        QVERIFY(!address("@@lsearch;/by", "carol@example.com").yes());
        QVERIFY(address("@@lsearch;/by", "dave@example.com").yes());
        QVERIFY(!address("@@lsearch;/by", "erin@example.com").yes());
    }
};
POSTROOM_TEST(MatchTest)
#include "match_test.moc"
