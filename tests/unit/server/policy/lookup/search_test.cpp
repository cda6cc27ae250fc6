// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"

#include "server/policy/lookup/lookup_item.h"
#include "server/policy/lookup/search.h"
#include "server/policy/world/fake_world.h"

using namespace postroom;

class SearchTest : public QObject {
    Q_OBJECT
private:
    static lookup::SearchResult find(world::FakeWorld& world, const char* head, const char* key) {
        auto item = lookup::parseLookupHead(head);
        item->source = "/f";
        return lookup::search(world, *item, key);
    }
private slots:
    void aPartialSearchTakesLabelsOff() {
        world::FakeWorld world;
        world.setLookup("lsearch", "/f", "*.example", "data");
        const auto found = find(world, "partial1-lsearch", "a.b.example");
        QCOMPARE(found.data, std::string("data"));
        QCOMPARE(found.wildPart, std::string("a.b"));
        QCOMPARE(found.fixedPart, std::string("example"));
        QCOMPARE(world.asked(), (std::vector<std::string>{"lookup|lsearch|/f|a.b.example|", "lookup|lsearch|/f|*.a.b.example|", "lookup|lsearch|/f|*.b.example|", "lookup|lsearch|/f|*.example|"}));
        QVERIFY(!find(world, "partial2-lsearch", "a.b.example").found());
    }
    void defaultsComeLast() {
        world::FakeWorld world;
        world.setLookup("cdb", "/f", "*@example.com", "domain");
        world.setLookup("cdb", "/f", "*", "all");
        QCOMPARE(find(world, "cdb*@", "x@example.com").data, std::string("domain"));
        QCOMPARE(find(world, "cdb*", "x@example.com").data, std::string("all"));
    }
    void wrongHeadsAreExplained() {
        const auto mistyped = lookup::parseLookupHead("lserch");
        QVERIFY(!mistyped && mistyped.error().publicText.find("did you mean lsearch") != std::string::npos);
        const auto left = lookup::parseLookupHead("oracle");
        QVERIFY(!left && left.error().publicText.find("not in this version") != std::string::npos);
        QVERIFY(!lookup::parseLookupHead("partial-dnsdb"));
        QVERIFY(!lookup::parseLookupHead("sqlite*"));
        QVERIFY(!lookup::parseLookupHead("partial(x-lsearch"));
    }
};
POSTROOM_TEST(SearchTest)
#include "search_test.moc"
