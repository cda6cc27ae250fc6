// SPDX-License-Identifier: Apache-2.0
// The contract of Resolver, run on both implementations: the script, and libunbound with a real nsd behind it.
#include "server/platform/dns/mx_lookup.h"
#include "server/platform/dns/reverse_lookup.h"
#include "server/platform/dns/scripted_resolver.h"
#include "server/platform/dns/unbound_resolver.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/platform/dns/name_server.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <thread>

using namespace postroom;
using namespace postroom::dns;
using namespace std::chrono_literals;

namespace {

const std::string records = R"(
example.test. 600 IN MX 20 mx2.example.test.
example.test. 600 IN MX 10 mx1.example.test.
example.test. 600 IN TXT "v=spf1 " "-all"
example.test. 600 IN TXT "second"
mx1.example.test. 600 IN A 192.0.2.1
mx1.example.test. 600 IN AAAA 2001:db8::1
mx2.example.test. 600 IN A 192.0.2.2
alias.example.test. 600 IN CNAME example.test.
loop.example.test. 600 IN CNAME loop2.example.test.
loop2.example.test. 600 IN CNAME loop.example.test.
_smtp._tcp.example.test. 600 IN SRV 1 2 25 mx1.example.test.
_25._tcp.mx1.example.test. 600 IN TLSA 3 1 1 0011ff
null.example.test. 600 IN MX 0 .
short.example.test. 1 IN A 192.0.2.9
)";
const std::string soa = " 600 IN SOA ns.example.test. root.example.test. 1 3600 900 604800 300\n";
const std::string reverse = "1.2.0.192.in-addr.arpa. 600 IN PTR mx1.example.test.\n"
                            "2.2.0.192.in-addr.arpa. 600 IN PTR liar.example.test.\n";

io::Deadline soon() { return io::Deadline::in(20s); }

std::string signedZone() {
    QFile file(qEnvironmentVariable("POSTROOM_SOURCE") + "/tests/unit/server/platform/dns/data/signed.test.zone");
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}
const char* const signedAnchor =
    "signed.test. IN DS 30981 13 2 db6d0f8539b2598cfc270bf203e44f34335252a4d259dabaaca171db1785409f";

} // namespace

class ResolverTest : public QObject {
    Q_OBJECT
    std::unique_ptr<test::NameServer> m_server;
    test::SilentServer m_silent;
    std::map<std::string, std::unique_ptr<Resolver>> m_resolvers;

    UnboundSettings settings() const {
        UnboundSettings s;
        s.upstream = UnboundSettings::Upstream::forwarders;
        s.forwarders = {m_server->address()}; // never beyond loopback
        s.validation = UnboundSettings::Validation::off;
        s.forwardZones = {{"example.test", {m_server->address()}},
                          {"2.0.192.in-addr.arpa", {m_server->address()}},
                          {"signed.test", {m_server->address()}},
                          {"silent.test", {m_silent.address()}}};
        s.localRecords = {"static.local.test 300 IN A 192.0.2.77"};
        s.localZones = {"local.test"};
        return s;
    }
    void implementations() {
        QTest::addColumn<QString>("which");
        QTest::newRow("scripted") << "scripted";
        QTest::newRow("unbound") << "unbound";
    }
    Resolver& dns() {
        QFETCH(QString, which);
        return *m_resolvers.at(which.toStdString());
    }

private slots:
    void initTestCase() {
        m_server = std::make_unique<test::NameServer>(std::map<std::string, std::string>{
            {"example.test", "example.test." + soa + "example.test. 600 IN NS ns.example.test.\n" + records},
            {"2.0.192.in-addr.arpa", "2.0.192.in-addr.arpa." + soa + "2.0.192.in-addr.arpa. 600 IN NS ns.example.test.\n" + reverse},
            {"signed.test", signedZone()}});
        QVERIFY2(m_server->running(), qPrintable(m_server->why()));
        auto real = UnboundResolver::create(settings());
        QVERIFY2(real, real ? "" : real.error().text().c_str());
        m_resolvers["unbound"] = std::move(*real);
        auto scripted = std::make_unique<ScriptedResolver>(records + reverse + "static.local.test A 192.0.2.77\n");
        scripted->fail("broken.test", Status::temporary);
        scripted->silence("silent.test");
        m_resolvers["scripted"] = std::move(scripted);
    }

