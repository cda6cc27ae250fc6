// SPDX-License-Identifier: Apache-2.0
#include "server/platform/crypto/password.h"
#include "server/policy/auth/authenticator.h"
#include "server/policy/lookup/named_lists.h"
#include "server/policy/world/fake_world.h"
#include "tests/support/test_main.h"

#include <gsasl.h>

using namespace postroom;
using namespace postroom::auth;

namespace {

expand::Program program(const char* text) {
    auto compiled = expand::Program::compile(text, {}, {});
    if (!compiled)
        qFatal("%s", compiled.error().front().message.c_str());
    return std::move(*compiled);
}

std::shared_ptr<const Accounts> accounts() {
    auto all = std::make_shared<Accounts>();
    all->add({"anna@example.test", crypto::makeScramKeys("pencil").text(), true});
    all->add({"berta@example.test", crypto::makeScramKeys("pencil").text(), false});
    all->add({"carla@example.test", "", true});
    return all;
}

AuthenticatorSettings accountMechanism(const char* name) {
    AuthenticatorSettings settings;
    settings.name = name;
    settings.publicName = name;
    return settings;
}

std::string plain(const std::string& as, const std::string& name, const std::string& password) {
    return as + '\0' + name + '\0' + password;
}

} // namespace

class AuthenticatorTest : public QObject {
    Q_OBJECT
    world::FakeWorld m_world;
    lookup::NamedLists m_lists;
    expand::Scope m_scope{m_world, m_lists, {}, nullptr, nullptr};
    AuthenticatorSet m_set{{accountMechanism("PLAIN"), accountMechanism("LOGIN"), accountMechanism("SCRAM-SHA-256")}, accounts()};

private slots:
    void plainAcceptsTheRightPasswordOnly() {
        const auto verdict = [&](const std::string& response) { return m_set.begin("plain")->start(response, m_scope); };
        const Step accepted = verdict(plain("", "anna@example.test", "pencil"));
        QVERIFY2(accepted.kind == Step::Kind::accepted, accepted.reason.c_str());
        QCOMPARE(accepted.id, std::string("anna@example.test"));
        QVERIFY(verdict(plain("", "ANNA", "pencil")).kind == Step::Kind::accepted); // without domain, in any case
        QVERIFY(verdict(plain("", "anna@example.test", "pencils")).kind == Step::Kind::refused);
        QVERIFY(verdict(plain("", "berta@example.test", "pencil")).kind == Step::Kind::refused); // disabled
        QVERIFY(verdict(plain("", "carla@example.test", "")).kind == Step::Kind::refused);       // no password set
        QVERIFY(verdict(plain("", "nobody@example.test", "pencil")).kind == Step::Kind::refused);
        QVERIFY(verdict(plain("berta@example.test", "anna@example.test", "pencil")).kind == Step::Kind::refused);
        QVERIFY(verdict("anna").kind == Step::Kind::malformed);
        QVERIFY(verdict("").kind == Step::Kind::malformed);
    }

    void plainWithoutAnInitialResponseAsksForIt() {
        const auto mechanism = m_set.begin("PLAIN");
        const Step asked = mechanism->start(std::nullopt, m_scope);
        QVERIFY(asked.kind == Step::Kind::challenge && asked.challenge.empty());
        QVERIFY(mechanism->respond(plain("", "anna@example.test", "pencil"), m_scope).kind == Step::Kind::accepted);
    }

    void loginAsksForNameAndPassword() {
        const auto mechanism = m_set.begin("LOGIN");
        QCOMPARE(mechanism->start(std::nullopt, m_scope).challenge, std::string("Username:"));
        QCOMPARE(mechanism->respond("anna@example.test", m_scope).challenge, std::string("Password:"));
        QVERIFY(mechanism->respond("pencil", m_scope).kind == Step::Kind::accepted);
    }

