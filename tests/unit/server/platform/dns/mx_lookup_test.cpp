// SPDX-License-Identifier: Apache-2.0
#include "server/platform/dns/mx_lookup.h"
#include "server/platform/dns/scripted_resolver.h"
#include "tests/support/test_main.h"

#include <set>

using namespace postroom;
using namespace postroom::dns;
using Kind = MailHosts::Kind;

namespace {
MailHosts lookup(ScriptedResolver& dns, const char* domain, AddressFamilies families = AddressFamilies::both) {
    return MxLookup(dns).lookup(domain, families, io::Deadline::in(std::chrono::milliseconds(200)));
}
} // namespace

class MxLookupTest : public QObject {
    Q_OBJECT
private slots:
    void equalPreferencesAreShuffled() {
        ScriptedResolver dns("d.test MX 10 a.test\nd.test MX 10 b.test\nd.test MX 10 c.test\nd.test MX 5 first.test\n"
                             "a.test A 192.0.2.1\nb.test A 192.0.2.2\nc.test A 192.0.2.3\nfirst.test A 192.0.2.4\n");
        std::set<std::string> seconds;
        for (int i = 0; i < 100; ++i) {
            const auto result = lookup(dns, "d.test");
            QCOMPARE(result.hosts.at(0).name, std::string("first.test"));
            seconds.insert(result.hosts.at(1).name);
        }
        QCOMPARE(seconds.size(), std::size_t(3)); // misses one with a chance of 3 * (2/3)^100
    }
    void oneBrokenHostDoesNotHideTheOthers() {
        ScriptedResolver dns("d.test MX 10 broken.test\nd.test MX 20 good.test\ngood.test A 192.0.2.2\n");
        dns.fail("broken.test", Status::temporary);
        const auto result = lookup(dns, "d.test");
        QCOMPARE(result.kind, Kind::found);
        QCOMPARE(result.hosts.at(0).status, Status::temporary);
        QVERIFY(result.hosts.at(0).addresses.empty());
        QCOMPARE(result.hosts.at(1).addresses.size(), std::size_t(1));
    }
    void onlyBrokenHostsAreTemporaryOnlyAbsentOnesPermanent() {
        ScriptedResolver dns("d.test MX 10 broken.test\nd.test MX 20 absent.test\ne.test MX 10 absent.test\nnone.test TXT \"x\"\n");
        dns.fail("broken.test", Status::bogus);
        QCOMPARE(lookup(dns, "d.test").kind, Kind::temporary);
        QVERIFY(lookup(dns, "d.test").why.find("DNSSEC") != std::string::npos);
        QCOMPARE(lookup(dns, "e.test").kind, Kind::noHosts);
        QCOMPARE(lookup(dns, "none.test").kind, Kind::noHosts);
        QVERIFY(lookup(dns, "none.test").why.find("neither MX records nor an address") != std::string::npos);
    }
    void failureOfTheMxQuestionIsTemporary() {
        ScriptedResolver dns;
        dns.fail("t.test", Status::temporary);
        dns.fail("b.test", Status::bogus);
        dns.silence("s.test");
        for (const char* domain : {"t.test", "b.test", "s.test"})
            QCOMPARE(lookup(dns, domain).kind, Kind::temporary);
    }
    void nullMxIsOnlyTheLoneRoot() {
        ScriptedResolver dns("n.test MX 0 .\nm.test MX 0 .\nm.test MX 10 a.test\na.test A 192.0.2.1\n");
        QCOMPARE(lookup(dns, "n.test").kind, Kind::nullMx);
        QCOMPARE(lookup(dns, "m.test").kind, Kind::found);
    }
    void oneFamilyIsEnough() {
        ScriptedResolver dns("d.test A 192.0.2.1\n4.test A 192.0.2.1\n4.test AAAA 2001:db8::1\n");
        QCOMPARE(lookup(dns, "d.test").hosts.at(0).addresses.size(), std::size_t(1));
        QCOMPARE(lookup(dns, "4.test", AddressFamilies::ipv4Only).hosts.at(0).addresses, std::vector<std::string>{"192.0.2.1"});
        QCOMPARE(lookup(dns, "4.test", AddressFamilies::ipv4First).hosts.at(0).addresses.at(0), std::string("192.0.2.1"));
    }
    void securityNeedsEveryLink() {
        ScriptedResolver dns("d.test MX 10 a.test\na.test A 192.0.2.1\n");
        dns.secure("d.test");
        QVERIFY(lookup(dns, "d.test").mxSecure);
        QVERIFY(!lookup(dns, "d.test").hosts.at(0).secure);
        dns.secure("a.test");
        QVERIFY(lookup(dns, "d.test").hosts.at(0).secure);
    }
    void manyMxRecordsAreCut() {
        ScriptedResolver dns;
        for (int i = 0; i < 80; ++i)
            dns.add("d.test MX " + std::to_string(i) + " h" + std::to_string(i) + ".test\nh" + std::to_string(i) + ".test A 192.0.2.1\n");
        QCOMPARE(lookup(dns, "d.test").hosts.size(), MxLookup::maxHosts);
    }
};

POSTROOM_TEST(MxLookupTest)
#include "mx_lookup_test.moc"
