// SPDX-License-Identifier: Apache-2.0
#include "corpus_world.h"
#include "server/deliver/router/chain.h"
#include "server/deliver/router/host_finder.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::router;

namespace {

// A happy world; each test changes what it is about.
struct Given {
    std::string routers;
    std::string rewrite = "";
    std::vector<OptionText> main;
    world::FakeWorld world;
    lookup::NamedLists lists;
    config::Findings findings;

    std::vector<Routed> route(const std::string& address, Purpose purpose = Purpose::delivery, const std::string& sender = "s@x.test") {
        auto config = test::readCorpusConfig("qualify_domain = q.test\nbegin routers\n" + routers + "\nbegin rewrite\n" + rewrite);
        config.chain.mainOptions = main;
        config.chain.transportExists = [](std::string_view name) { return name != "nosuch"; };
        config.chain.transportIsLocal = [](std::string_view name) { return name == "local"; };
        expand::CompileNames names;
        names.extraVariable = [](std::string_view name) { return name.substr(0, 2) == "r_"; };
        auto chain = RouterChain::compile(config.chain, names);
        if (!chain) {
            findings = chain.error();
            return {};
        }
        const expand::Scope scope{world, lists, {}, nullptr, nullptr};
        return (*chain)->route({address, sender, purpose}, scope);
    }
};

} // namespace

