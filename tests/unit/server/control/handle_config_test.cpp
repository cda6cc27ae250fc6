// SPDX-License-Identifier: Apache-2.0
#include "connection_fixture.h"
#include "fakes.h"
#include "server/control/handle_config.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::control;
using namespace postroom::test;

namespace {
struct ConfigFixture : ConnectionFixture {
    explicit ConfigFixture(catalogue::Role role = catalogue::Role::administrator) : ConnectionFixture(role) {
        addConfigMethods(methods, service);
        hello();
    }
    FakeConfig service;
};
} // namespace

class HandleConfigTest : public QObject {
    Q_OBJECT
private slots:
    void applyingNamesTheAuthorFromTheCredentials() {
        ConfigFixture fixture;
        const auto reply = fixture.ask("config.apply", *base::Json::parse(R"({"base":3,"changes":[{"op":"unset"}],"comment":"why","confirm_within":120})"));
        QCOMPARE(reply["result"]["revision"].toInteger(), 4);
        QVERIFY(reply["result"]["applied"].toBool());
        QCOMPARE(fixture.service.applied.author, std::string("anna"));
        QCOMPARE(fixture.service.applied.confirmWithin.count(), 120);
        QCOMPARE(fixture.service.applied.copy.changes.size(), std::size_t(1));
        QCOMPARE(std::string(fixture.recorded.taken().back().name), std::string("control.action"));
    }
    void findingsComeWithTheFieldToMark() {
        ConfigFixture fixture;
        fixture.service.next.kind = ApplyOutcome::Kind::findings;
        config::Finding finding;
        finding.message = "no such list";
        finding.place.object = "router r";
        finding.place.setting = "domains";
        fixture.service.next.findings = {finding};
        const auto error = fixture.ask("config.apply", base::Json::object({{"base", 3}}))["error"];
        QCOMPARE(error["data"]["kind"].toString(), std::string("invalid"));
        QCOMPARE(error["data"]["field"].toString(), std::string("router r/domains"));
        QCOMPARE(error["data"]["findings"].size(), std::size_t(1));
    }
    void aStaleBaseNamesTheConflicts() {
        ConfigFixture fixture;
        fixture.service.next.kind = ApplyOutcome::Kind::conflict;
        fixture.service.next.conflicts = {"acl a", "router r"};
        const auto error = fixture.ask("config.apply", base::Json::object({{"base", 1}}))["error"];
        QCOMPARE(error["data"]["kind"].toString(), std::string("conflict"));
        QVERIFY(error["data"]["detail"].toString().find("acl a, router r") != std::string::npos);
    }
    void whatCannotBePutToWorkIsAnErrorToo() {
        ConfigFixture fixture;
        fixture.service.next.kind = ApplyOutcome::Kind::failed;
        QCOMPARE(fixture.ask("config.apply")["error"]["data"]["kind"].toString(), std::string("unavailable"));
    }
    void confirmationMustComeWithinReason() {
        ConfigFixture fixture;
        QCOMPARE(fixture.ask("config.apply", base::Json::object({{"confirm_within", -1}}))["error"]["data"]["field"].toString(),
                 std::string("confirm_within"));
        QVERIFY(fixture.ask("config.rollback", base::Json::object({{"revision", 1}, {"confirm_within", 100'000}})).has("error"));
    }
    void historyIsAWindowWithAKey() {
        ConfigFixture fixture(catalogue::Role::auditor);
        const auto first = fixture.ask("config.history", base::Json::object({{"limit", 2}}))["result"];
        QCOMPARE(first["revisions"].size(), std::size_t(2));
        QCOMPARE(first["next"].toInteger(), 2);
        const auto rest = fixture.ask("config.history", base::Json::object({{"limit", 2}, {"before", first["next"]}}))["result"];
        QCOMPARE(rest["revisions"].items()[0]["revision"].toInteger(), 1);
        QVERIFY(rest["next"].isNull());
    }
    void anUnknownRevisionIsNotFound() {
        ConfigFixture fixture;
        QCOMPARE(fixture.ask("config.rollback", base::Json::object({{"revision", 99}}))["error"]["data"]["kind"].toString(), std::string("not-found"));
    }
    void importSaysWhatBecameOfEachLine() {
        ConfigFixture fixture;
        const auto result = fixture.ask("config.import", base::Json::object({{"text", "x = y"}, {"file", "exim4.conf"}}))["result"];
        QCOMPARE(result["lines"].items()[0]["kind"].toString(), std::string("taken"));
        QCOMPARE(result["lines"].items()[0]["file"].toString(), std::string("exim4.conf"));
        QCOMPARE(result["base"].toInteger(), 3);
    }
};

POSTROOM_TEST(HandleConfigTest)
#include "handle_config_test.moc"