    void findsRecordsOfEachType_data() { implementations(); }
    void findsRecordsOfEachType() {
        const auto a = dns().resolve({"MX1.example.test.", RecordType::a}, soon());
        QCOMPARE(a.status, Status::found);
        QCOMPARE(a.addresses(), std::vector<std::string>{"192.0.2.1"});
        QVERIFY(a.ttl > 0s && a.ttl <= 600s);
        QCOMPARE(dns().resolve({"mx1.example.test", RecordType::aaaa}, soon()).addresses(), std::vector<std::string>{"2001:db8::1"});
        QCOMPARE(dns().resolve({"example.test", RecordType::mx}, soon()).mx().size(), std::size_t(2));
        auto texts = dns().resolve({"example.test", RecordType::txt}, soon()).joinedTxt();
        std::sort(texts.begin(), texts.end());
        QCOMPARE(texts, (std::vector<std::string>{"second", "v=spf1 -all"}));
        const auto srv = dns().resolve({"_smtp._tcp.example.test", RecordType::srv}, soon()).srv();
        QCOMPARE(srv.size(), std::size_t(1));
        QCOMPARE(srv[0].target, std::string("mx1.example.test"));
        QCOMPARE(srv[0].port, std::uint16_t(25));
        const auto tlsa = dns().resolve({"_25._tcp.mx1.example.test", RecordType::tlsa}, soon()).tlsa();
        QCOMPARE(tlsa.size(), std::size_t(1));
        QCOMPARE(tlsa[0].data, std::string("\0\x11\xff", 3));
        QCOMPARE(dns().resolve({"static.local.test", RecordType::a}, soon()).addresses(), std::vector<std::string>{"192.0.2.77"});
    }
    void tellsAbsenceOfDataFromAbsenceOfTheName_data() { implementations(); }
    void tellsAbsenceOfDataFromAbsenceOfTheName() {
        QCOMPARE(dns().resolve({"mx2.example.test", RecordType::aaaa}, soon()).status, Status::noData);
        QCOMPARE(dns().resolve({"_tcp.example.test", RecordType::a}, soon()).status, Status::noData);
        QCOMPARE(dns().resolve({"absent.example.test", RecordType::a}, soon()).status, Status::nonexistent);
    }
    void followsAliases_data() { implementations(); }
    void followsAliases() {
        const auto mx = dns().resolve({"alias.example.test", RecordType::mx}, soon());
        QCOMPARE(mx.status, Status::found);
        QCOMPARE(mx.canonicalName, std::string("example.test"));
        QCOMPARE(mx.mx().size(), std::size_t(2));
        QCOMPARE(dns().resolve({"loop.example.test", RecordType::a}, soon()).status, Status::temporary);
    }
    void aNameThatCannotExistIsNotAskedFor_data() { implementations(); }
    void aNameThatCannotExistIsNotAskedFor() {
        for (const char* name : {"", "a..b", "has blank.test", "quote\".test", "semi;colon.test", ".leading.test"})
            QCOMPARE(dns().resolve({name, RecordType::a}, soon()).status, Status::nonexistent);
        QCOMPARE(dns().resolve({std::string(64, 'a') + ".test", RecordType::a}, soon()).status, Status::nonexistent);
    }
    void failureOfTheServersIsTemporary_data() { implementations(); }
    void failureOfTheServersIsTemporary() { // nsd refuses zones that it does not have
        const auto answer = dns().resolve({"host.broken.test", RecordType::a}, soon());
        QCOMPARE(answer.status, Status::temporary);
        QVERIFY(!answer.why.empty());
    }
    void theDeadlineEndsTheWait_data() { implementations(); }
    void theDeadlineEndsTheWait() {
        const auto before = std::chrono::steady_clock::now();
        const auto answer = dns().resolve({"host.silent.test", RecordType::a}, io::Deadline::in(30ms));
        QCOMPARE(answer.status, Status::temporary);
        QVERIFY(answer.why.find("in time") != std::string::npos);
        QVERIFY(std::chrono::steady_clock::now() - before < 10s);
        QCOMPARE(dns().resolve({"mx1.example.test", RecordType::a}, soon()).status, Status::found);
    }
    void manyQuestionsRunAtATime_data() { implementations(); }
    void manyQuestionsRunAtATime() {
        std::vector<std::thread> threads;
        std::atomic<int> right{0};
        for (int t = 0; t < 8; ++t)
            threads.emplace_back([&, t] {
                std::vector<Pending> open;
                for (int i = 0; i < 50; ++i)
                    open.push_back(m_resolvers.at(QTest::currentDataTag())->start({"n" + std::to_string(i % 20 + t) + ".example.test", RecordType::a}));
                for (const auto& pending : open)
                    right += pending.wait(soon()).status == Status::nonexistent ? 1 : 0;
            });
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(right.load(), 400);
    }

