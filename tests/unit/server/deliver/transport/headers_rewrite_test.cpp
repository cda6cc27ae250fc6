// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/router/option_reader.h"
#include "server/deliver/transport/headers_rewrite.h"
#include "server/policy/expand/facts_source.h"
#include "server/policy/lookup/named_lists.h"
#include "server/policy/world/fake_world.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::transport;

namespace {

struct RewriteFixture {
    std::string rewrite(const std::string& rules, const std::string& headers) {
        router::DriverSource source{"transport", "t", "smtp", {{"headers_rewrite", rules, {}}}, {}};
        router::OptionReader reader(source, {}, findings);
        const auto read = readHeaderRules(reader);
        lookup::NamedList list;
        list.kind = lookup::ListKind::domain;
        list.name = "local_domains";
        list.source = "inside.example";
        lists.add(std::move(list));
        const expand::FactsSource nothing{base::Json::object()};
        auto parsed = mail::HeaderList::parse(headers);
        read.headers(parsed, expand::Scope{world, lists, {&nothing}, nullptr, nullptr});
        return parsed.text();
    }
    world::FakeWorld world;
    lookup::NamedLists lists;
    config::Findings findings;
};

} // namespace

class HeadersRewriteTest : public QObject {
    Q_OBJECT
private slots:
    void debiansRuleHidesTheMachine() {
        RewriteFixture fixture;
        QCOMPARE(fixture.rewrite("*@+local_domains $1@visible.example frs : *@mail.inside.example $1@visible.example frs",
                                 "From: Anna <anna@inside.example>\r\nTo: bob@inside.example\r\nReply-To: a@far.example,\r\n c@mail.inside.example\r\n"),
                 std::string("From: Anna <anna@visible.example>\r\nTo: bob@inside.example\r\nReply-To: a@far.example,\r\n c@visible.example\r\n"));
        QVERIFY(fixture.findings.empty());
    }
    void aRuleWithoutLettersIsForAllAndQEnds() {
        RewriteFixture fixture;
        QCOMPARE(fixture.rewrite("*@a.example $1@b.example q : *@b.example $1@c.example", "To: x@a.example, y@b.example\r\n"), std::string("To: x@b.example, y@c.example\r\n"));
    }
    void whatIsNoRuleIsAFinding() {
        RewriteFixture fixture;
        (void)fixture.rewrite("*@a.example : *@a.example x@y.example F", "");
        QCOMPARE(fixture.findings.size(), std::size_t(2));
    }
};

POSTROOM_TEST(HeadersRewriteTest)
#include "headers_rewrite_test.moc"
