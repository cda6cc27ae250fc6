// SPDX-License-Identifier: Apache-2.0
// The servers that lookups ask, as a client sees them.
#include "connection_fixture.h"
#include "fakes.h"
#include "server/control/handle_lookup.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::control;
using namespace postroom::test;

namespace {

struct LookupMethods {
    explicit LookupMethods(catalogue::Role role = catalogue::Role::operatorRole) : connection(role) {
        addLookupMethods(connection.methods, lookups);
        connection.hello();
    }
    FakeLookups lookups;
    ConnectionFixture connection;
};

} // namespace

class HandleLookupTest : public QObject {
    Q_OBJECT
private slots:
    void everyServerIsShownAsItDoes() {
        LookupMethods f(catalogue::Role::auditor);
        f.lookups.state.servers[1].since = base::fromEpochMicros(5'000'000);
        const auto result = f.connection.ask("lookup.servers")["result"];
        QCOMPARE(result["cache_hits"].toInteger(), std::int64_t(7));
        QCOMPARE(result["servers"].items().size(), std::size_t(2));
        const auto& up = result["servers"].items()[0];
        QCOMPARE(up["state"].toString(), std::string("up"));
        QVERIFY(!up.has("since")); // never asked before: there is no such time
        const auto& down = result["servers"].items()[1];
        QCOMPARE(down["problem"].toString(), std::string("refused"));
        QCOMPARE(down["since"].toInteger(), std::int64_t(5'000'000));
    }
    void aTestIsOfOneServerOrOfAll() {
        LookupMethods f;
        QCOMPARE(f.connection.ask("lookup.test")["result"]["results"].items().size(), std::size_t(2));
        const auto one = f.connection.ask("lookup.test", base::Json::object({{"server", "mysql://127.0.0.1:3306/mail"}}))["result"]["results"];
        QCOMPARE(one.items().size(), std::size_t(1));
        QVERIFY(!one.items()[0]["answers"].toBool(true));
        const auto none = f.connection.ask("lookup.test", base::Json::object({{"server", "redis://127.0.0.9"}}));
        QCOMPARE(none["error"]["message"].toString(), std::string("no such server"));
    }
    void anAuditorTestsNothing() {
        LookupMethods f(catalogue::Role::auditor);
        QVERIFY(f.connection.ask("lookup.test").has("error"));
    }
};

POSTROOM_TEST(HandleLookupTest)
#include "handle_lookup_test.moc"