    void mxHostsComeOrderedWithTheirAddresses_data() { implementations(); }
    void mxHostsComeOrderedWithTheirAddresses() {
        const auto result = MxLookup(dns()).lookup("alias.example.test", AddressFamilies::both, soon());
        QCOMPARE(result.kind, MailHosts::Kind::found);
        QCOMPARE(result.domain, std::string("example.test"));
        QCOMPARE(result.hosts.size(), std::size_t(2));
        QCOMPARE(result.hosts[0].name, std::string("mx1.example.test"));
        QCOMPARE(result.hosts[0].addresses, (std::vector<std::string>{"2001:db8::1", "192.0.2.1"}));
        QCOMPARE(result.hosts[1].addresses, std::vector<std::string>{"192.0.2.2"});
        QCOMPARE(MxLookup(dns()).lookup("null.example.test", AddressFamilies::both, soon()).kind, MailHosts::Kind::nullMx);
        QCOMPARE(MxLookup(dns()).lookup("absent.example.test", AddressFamilies::both, soon()).kind, MailHosts::Kind::noDomain);
        const auto implicit = MxLookup(dns()).lookup("mx2.example.test", AddressFamilies::both, soon());
        QCOMPARE(implicit.kind, MailHosts::Kind::found);
        QVERIFY(!implicit.fromMx);
    }
    void aReverseNameMustLeadBack_data() { implementations(); }
    void aReverseNameMustLeadBack() {
        const auto good = lookupHostNames(dns(), "192.0.2.1", soon());
        QCOMPARE(good.status, Status::found);
        QCOMPARE(good.verified, std::vector<std::string>{"mx1.example.test"});
        const auto liar = lookupHostNames(dns(), "192.0.2.2", soon());
        QCOMPARE(liar.status, Status::noData);
        QCOMPARE(liar.claimed, std::vector<std::string>{"liar.example.test"});
        QCOMPARE(lookupHostNames(dns(), "192.0.2.3", soon()).status, Status::nonexistent);
        QCOMPARE(lookupHostNames(dns(), "not an address", soon()).status, Status::nonexistent);
    }

