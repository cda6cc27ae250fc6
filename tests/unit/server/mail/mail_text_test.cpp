// SPDX-License-Identifier: Apache-2.0
#include "server/mail/date.h"
#include "server/mail/encoded_word.h"
#include "server/mail/idna.h"
#include "server/mail/imap_folder.h"
#include "server/mail/public_suffix.h"
#include "server/mail/received.h"
#include "server/mail/xtext.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::mail;

class MailTextTest : public QObject {
    Q_OBJECT
private slots:
    void writesAndReadsDates() {
        const base::Time time(std::chrono::seconds(1'700'000'000));
        QCOMPARE(dateText(time, Zone::utc), std::string("Tue, 14 Nov 2023 22:13:20 +0000"));
        QVERIFY(readDate("Tue, 14 Nov 2023 22:13:20 +0000") == time);
        QVERIFY(readDate("14 Nov 23 17:13:20 EST (comment)") == time);
        QVERIFY(readDate("Wed, 15 Nov 2023 00:13:20 +0200") == time);
        QVERIFY(!readDate("31 Feb 2023 00:00:00 +0000"));
        QVERIFY(!readDate("tomorrow"));
    }
    void decodesEncodedWords() {
        QCOMPARE(decodeWords("=?iso-8859-1?Q?R=E4ksm=F6rg=E5s?="), std::string("Räksmörgås"));
        QCOMPARE(decodeWords("=?UTF-8?B?w6k=?= =?UTF-8?Q?_x?= y"), std::string("é x y"));
        QCOMPARE(decodeWords("plain =?broken"), std::string("plain =?broken"));
        QCOMPARE(decodeWords("=?nosuchset?Q?a?="), std::string("a"));
    }
    void decodesStrictlyOnlyWhatIsWellFormed() {
        QCOMPARE(decodeWordsStrictly("=?UTF-8?B?w6k=?= =?UTF-8?Q?_x?= y").text, std::string("é x y"));
        for (const char* malformed : {"=?UTF-8?B?w6l0w6k?=", "=?utf-8?q?a=C?=", "=?utf-8?q?a b?="}) {
            QCOMPARE(decodeWordsStrictly(malformed).text, std::string(malformed));
            QVERIFY(decodeWords(malformed) != malformed);
        }
        const auto unknown = decodeWordsStrictly("=?nosuchset?Q?a?= =?utf-8?q?b?=");
        QCOMPARE(unknown.unknownCharset, std::string("nosuchset"));
        QCOMPARE(unknown.text, std::string("=?nosuchset?Q?a?= b"));
    }
    void encodesOnlyWhatNeedsIt() {
        QCOMPARE(encodeWords("plain text"), std::string("plain text"));
        QCOMPARE(encodeWords("é"), std::string("=?UTF-8?Q?=C3=A9?="));
        std::string many;
        for (int i = 0; i < 60; ++i)
            many += "é";
        QCOMPARE(decodeWords(encodeWords(many)), many);
    }
    void convertsDomains() {
        QCOMPARE(domainToALabels("bücher.example").value_or("?"), std::string("xn--bcher-kva.example"));
        QCOMPARE(domainToULabels("xn--bcher-kva.example").value_or("?"), std::string("bücher.example"));
        QCOMPARE(domainToALabels("plain.example").value_or("?"), std::string("plain.example"));
        QVERIFY(!domainToALabels("\xFF.example"));
    }
    void convertsLocalParts() {
        const auto label = localPartToALabel("bücher");
        QCOMPARE(label.value_or("?"), std::string("xn--bcher-kva"));
        QCOMPARE(localPartToULabel(*label).value_or("?"), std::string("bücher"));
        QVERIFY(!localPartToULabel("xn--99999999"));
    }
    void knowsOrganisationalDomains() {
        QCOMPARE(organisationalDomain("a.b.example.co.uk"), std::string("example.co.uk"));
        QCOMPARE(organisationalDomain("CO.UK"), std::string());
        QCOMPARE(publicSuffix("x.example.com"), std::string("com"));
    }
    void namesImapFolders() {
        QCOMPARE(imapFolder("Foo/Bar").value_or("?"), std::string("Foo.Bar"));
        QCOMPARE(imapFolder("Foo/Bar", '.', "/").value_or("?"), std::string("Foo&AC8-Bar"));
        QCOMPARE(imapFolder("Räksmörgås").value_or("?"), std::string("R&AOQ-ksm&APY-rg&AOU-s"));
        QCOMPARE(imapFolder("/a//b/").value_or("?"), std::string("a.b"));
        QCOMPARE(imapFolder("a&b").value_or("?"), std::string("a&-b"));
        QVERIFY(!imapFolder("a.b"));
    }
    void carriesAnyByteInXtext() {
        QCOMPARE(xtextEncode("a+b=c d"), std::string("a+2Bb+3Dc+20d"));
        QVERIFY(xtextDecode("a+2Bb") == std::string("a+b"));
        QVERIFY(!xtextDecode("a+2b"));
        QVERIFY(!xtextDecode("a=b"));
    }
    void writesTheReceivedField() {
        ReceivedFacts facts;
        facts.hostName = "client.example";
        facts.hostAddress = "192.0.2.7";
        facts.helo = "other";
        facts.by = "mx.example";
        facts.protocol = "esmtps";
        facts.tlsVersion = "TLS1.3";
        facts.tlsCipher = "TLS_AES_256_GCM_SHA384";
        facts.software = "Postroom";
        facts.envelopeFrom = "a@b.test";
        facts.id = "1abcde-0000000abcd-0001";
        facts.envelopeFor = "c@d.test";
        facts.time = base::Time(std::chrono::seconds(1'700'000'000));
        const auto field = receivedField(facts);
        QVERIFY(field.find("from client.example ([192.0.2.7] helo=other)\r\n\tby mx.example with esmtps") != std::string::npos);
        QVERIFY(field.find("(envelope-from <a@b.test>)\r\n\tid 1abcde-0000000abcd-0001\r\n\tfor c@d.test;\r\n\t") != std::string::npos);
    }
};

POSTROOM_TEST(MailTextTest)
#include "mail_text_test.moc"
