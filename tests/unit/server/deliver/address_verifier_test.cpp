// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/address_verifier.h"
#include "server/policy/lookup/named_lists.h"
#include "server/policy/world/fake_world.h"
#include "tests/support/test_main.h"

#include <algorithm>

using namespace postroom;
using Kind = acl::VerifyResult::Kind;

namespace {

struct Given {
    world::FakeWorld world;
    lookup::NamedLists lists;
    std::shared_ptr<const router::RouterChain> chain;

    Given() {
        router::ChainSource source;
        source.qualifyDomain = "x.test";
        router::RouterSource local;
        local.name = "local";
        local.driver = "accept";
        local.options = {{"domains", "x.test", {}}, {"local_parts", "anna : bob", {}}, {"address_data", "found", {}}, {"transport", "t", {}}};
        router::RouterSource remote;
        remote.name = "remote";
        remote.driver = "dnslookup";
        remote.options = {{"domains", "! x.test", {}}, {"transport", "t", {}}};
        router::RouterSource lists;
        lists.name = "lists";
        lists.driver = "redirect";
        lists.options = {{"local_parts", "staff : all", {}}, {"data", "${if eq{$local_part}{all}{staff, bob}{anna, bob, u@later.test}}", {}}};
        source.routers = {lists, local, remote};
        chain = *router::RouterChain::compile(source, {});
        world.answer({world::Kind::dns, {"MX", "later.test"}}, world::Answer::failed(world::Status::temporary, "SERVFAIL"));
    }
    acl::VerifyResult recipient(std::string_view address, const acl::VerifyOptions& options = {}) {
        const expand::Scope scope{world, lists, {}, nullptr, nullptr};
        return deliver::RoutingVerifier(chain).verifyRecipient(address, options, scope);
    }
};

} // namespace

class AddressVerifierTest : public QObject {
    Q_OBJECT
private slots:
    void saysWhoCanBeRouted() {
        Given given;
        const auto known = given.recipient("anna@x.test");
        QVERIFY(known.kind == Kind::verified);
        QCOMPARE(known.addressData.text, std::string("found"));
        const auto unknown = given.recipient("zoe@x.test");
        QVERIFY(unknown.kind == Kind::unrouteable);
        QCOMPARE(unknown.message, std::string("Unrouteable address"));
        QCOMPARE(unknown.failure, std::string("route"));
        QCOMPARE(unknown.steps.size(), std::size_t(3));
    }
    void defersWhatTheDnsCannotSay() {
        Given given;
        QVERIFY(given.recipient("u@later.test").kind == Kind::deferred);
        acl::VerifyOptions options;
        options.deferOk = true;
        QVERIFY(given.recipient("u@later.test", options).kind == Kind::verified);
    }
    void tellsWhereAListLeads() {
        Given given;
        const expand::Scope scope{given.world, given.lists, {}, nullptr, nullptr};
        deliver::RoutingVerifier verifier(given.chain);
        const std::vector<std::string> staff{"anna@x.test", "bob@x.test"}; // the third cannot be routed now
        QCOMPARE(verifier.expandRecipient("staff@x.test", scope).members, staff);
        auto all = verifier.expandRecipient("all@x.test", scope).members;
        std::sort(all.begin(), all.end());
        QCOMPARE(all, staff);
        QCOMPARE(verifier.expandRecipient("anna@x.test", scope).members, std::vector<std::string>{"anna@x.test"});
        QVERIFY(verifier.expandRecipient("zoe@x.test", scope).kind == Kind::unrouteable);
    }
    void takesTheNullSender() {
        Given given;
        const expand::Scope scope{given.world, given.lists, {}, nullptr, nullptr};
        QVERIFY(deliver::RoutingVerifier(given.chain).verifySender("", {}, scope).kind == Kind::verified);
    }
    void saysThatQuotasCannotBeCheckedHere() {
        Given given;
        acl::VerifyOptions options;
        options.quota.wanted = true;
        const auto result = given.recipient("anna@x.test", options);
        QVERIFY(result.kind == Kind::deferred);
        QCOMPARE(result.failure, std::string("quota"));
    }
    void saysThatCalloutsAreMissing() {
        Given given;
        acl::VerifyOptions options;
        options.callout.wanted = true;
        QVERIFY(given.recipient("anna@x.test", options).kind == Kind::deferred);
    }
};

POSTROOM_TEST(AddressVerifierTest)
#include "address_verifier_test.moc"