class RouterChainTest : public QObject {
    Q_OBJECT
private slots:
    void asksForSrvRecordsWhereToldTo() {
        const auto dns = [](std::string type, std::string name) { return world::Question{world::Kind::dns, {std::move(type), std::move(name)}}; };
        Given given;
        given.routers = "r:\n driver = dnslookup\n check_srv = smtp\n ipv4_only = yes\n srv_fail_domains = lame.test\n transport = remote\n";
        world::Answer records;
        records.values = {"20 0 25 late.a.test", "10 5 2525 first.a.test."};
        given.world.answer(dns("SRV", "_smtp._tcp.a.test"), records);
        given.world.answer(dns("A", "first.a.test"), world::Answer::of("192.0.2.7"));
        given.world.answer(dns("A", "late.a.test"), world::Answer::of("192.0.2.8"));
        const auto routes = given.route("x@a.test");
        QCOMPARE(routes[0].hosts.size(), std::size_t(2));
        QCOMPARE(routes[0].hosts[0].name, std::string("first.a.test"));
        QCOMPARE(routes[0].hosts[0].port, std::uint16_t(2525));
        QCOMPARE(routes[0].hosts[1].addresses, std::vector<std::string>{"192.0.2.8"});
        for (const auto* domain : {"lame.test", "slow.test"}) {
            given.world.answer(dns("SRV", std::string("_smtp._tcp.") + domain), world::Answer::failed(world::Status::temporary, "SERVFAIL"));
            given.world.answer(dns("MX", domain), world::Answer::failed(world::Status::notFound, "none"));
            given.world.answer(dns("A", domain), world::Answer::of("192.0.2.9"));
        }
        QCOMPARE(given.route("x@lame.test")[0].hosts.at(0).addresses, std::vector<std::string>{"192.0.2.9"});
        QCOMPARE(given.route("x@slow.test")[0].kind, Routed::Kind::defer);
        given.world.answer(dns("SRV", "_smtp._tcp.none.test"), world::Answer::of(std::string("0 0 0 .")));
        QVERIFY(given.route("x@none.test")[0].message.find("indicated no SMTP service") != std::string::npos);
    }
    void insistsOnDnssecWhereToldTo() {
        Given given;
        given.routers = "r:\n driver = dnslookup\n dnssec_require_domains = safe.test : mx.half.test\n ipv4_only = yes\n transport = remote\n";
        const auto answer = [&](const char* type, const char* name, std::string value, bool secure) {
            auto found = world::Answer::of(std::move(value));
            found.secure = secure;
            given.world.answer({world::Kind::dns, {type, name}}, found);
        };
        for (const bool secure : {true, false}) {
            answer("MX", "safe.test", "10 mx.safe.test", secure);
            answer("A", "mx.safe.test", "192.0.2.7", false); // not in the list
            const auto routed = given.route("x@safe.test")[0];
            QCOMPARE(routed.kind, secure ? Routed::Kind::deliver : Routed::Kind::defer);
            QVERIFY(secure || routed.message == "host lookup done insecurely");
        }
        answer("MX", "half.test", "10 mx.half.test", false);
        answer("A", "mx.half.test", "192.0.2.8", false);
        QCOMPARE(given.route("x@half.test")[0].kind, Routed::Kind::defer);
        answer("A", "mx.half.test", "192.0.2.8", true);
        QCOMPARE(given.route("x@half.test")[0].kind, Routed::Kind::deliver);
    }
    void whatFailsAfterAddressesAreMadeFails() {
        Given given;
        given.routers = "r:\n driver = redirect\n local_parts = list\n allow_fail\n data = anna, :fail: closed\nv:\n driver = redirect\n local_parts = old\n fail_verify\n data = anna\n"
                        "l:\n driver = accept\n transport = local\n";
        const auto both = given.route("list@q.test"); // anna gets it, and list is bounced
        QCOMPARE(both.size(), std::size_t(2));
        QCOMPARE(both[0].kind, Routed::Kind::fail);
        QCOMPARE(both[0].message, std::string("closed"));
        QCOMPARE(both[1].address, std::string("anna@q.test"));
        for (const auto* address : {"list@q.test", "old@q.test"}) {
            const auto verified = given.route(address, Purpose::verifyRecipient);
            QCOMPARE(verified.size(), std::size_t(1));
            QCOMPARE(verified[0].kind, Routed::Kind::fail);
        }
    }
    void foldersOfTheTransportComeFromTheRouter() {
        Given given;
        given.routers = "r:\n driver = accept\n transport = ${if eq{$local_part}{far}{remote}{local}}\n router_home_directory = /r\n transport_home_directory = /t/$domain\n transport_current_directory = /c\n";
        const auto of = [](const Routed& routed, std::string_view name) {
            std::string last;
            for (const auto& [variable, value] : routed.variables)
                if (variable == name)
                    last = value.text;
            return last;
        };
        const auto local = given.route("x@a.test")[0];
        QCOMPARE(of(local, "home"), std::string("/t/a.test"));
        QCOMPARE(of(local, currentDirectoryVariable), std::string("/c"));
        QCOMPARE(of(given.route("far@a.test")[0], currentDirectoryVariable), std::string());
    }
    void saysWhyEachRouterWasSkipped() {
        Given given;
        given.routers = "r1:\n driver = accept\n domains = a.test\n transport = local\nr2:\n driver = accept\n transport = local\n";
        const auto routes = given.route("x@b.test");
        QCOMPARE(routes.size(), std::size_t(1));
        QCOMPARE(routes[0].router, std::string("r2"));
        QCOMPARE(routes[0].steps.size(), std::size_t(2));
        QCOMPARE(routes[0].steps[0].what, std::string("domains"));
        QVERIFY(routes[0].steps[0].found.find("b.test is not in a.test") != std::string::npos);
    }
    void namesWrongSettingsWhenLoaded() {
        Given given;
        given.routers = "r1:\n driver = accept\n transport = nosuch\n local_prats = x\nr2:\n driver = nosuch\n";
        given.route("x@b.test");
        QCOMPARE(given.findings.size(), std::size_t(3));
        QCOMPARE(given.findings[0].code, std::string("unknown-transport"));
        QCOMPARE(given.findings[1].hint, std::string("did you mean local_parts?"));
        QCOMPARE(given.findings[2].code, std::string("unknown-driver"));
    }
    void iplookupTakesTheAddressOfTheAnswer() {
        Given given;
        given.routers = "ask:\n driver = iplookup\n domains = x.test\n hosts = 192.0.2.1 : 192.0.2.2\n port = 43\nhere:\n driver = accept\n transport = local\n";
        const auto ask = [&](const char* host, const char* address) {
            const auto both = std::string(address) + " " + address;
            return world::Question{world::Kind::exchange, {std::string("udp:") + host + ":43", both, "5000,shutdown"}};
        };
        given.world.answer(ask("192.0.2.2", "anna@x.test"), world::Answer::of("meier@y.test anna@x.test\n")); // the first is silent
        const auto routes = given.route("anna@x.test");
        QCOMPARE(given.findings.size(), std::size_t(0));
        QCOMPARE(routes.size(), std::size_t(1));
        QCOMPARE(routes[0].address, std::string("meier@y.test"));
        QCOMPARE(routes[0].parents, std::vector<std::string>{"anna@x.test"});
        given.world.answer(ask("192.0.2.1", "bob@x.test"), world::Answer::of("meier@y.test anna@x.test")); // of another question
        QCOMPARE(given.route("bob@x.test")[0].address, std::string("bob@x.test"));
        QVERIFY(given.route("zoe@x.test")[0].kind == Routed::Kind::defer);
        given.world.answer(ask("192.0.2.1", "odd@x.test"), world::Answer::of("no@one@y.test odd@x.test"));
        QVERIFY(given.route("odd@x.test")[0].kind == Routed::Kind::defer);
    }
    void iplookupReadsAnswersOfOtherForms() {
        Given given;
        given.routers = "ask:\n driver = iplookup\n hosts = <; 2001:db8::1\n port = 43\n protocol = tcp\n query = where is $local_part\n timeout = 2s\n optional\n"
                        " domains = x.test\n response_pattern = ^at ([^,]+)\n reroute = $local_part@$1\nhere:\n driver = accept\n transport = local\n";
        given.world.answer({world::Kind::exchange, {"inet:[2001:db8::1]:43", "where is anna", "2000,shutdown"}}, world::Answer::of("at y.test, since monday"));
        const auto routes = given.route("anna@x.test");
        QCOMPARE(given.findings.empty() ? std::string() : given.findings[0].text(), std::string());
        QCOMPARE(routes[0].address, std::string("anna@y.test"));
        QCOMPARE(given.route("zoe@x.test")[0].address, std::string("zoe@x.test")); // nobody answers, and it is optional
    }
    void iplookupSaysWhatItsSettingsLack() {
        Given given;
        given.routers = "ask:\n driver = iplookup\n hosts = ns.x.test\n protocol = sctp\n response_pattern = (\n timeout = 0s\n";
        given.route("a@x.test");
        std::vector<std::string> codes;
        for (const auto& finding : given.findings)
            codes.push_back(finding.code);
        QCOMPARE(codes, (std::vector<std::string>{"bad-address", "missing-option", "bad-choice", "bad-pattern", "bad-duration"}));
    }
    void endsALoopOfAliases() {
        Given given;
        given.routers = "r1:\n driver = redirect\n data = ${if eq{$local_part}{a}{b@x.test}{a@x.test}}\n";
        const auto routes = given.route("a@x.test");
        QCOMPARE(routes.size(), std::size_t(1));
        QVERIFY(routes[0].kind == Routed::Kind::fail);
    }
    void refusesALoopThatGrows() {
        Given given;
        given.routers = "r1:\n driver = redirect\n data = x$local_part@x.test\n";
        const auto routes = given.route("a@x.test");
        QVERIFY(routes[0].kind == Routed::Kind::defer);
        QVERIFY(routes[0].message.find("loop") != std::string::npos);
    }
    void deliversADuplicateOnce() {
        Given given;
        given.routers = "r1:\n driver = redirect\n local_parts = list\n data = a@x.test, b@x.test, a@x.test\nr2:\n driver = accept\n transport = local\n";
        QCOMPARE(given.route("list@x.test").size(), std::size_t(2));
    }
    void checkLocalUserTellsWhoItFound() {
        Given given;
        world::Answer anna;
        anna.values = {"anna", "1001", "1002", "Anna Lee", "/home/anna", "/bin/sh"};
        given.world.setDefault(world::Kind::hostFact, anna);
        given.routers = "r1:\n driver = accept\n check_local_user\n condition = ${if eq{$local_user_uid:$local_user_gid}{1001:1002}}\n transport = local\n";
        const auto routes = given.route("anna@x.test");
        QVERIFY(routes[0].kind == Routed::Kind::deliver);
        std::string kept;
        for (const auto& [name, value] : routes[0].variables)
            if (name == "local_user_uid" || name == "local_user_gid")
                kept += value.text + " ";
        QCOMPARE(kept, std::string("1001 1002 "));
    }
    void takesNoPipeFromOutside() {
        Given given;
        given.routers = "r1:\n driver = redirect\n data = \"|/bin/$local_part\"\n pipe_transport = local\n";
        const auto routes = given.route("sh@x.test");
        QVERIFY(routes[0].kind == Routed::Kind::defer);
        QVERIFY(routes[0].message.find("comes from outside") != std::string::npos);
    }
    void triesOtherMxHostsWhenOneCannotBeLookedUp() {
        Given given;
        given.routers = "r1:\n driver = dnslookup\n transport = smtp\n";
        given.world.setDns(world::RecordType::mx, "d.test", {"10 broken.test", "20 good.test"});
        given.world.setDns(world::RecordType::a, "good.test", {"203.0.113.7"});
        given.world.answer({world::Kind::dns, {"A", "broken.test"}}, world::Answer::failed(world::Status::temporary, "SERVFAIL"));
        given.world.answer({world::Kind::dns, {"AAAA", "broken.test"}}, world::Answer::failed(world::Status::temporary, "SERVFAIL"));
        const auto routes = given.route("x@d.test");
        QVERIFY(routes[0].kind == Routed::Kind::deliver);
        QCOMPARE(routes[0].hosts.size(), std::size_t(1));
        QCOMPARE(routes[0].hosts[0].name, std::string("good.test"));
    }
    void aBackupWaitsForThePrimaryThatCannotBeLookedUp() {
        Given given;
        given.routers = "r1:\n driver = dnslookup\n transport = smtp\n";
        given.world.setDns(world::RecordType::mx, "d.test", {"10 primary.test", "20 us.test"});
        given.world.setDns(world::RecordType::a, "us.test", {"127.0.0.1"});
        for (const char* type : {"A", "AAAA"})
            given.world.answer({world::Kind::dns, {type, "primary.test"}}, world::Answer::failed(world::Status::temporary, "SERVFAIL"));
        const auto routes = given.route("x@d.test");
        QVERIFY(routes[0].kind == Routed::Kind::defer);
        const auto& steps = routes[0].steps;
        QVERIFY(std::any_of(steps.begin(), steps.end(), [](const auto& step) { return step.found == "primary.test: SERVFAIL"; }));
        // One that is worse than we are changes nothing: then it is a loop.
        given.world.setDns(world::RecordType::mx, "d.test", {"30 primary.test", "20 us.test"});
        const auto loop = given.route("x@d.test");
        QVERIFY(loop[0].kind != Routed::Kind::deliver);
        QVERIFY2(loop[0].message.find("lookup did not complete") == std::string::npos, loop[0].message.c_str());
    }
    void anMxThatNamesAnAddressCountsOnlyWhenAllowed() {
        Given given;
        given.routers = "r1:\n driver = dnslookup\n transport = smtp\n";
        given.world.setDns(world::RecordType::mx, "d.test", {"10 203.0.113.7"});
        const auto refused = given.route("x@d.test");
        QVERIFY(refused[0].kind == Routed::Kind::fail);
        const auto& steps = refused[0].steps;
        QVERIFY(std::any_of(steps.begin(), steps.end(), [](const auto& step) { return step.what == "allow_mx_to_ip" && step.found.find("203.0.113.7") != std::string::npos; }));
        given.main = {{"allow_mx_to_ip", "true", {}}};
        const auto taken = given.route("x@d.test");
        QVERIFY(taken[0].kind == Routed::Kind::deliver);
        QCOMPARE(taken[0].hosts[0].addresses, std::vector<std::string>{"203.0.113.7"});
    }
    void hostsMayBeTreatedAsLocalByName() {
        Given given;
        given.routers = "r1:\n driver = dnslookup\n transport = smtp\n";
        given.world.setDns(world::RecordType::mx, "d.test", {"10 front.test", "20 other.test"});
        given.world.setDns(world::RecordType::a, "front.test", {"203.0.113.7"});
        given.world.setDns(world::RecordType::a, "other.test", {"203.0.113.8"});
        QVERIFY(given.route("x@d.test")[0].kind == Routed::Kind::deliver);
        given.main = {{"hosts_treat_as_local", "*.lan : front.test", {}}};
        QVERIFY(given.route("x@d.test")[0].kind != Routed::Kind::deliver); // we are its first MX: that is a loop
        given.main = {{"hosts_treat_as_local", "other.test", {}}};
        QCOMPARE(given.route("x@d.test")[0].hosts.size(), std::size_t(1));
    }
    void everyAddressThatReachesOneselfIsLocal() {
        for (const char* address : {"127.0.0.1", "127.9.9.9", "0.0.0.0", "::", "::1", "::ffff:127.0.0.1", "::ffff:0.0.0.0"}) {
            Given given;
            given.routers = "r1:\n driver = dnslookup\n transport = smtp\n";
            given.world.setDns(world::RecordType::mx, "d.test", {"10 us.test"});
            given.world.setDns(std::string_view(address).find(':') == std::string_view::npos ? world::RecordType::a : world::RecordType::aaaa, "us.test", {address});
            const auto routes = given.route("x@d.test");
            QVERIFY2(routes.size() == 1 && routes[0].kind != Routed::Kind::deliver, address);
        }
    }
    void aRouterThatIsNotForExpnHidesItsList() {
        Given given;
        given.routers = "lists:\n driver = redirect\n local_parts = staff\n expn = false\n data = a@x.test\nr2:\n driver = accept\n transport = local\n";
        QCOMPARE(given.route("staff@x.test", Purpose::expansion)[0].address, std::string("staff@x.test"));
        QCOMPARE(given.route("staff@x.test")[0].address, std::string("a@x.test"));
    }
    void aHostListItemWithoutANameNamesNothing() {
        const auto hosts = readHostList("/mx : mail.test/mx");
        QCOMPARE(hosts.size(), std::size_t(1));
        QCOMPARE(hosts[0].name, std::string("mail.test"));
    }
    void asksForALabels() {
        Given given;
        given.routers = "r1:\n driver = dnslookup\n transport = smtp\n";
        given.world.setDns(world::RecordType::a, "xn--bcher-kva.test", {"203.0.113.7"});
        const auto routes = given.route("x@bücher.test");
        QVERIFY(routes[0].kind == Routed::Kind::deliver);
    }
    void verificationStopsAtSeveralBranches() {
        Given given;
        given.routers = "r1:\n driver = redirect\n local_parts = list\n data = a@nowhere.test, b@nowhere.test\nr2:\n driver = accept\n domains = x.test\n transport = local\n";
        QVERIFY(given.route("list@x.test", Purpose::verifyRecipient)[0].kind == Routed::Kind::deliver);
        QVERIFY(given.route("u@nowhere.test", Purpose::verifyRecipient)[0].kind == Routed::Kind::fail);
    }
    void keepsRoutersForVerificationOut() {
        Given given;
        given.routers = "r1:\n driver = accept\n verify_only\n transport = local\nr2:\n driver = accept\n no_verify\n transport = smtp\n";
        QCOMPARE(given.route("u@x.test")[0].transport, std::string("smtp"));
        QCOMPARE(given.route("u@x.test", Purpose::verifyRecipient)[0].transport, std::string("local"));
    }
    void carriesErrorsToAndHeaders() {
        Given given;
        given.routers = "r1:\n driver = redirect\n local_parts = list\n errors_to = owner@x.test\n headers_add = X-List: yes\n headers_remove = Precedence\n"
                        " data = a@x.test\nr2:\n driver = accept\n transport = local\n";
        const auto routes = given.route("list@x.test");
        QVERIFY(routes[0].sender == std::string("owner@x.test"));
        QCOMPARE(routes[0].headersAdd, std::vector<std::string>{"X-List: yes"});
        QCOMPARE(routes[0].headersRemove, std::vector<std::string>{"Precedence"});
    }
    void usesWhatARuleMatched() {
        Given given;
        given.routers = "r1:\n driver = manualroute\n route_list = *.sub.test 203.0.113.1 ; * 203.0.113.2::2525\n transport = smtp\n";
        QCOMPARE(given.route("x@a.sub.test")[0].hosts[0].name, std::string("203.0.113.1"));
        QCOMPARE(given.route("x@other.test")[0].hosts[0].port, std::uint16_t(2525));
    }
};

POSTROOM_TEST(RouterChainTest)
#include "router_chain_test.moc"
