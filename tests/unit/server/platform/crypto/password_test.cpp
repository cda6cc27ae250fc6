// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"

#include "server/platform/crypto/password.h"
#include "shared/base/base64.h"

using namespace postroom;
using crypto::PasswordMatch;

class PasswordTest : public QObject {
    Q_OBJECT
private slots:
    void scramKeysAreThoseOfTheStandard() {
        // RFC 7677 3: user "user", password "pencil".
        const auto salt = base::base64Decode("W22ZaJ0SNY7soEsUEjb6gQ==");
        const std::string salted = crypto::pbkdf2Sha256("pencil", *salt, 4096);
        QCOMPARE(base::base64Encode(salted), std::string("xKSVEDI6tPlSysH6mUQZOeeOp01r6B3fcJbodRPcYV0="));
    }
    void aSecretOfOursVerifies() {
        const std::string text = crypto::makeScramKeys("pencil", 1000).text();
        QVERIFY(crypto::ScramKeys::parse(text).has_value());
        QVERIFY(crypto::verifyPassword("pencil", text) == PasswordMatch::yes);
        QVERIFY(crypto::verifyPassword("Pencil", text) == PasswordMatch::no);
        QVERIFY(crypto::makeScramKeys("pencil", 1000).text() != text);
    }
    void damagedSecretsAreRefused() {
        QVERIFY(!crypto::ScramKeys::parse("SCRAM-SHA-256$0:AAAA$AAAA:AAAA"));
        QVERIFY(crypto::verifyPassword("secret", "ab0TLeJUiW3Qs") != PasswordMatch::unsupported);
        QVERIFY(crypto::verifyPassword(std::string(9000, 'x'), "ab0TLeJUiW3Qs") == PasswordMatch::no);
        QVERIFY(crypto::verifyPassword("x", "SCRAM-SHA-256$nonsense") == PasswordMatch::unsupported);
        QVERIFY(crypto::verifyPassword("x", "{nosuch}x") == PasswordMatch::unsupported);
    }
    void foreignFormsVerify() {
        QVERIFY(crypto::verifyPassword("secret", "{md5}Xr4ilOzQ4PCOq3aQ0qbuaQ==") == PasswordMatch::yes);
        QVERIFY(crypto::verifyPassword("secret", "{md5}5ebe2294ecd0e0f08eab7690d2a6ee69") == PasswordMatch::yes);
        QVERIFY(crypto::verifyPassword("secret", "{sha1}e5e9fa1ba31ecd1ae84f75caaa474f3a663f05f4") == PasswordMatch::yes);
        QVERIFY(crypto::verifyPassword("wrong", "{sha1}e5e9fa1ba31ecd1ae84f75caaa474f3a663f05f4") == PasswordMatch::no);
        QVERIFY(crypto::verifyPassword("Hello world!", "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1") == PasswordMatch::yes);
    }
};
POSTROOM_TEST(PasswordTest)
#include "password_test.moc"
