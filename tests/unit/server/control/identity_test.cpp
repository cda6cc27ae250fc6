// SPDX-License-Identifier: Apache-2.0
#include "server/control/identity.h"
#include "tests/support/test_main.h"

using namespace postroom::control;
using postroom::catalogue::Role;

namespace {
NameService names() {
    NameService service;
    service.ownUid = 900;
    service.groupNumber = [](const std::string& name) -> std::optional<unsigned> {
        if (name == "postroom-admin")
            return 10;
        if (name == "postroom-operator")
            return 11;
        if (name == "postroom-helpdesk")
            return 12;
        return std::nullopt;
    };
    service.userName = [](unsigned uid) -> std::optional<std::string> {
        return uid == 1000 ? std::optional<std::string>("anna") : std::nullopt;
    };
    return service;
}
} // namespace

class IdentityTest : public QObject {
    Q_OBJECT
private slots:
    void rootAndTheDaemonItselfAreAdministrators() {
        QCOMPARE(identify({0, 0, 1, {}}, {}, names()).role, Role::administrator);
        QCOMPARE(identify({900, 900, 1, {}}, {}, names()).role, Role::administrator);
    }
    void theGreatestGroupCounts() {
        QCOMPARE(identify({1000, 100, 1, {12, 11}}, {}, names()).role, Role::operatorRole);
        QCOMPARE(identify({1000, 12, 1, {}}, {}, names()).role, Role::helpdesk); // the primary group counts too
    }
    void othersHaveNoRole() {
        const Identity nobody = identify({1000, 100, 1, {100}}, {}, names());
        QCOMPARE(nobody.role, Role::none);
        QCOMPARE(nobody.user, std::string("anna"));
        QCOMPARE(identify({1001, 100, 1, {}}, {}, names()).user, std::string("uid 1001"));
    }
    void anEmptyOrMissingGroupGrantsNothing() {
        RoleSettings settings;
        settings.administratorGroup.clear();
        QCOMPARE(identify({1000, 100, 1, {10}}, settings, names()).role, Role::none);
        settings.administratorGroup = "no-such-group";
        QCOMPARE(identify({1000, 0, 1, {0}}, settings, names()).role, Role::none);
    }
};

POSTROOM_TEST(IdentityTest)
#include "identity_test.moc"
