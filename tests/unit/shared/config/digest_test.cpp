// SPDX-License-Identifier: Apache-2.0
#include "shared/config/digest.h"
#include "shared/config/document_json.h"
#include "shared/config/sha256.h"
#include "shared/config/text_reader.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::config;

class DigestTest : public QObject {
    Q_OBJECT

    static std::string of(std::string_view text) { return digest(readText(text).document); }

private slots:
    void sha256AgreesWithFips180() {
        QCOMPARE(sha256(""), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(sha256("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
                 std::string("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
        QCOMPARE(sha256(std::string(1'000'000, 'a')), std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
        for (std::size_t size = 50; size < 130; ++size)
            QCOMPARE(QByteArray::fromStdString(sha256(std::string(size, 'x'))),
                     QCryptographicHash::hash(QByteArray(qsizetype(size), 'x'), QCryptographicHash::Sha256).toHex());
    }
    void dependsOnMeaningOnly() {
        const std::string one = of("# why\nsmtp_receive_timeout = 60s\nprdr_enable\nbegin transports\na:\n  driver = smtp\nb:\n  driver = pipe\n");
        QCOMPARE(of("prdr_enable = yes\nsmtp_receive_timeout = 1m\nbegin transports\nb:\n  driver = pipe\na:\n  driver = smtp\n"), one);
        QVERIFY(of("prdr_enable = yes\nsmtp_receive_timeout = 2m\nbegin transports\nb:\n  driver = pipe\na:\n  driver = smtp\n") != one);
    }
    void dependsOnTheOrderOfRoutersButNotOfTransports() {
        QVERIFY(of("begin routers\na:\n  driver = accept\nb:\n  driver = accept\n") != of("begin routers\nb:\n  driver = accept\na:\n  driver = accept\n"));
    }
    void doesNotDependOnValuesOfSecrets() {
        QCOMPARE(of("begin accounts\na@b:\n  password = one\n"), of("begin accounts\na@b:\n  password = two\n"));
    }
    void survivesJson() {
        const Document document = readText("# c\nhide primary_hostname = x\nbegin acl\na:\n  deny !hosts = x\n  warn set acl_m_a = 1\n#off#  accept\n").document;
        Findings findings;
        const Document again = documentFromJson(*base::Json::parse(toJson(document).text()), findings);
        QVERIFY(findings.empty());
        QCOMPARE(digest(again), digest(document));
        QCOMPARE(toJson(again).text(), toJson(document).text());
    }
};

POSTROOM_TEST(DigestTest)
#include "digest_test.moc"