    void scramIsUnderstoodByGnuSaslAsClient_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("right") << QByteArray("anna@example.test") << QByteArray("pencil") << true;
        QTest::newRow("wrong password") << QByteArray("anna@example.test") << QByteArray("pen") << false;
        QTest::newRow("unknown name") << QByteArray("nobody@example.test") << QByteArray("pencil") << false;
        QTest::newRow("disabled") << QByteArray("berta@example.test") << QByteArray("pencil") << false;
    }
    void scramIsUnderstoodByGnuSaslAsClient() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, password);
        QFETCH(bool, accepted);
        Gsasl* context = nullptr;
        QCOMPARE(gsasl_init(&context), int(GSASL_OK));
        Gsasl_session* client = nullptr;
        QCOMPARE(gsasl_client_start(context, "SCRAM-SHA-256", &client), int(GSASL_OK));
        gsasl_property_set(client, GSASL_AUTHID, name.constData());
        gsasl_property_set(client, GSASL_PASSWORD, password.constData());
        const auto answer = [&](const std::string& challenge) {
            char* out = nullptr;
            size_t length = 0;
            gsasl_step(client, challenge.data(), challenge.size(), &out, &length);
            std::string text = out != nullptr ? std::string(out, length) : std::string();
            gsasl_free(out);
            return text;
        };
        const auto mechanism = m_set.begin("SCRAM-SHA-256");
        Step step = mechanism->start(answer(""), m_scope);
        for (int round = 0; step.kind == Step::Kind::challenge && round < 5; ++round)
            step = mechanism->respond(answer(step.challenge), m_scope);
        QCOMPARE(step.kind == Step::Kind::accepted, accepted);
        QVERIFY2(accepted || step.kind == Step::Kind::refused, step.reason.c_str());
        gsasl_finish(client);
        gsasl_done(context);
    }

    void scramEndsAtAnEmptyMessage() {
        const auto mechanism = m_set.begin("SCRAM-SHA-256");
        QVERIFY(mechanism->start(std::nullopt, m_scope).kind == Step::Kind::challenge);
        QVERIFY(mechanism->respond("", m_scope).kind == Step::Kind::malformed);
    }

    void mechanismsOfAccountsAreOfferedUnderTlsOnly() {
        QVERIFY(m_set.advertised(m_scope, AuthenticatorSet::Channel::clear).empty());
        QCOMPARE(m_set.advertised(m_scope, AuthenticatorSet::Channel::encrypted).size(), std::size_t(3));
        QVERIFY(m_set.begin("CRAM-MD5") == nullptr);
    }

    void plaintextFollowsItsConditions() {
        AuthenticatorSettings login;
        login.name = "login";
        login.driver = AuthenticatorSettings::Driver::plaintext;
        login.publicName = "LOGIN";
        login.prompts = program("<| User Name | Password");
        login.condition = program("${if and{{eq{$auth1}{alice}}{eq{$auth2}{secret}}}}");
        login.setId = program("$auth1");
        const AuthenticatorSet set({login}, accounts());
        const auto mechanism = set.begin("LOGIN");
        QCOMPARE(mechanism->start(std::nullopt, m_scope).challenge, std::string("User Name"));
        QCOMPARE(mechanism->respond("alice", m_scope).challenge, std::string("Password"));
        const Step done = mechanism->respond("secret", m_scope);
        QVERIFY2(done.kind == Step::Kind::accepted, done.reason.c_str());
        QCOMPARE(done.id, std::string("alice"));

        const auto wrong = set.begin("LOGIN")->start(std::string("alice") + '\0' + "secreT", m_scope);
        QVERIFY(wrong.kind == Step::Kind::refused);
        QCOMPARE(wrong.id, std::string("alice"));
    }

    void aConditionThatIsNoBooleanDefers() {
        AuthenticatorSettings settings;
        settings.publicName = "PLAIN";
        settings.driver = AuthenticatorSettings::Driver::plaintext;
        settings.condition = program("the directory is down");
        const AuthenticatorSet set({settings}, accounts());
        const Step step = set.begin("PLAIN")->start(plain("", "a", "b"), m_scope);
        QVERIFY(step.kind == Step::Kind::deferred);
        QCOMPARE(step.reason, std::string("the directory is down"));
    }
};

POSTROOM_TEST(AuthenticatorTest)
#include "authenticator_test.moc"
