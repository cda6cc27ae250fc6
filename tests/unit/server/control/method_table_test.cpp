// SPDX-License-Identifier: Apache-2.0
#include "server/control/method_table.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::control;
using catalogue::Role;

namespace {
MethodTable table() {
    MethodTable methods;
    const auto nothing = [](const Call&) -> Answer { return base::Json::object(); };
    methods.add("config.diff", Pace::slow, Effect::reads, nothing);
    methods.add("queue.remove", Pace::slow, Effect::acts, nothing);
    methods.add("session.feed", Pace::slow, Effect::reads, nothing);
    return methods;
}
base::Json revisions(base::Json from, base::Json to) { return base::Json::object({{"from", std::move(from)}, {"to", std::move(to)}}); }
} // namespace

class MethodTableTest : public QObject {
    Q_OBJECT
private slots:
    void aMistypedMethodIsToldTheNearest() {
        const auto error = table().admit("config.dif", {}, Role::administrator).error();
        QCOMPARE(error.code, wire::codeNoMethod);
        QVERIFY(error.message.find("config.diff") != std::string::npos);
    }
    void rolesAreChecked() {
        QVERIFY(table().admit("config.diff", revisions(1, 2), Role::auditor));
        QVERIFY(!table().admit("config.diff", revisions(1, 2), Role::none));
        QCOMPARE(table().admit("queue.remove", {}, Role::helpdesk).error().kind, base::ErrorKind::denied);
        QVERIFY(table().admit("queue.remove", {}, Role::operatorRole));
    }
    void fieldsAreCheckedByNameTypeAndPresence() {
        const auto methods = table();
        QCOMPARE(methods.admit("config.diff", revisions("1", 2), Role::auditor).error().field, std::string("from"));
        QCOMPARE(methods.admit("config.diff", base::Json::object({{"from", 1}}), Role::auditor).error().field, std::string("to"));
        auto extra = revisions(1, 2);
        extra.set("form", true);
        QCOMPARE(methods.admit("config.diff", extra, Role::auditor).error().field, std::string("form"));
    }
    void bytesMayComeForAText() {
        QVERIFY(table().admit("session.feed", base::Json::object({{"session", 1}, {"data_b64", "eA=="}}), Role::none));
        QVERIFY(!table().admit("session.feed", base::Json::object({{"session", 1}, {"data_b64", 5}}), Role::none));
    }
    void absentAndNullAreTheSameForOptionalFields() {
        QVERIFY(table().admit("queue.remove", base::Json::object({{"ids", {}}}), Role::operatorRole));
    }
};

POSTROOM_TEST(MethodTableTest)
#include "method_table_test.moc"
