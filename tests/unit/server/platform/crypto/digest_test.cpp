// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"

#include "server/platform/crypto/digest.h"
#include "shared/base/text.h"

using namespace postroom;
using crypto::DigestKind;

class DigestTest : public QObject {
    Q_OBJECT
private:
    static QString hex(std::string_view bytes) { return QString::fromStdString(base::lower(base::hexText(bytes))); }
private slots:
    void knownDigests() { // of "abc": RFC 1321, FIPS 180-4, FIPS 202
        QCOMPARE(hex(crypto::digest(DigestKind::md5, "abc")), QString("900150983cd24fb0d6963f7d28e17f72"));
        QCOMPARE(hex(crypto::digest(DigestKind::sha1, "abc")), QString("a9993e364706816aba3e25717850c26c9cd0d89d"));
        QCOMPARE(hex(crypto::digest(DigestKind::sha256, "abc")), QString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(hex(crypto::digest(DigestKind::sha3_256, "abc")), QString("3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"));
    }
    void knownKeyedDigests() { // RFC 2202 test case 2
        QCOMPARE(hex(crypto::hmac(DigestKind::md5, "Jefe", "what do ya want for nothing?")), QString("750c783e6ab0b503eaa86e310a5db738"));
        QCOMPARE(hex(crypto::hmac(DigestKind::sha1, "Jefe", "what do ya want for nothing?")), QString("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"));
    }
    void comparisonSeesLengthAndContent() {
        QVERIFY(crypto::equalInConstantTime("abc", "abc"));
        QVERIFY(!crypto::equalInConstantTime("abc", "abd"));
        QVERIFY(!crypto::equalInConstantTime("abc", "ab"));
    }
    void randomBytesDiffer() { QVERIFY(crypto::randomBytes(16) != crypto::randomBytes(16)); }
};
POSTROOM_TEST(DigestTest)
#include "digest_test.moc"
