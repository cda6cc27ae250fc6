// SPDX-License-Identifier: Apache-2.0
#include "server/platform/crypto/password.h"
#include "server/policy/auth/make_authenticator.h"
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

class Scopes final : public ScopeSource {
public:
    const expand::Scope* scope() override { return &m_scope; }

private:
    world::FakeWorld m_world;
    lookup::NamedLists m_lists;
    expand::Scope m_scope{m_world, m_lists, {}, nullptr, nullptr};
};

class AuthenticatorTest : public QObject {
    Q_OBJECT
    Scopes m_scopes;

    std::unique_ptr<ServerMechanism> begin(const char* name) { return (m_made = makeAuthenticator(accountMechanism(name), accounts()))->begin(m_scopes); }
    std::shared_ptr<const Authenticator> m_made;

private slots:
    void plainAcceptsTheRightPasswordOnly() {
        const auto verdict = [&](const std::string& response) { return begin("plain")->start(response); };
        const Step accepted = verdict(plain("", "anna@example.test", "pencil"));
        QVERIFY2(accepted.kind == Step::Kind::accepted, accepted.reason.c_str());
        QCOMPARE(accepted.identity, std::string("anna@example.test"));
        QVERIFY(verdict(plain("", "ANNA", "pencil")).kind == Step::Kind::accepted); // without domain, in any case
        QVERIFY(verdict(plain("", "anna@example.test", "pencils")).kind == Step::Kind::failed);
        QVERIFY(verdict(plain("", "berta@example.test", "pencil")).kind == Step::Kind::failed); // disabled
        QVERIFY(verdict(plain("", "carla@example.test", "")).kind == Step::Kind::failed);       // no password set
        QVERIFY(verdict(plain("", "nobody@example.test", "pencil")).kind == Step::Kind::failed);
        QVERIFY(verdict(plain("berta@example.test", "anna@example.test", "pencil")).kind == Step::Kind::failed);
        QVERIFY(verdict("anna").kind == Step::Kind::failed);
        QVERIFY(verdict("").kind == Step::Kind::failed);
    }

    void plainWithoutAnInitialResponseAsksForIt() {
        const auto mechanism = begin("PLAIN");
        const Step asked = mechanism->start(std::nullopt);
        QVERIFY(asked.kind == Step::Kind::challenge && asked.text.empty());
        QVERIFY(mechanism->next(plain("", "anna@example.test", "pencil")).kind == Step::Kind::accepted);
    }

    void loginAsksForNameAndPassword() {
        const auto mechanism = begin("LOGIN");
        QCOMPARE(mechanism->start(std::nullopt).text, std::string("Username:"));
        QCOMPARE(mechanism->next("anna@example.test").text, std::string("Password:"));
        QVERIFY(mechanism->next("pencil").kind == Step::Kind::accepted);
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
        const auto mechanism = begin("SCRAM-SHA-256");
        Step step = mechanism->start(answer(""));
        for (int round = 0; step.kind == Step::Kind::challenge && round < 5; ++round)
            step = mechanism->next(answer(step.text));
        QCOMPARE(step.kind == Step::Kind::accepted, accepted);
        QVERIFY2(accepted || step.kind == Step::Kind::failed, step.reason.c_str());
        gsasl_finish(client);
        gsasl_done(context);
    }

    void mechanismsOfAccountsAreOfferedUnderTlsOnly() {
        const auto made = makeAuthenticator(accountMechanism("PLAIN"), accounts());
        QVERIFY(!made->advertised(Encrypted::no, m_scopes));
        QVERIFY(made->advertised(Encrypted::yes, m_scopes));
        QVERIFY(makeAuthenticator(accountMechanism("CRAM-MD5"), accounts()) == nullptr);
    }

    void plaintextFollowsItsConditions() {
        AuthenticatorSettings login;
        login.name = "login";
        login.driver = AuthenticatorSettings::Driver::plaintext;
        login.publicName = "LOGIN";
        login.prompts = program("<| User Name | Password");
        login.condition = program("${if and{{eq{$auth1}{alice}}{eq{$auth2}{secret}}}}");
        login.setId = program("$auth1");
        const auto made = makeAuthenticator(login, nullptr);
        const auto mechanism = made->begin(m_scopes);
        QCOMPARE(mechanism->start(std::nullopt).text, std::string("User Name"));
        QCOMPARE(mechanism->next("alice").text, std::string("Password"));
        const Step done = mechanism->next("secret");
        QVERIFY2(done.kind == Step::Kind::accepted, done.reason.c_str());
        QCOMPARE(done.identity, std::string("alice"));

        const auto wrong = made->begin(m_scopes)->start(std::string("alice") + '\0' + "secreT");
        QVERIFY(wrong.kind == Step::Kind::failed);
        QCOMPARE(wrong.identity, std::string("alice"));
    }

    void aConditionThatIsNoBooleanDefers() {
        AuthenticatorSettings settings;
        settings.publicName = "PLAIN";
        settings.driver = AuthenticatorSettings::Driver::plaintext;
        settings.condition = program("the directory is down");
        const auto made = makeAuthenticator(settings, nullptr);
        const Step step = made->begin(m_scopes)->start(plain("", "a", "b"));
        QVERIFY(step.kind == Step::Kind::temporary);
        QCOMPARE(step.reason, std::string("the directory is down"));
    }

    void aPlaintextWithoutConditionIsForClientsOnly() {
        AuthenticatorSettings settings;
        settings.publicName = "PLAIN";
        settings.driver = AuthenticatorSettings::Driver::plaintext;
        QVERIFY(makeAuthenticator(settings, nullptr) == nullptr);
    }
};

POSTROOM_TEST(AuthenticatorTest)
#include "authenticator_test.moc"