    void answersAreAskedOnceAndThenCached() {
        auto resolver = UnboundResolver::create(settings());
        QVERIFY(resolver);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE((*resolver)->resolve({"mx1.example.test", RecordType::a}, soon()).status, Status::found);
            QCOMPARE((*resolver)->resolve({"absent.example.test", RecordType::a}, soon()).status, Status::nonexistent);
        }
        QCOMPARE((*resolver)->status().fromCache, std::uint64_t(4));
        QCOMPARE((*resolver)->status().cached, std::size_t(2));
        QVERIFY((*resolver)->reload());
        QCOMPARE((*resolver)->status().cached, std::size_t(0));
        QCOMPARE((*resolver)->status().contexts, std::uint64_t(2));
        QCOMPARE((*resolver)->resolve({"mx1.example.test", RecordType::a}, soon()).status, Status::found);
    }
    void anotherResolvConfMeansAnotherContext() {
        QTemporaryDir folder;
        auto s = settings();
        s.upstream = UnboundSettings::Upstream::systemResolvers;
        s.resolvConf = folder.filePath("resolv.conf").toStdString();
        s.changeCheck = 0ms;
        const auto write = [&](const char* text) {
            QFile file(folder.filePath("resolv.conf.new"));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
            file.close();
            QVERIFY(::rename(qPrintable(folder.filePath("resolv.conf.new")), qPrintable(folder.filePath("resolv.conf"))) == 0);
        };
        write("nameserver 127.0.0.2\n");
        auto resolver = UnboundResolver::create(s);
        QVERIFY(resolver);
        QCOMPARE((*resolver)->status().forwarders, std::vector<std::string>{"127.0.0.2"});
        write("# comment\nnameserver 127.0.0.3\nnameserver 127.0.0.2\nnameserver nonsense\n");
        QTRY_COMPARE_WITH_TIMEOUT(((*resolver)->start({"mx1.example.test", RecordType::a}), (*resolver)->status().forwarders),
                                  (std::vector<std::string>{"127.0.0.3", "127.0.0.2"}), 10'000);
        QTRY_COMPARE_WITH_TIMEOUT((*resolver)->status().contexts, std::uint64_t(2), 10'000);
        QCOMPARE((*resolver)->resolve({"mx1.example.test", RecordType::a}, soon()).status, Status::found);
    }
    void validatesWhenTheUpstreamPassesDnssec() {
        auto s = settings();
        s.validation = UnboundSettings::Validation::probe;
        s.rootAnchorFile.clear();
        s.trustAnchors = {signedAnchor};
        s.probeName = "signed.test";
        s.probeTimeout = 20s;
        auto resolver = UnboundResolver::create(s);
        QVERIFY(resolver);
        auto& dns = **resolver;
        const auto good = dns.resolve({"mx.signed.test", RecordType::a}, soon()); // waits for the probe
        QVERIFY2(good.status == Status::found, good.why.c_str());
        QVERIFY(good.secure);
        QVERIFY(dns.status().validating);
        const auto absent = dns.resolve({"mx.signed.test", RecordType::aaaa}, soon());
        QCOMPARE(absent.status, Status::noData);
        QVERIFY(absent.secure);
        const auto bad = dns.resolve({"tampered.signed.test", RecordType::a}, soon());
        QCOMPARE(bad.status, Status::bogus);
        QVERIFY(bad.records.empty() && !bad.why.empty() && !bad.secure);
        const auto plain = dns.resolve({"mx1.example.test", RecordType::a}, soon());
        QCOMPARE(plain.status, Status::found);
        QVERIFY(!plain.secure);
        QVERIFY(MxLookup(dns).lookup("signed.test", AddressFamilies::both, soon()).hosts.at(0).secure);
    }
    void worksUnvalidatedAndSaysSoWhenTheUpstreamDoesNot() {
        auto s = settings();
        s.validation = UnboundSettings::Validation::probe; // nsd refuses to answer for the root
        s.probeTimeout = 20s;
        auto resolver = UnboundResolver::create(s);
        QVERIFY(resolver);
        const auto answer = (*resolver)->resolve({"mx.signed.test", RecordType::a}, soon());
        QVERIFY2(answer.status == Status::found, answer.why.c_str());
        QVERIFY(!answer.secure);
        QVERIFY(!(*resolver)->status().validating);
        QVERIFY((*resolver)->status().validationNote.find("DANE is off") != std::string::npos);
    }
    void aMissingAnchorFileIsSaid() {
        auto s = settings();
        s.validation = UnboundSettings::Validation::probe;
        s.rootAnchorFile = "/nonexistent/root.key";
        auto resolver = UnboundResolver::create(s);
        QVERIFY(resolver);
        QCOMPARE((*resolver)->resolve({"mx1.example.test", RecordType::a}, soon()).status, Status::found);
        QVERIFY(!(*resolver)->status().validating);
    }
    void settingsThatMakeNoResolverAreRefused() {
        const auto refused = [&](auto change) {
            auto s = settings();
            change(s);
            const auto made = UnboundResolver::create(s);
            return !made && made.error().kind == base::ErrorKind::invalid;
        };
        QVERIFY(refused([](auto& s) { s.forwarders = {"not-an-address"}; }));
        QVERIFY(refused([](auto& s) { s.forwarders = {"127.0.0.1@99999"}; }));
        QVERIFY(refused([](auto& s) { s.forwarders.clear(); }));
        QVERIFY(refused([](auto& s) { s.localRecords = {"x.test A 1.2.3"}; }));
        QVERIFY(refused([](auto& s) { s.localRecords = {"x.test TXT \"a'\nserver:\""}; }));
        QVERIFY(refused([](auto& s) { s.localZones = {"a b"}; }));
        QVERIFY(refused([](auto& s) { s.forwardZones = {{"x.test", {}}}; }));
    }
    void stoppingAnswersWhatIsUnderWay() {
        auto resolver = UnboundResolver::create(settings());
        QVERIFY(resolver);
        const auto pending = (*resolver)->start({"host.silent.test", RecordType::a});
        resolver->reset();
        const auto answer = pending.wait(soon());
        QCOMPARE(answer.status, Status::temporary);
        QVERIFY(answer.why.find("stopping") != std::string::npos);
    }
};

POSTROOM_TEST(ResolverTest)
#include "resolver_test.moc"
