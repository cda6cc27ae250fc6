// SPDX-License-Identifier: Apache-2.0
#include "server/mail/dsn_report.h"
#include "tests/support/test_main.h"

using namespace postroom::mail;

class DsnReportTest : public QObject {
    Q_OBJECT
private slots:
    void writesTheExtraFactsBehindTheRemoteMta() {
        DsnMessage message;
        message.reportingMta = "mx.example";
        DsnRecipient recipient;
        recipient.finalRecipient = "a@b.test";
        recipient.status = "5.1.1";
        recipient.remoteHost = "mail.b.test";
        recipient.remoteAddress = "192.0.2.9";
        recipient.remotePort = 2525;
        recipient.greeting = "220 mail.b.test ESMTP";
        recipient.heloResponse = "250-mail.b.test";
        recipient.diagnostic = "550 5.1.1 no such user";
        recipient.localDiagnostic = "error after RCPT";
        message.recipients.push_back(recipient);
        QCOMPARE(deliveryStatus(message),
                 std::string("Reporting-MTA: dns; mx.example\r\n\r\nAction: failed\r\nFinal-Recipient: rfc822;a@b.test\r\nStatus: 5.1.1\r\n"
                             "Remote-MTA: dns; mail.b.test\r\nRemote-MTA: X-ip; [192.0.2.9]:2525\r\n"
                             "X-Remote-MTA-smtp-greeting: X-str; 220 mail.b.test ESMTP\r\n"
                             "X-Remote-MTA-helo-response: X-str; 250-mail.b.test\r\nX-Exim-Diagnostic: X-str; error after RCPT\r\n"
                             "Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n"));
    }
    void aPeerCannotAddFields() {
        DsnMessage message;
        DsnRecipient recipient;
        recipient.diagnostic = "550 bad\r\nX-Evil: 1\r\n\r\nbody";
        message.recipients.push_back(recipient);
        QVERIFY(deliveryStatus(message).find("\nX-Evil") == std::string::npos);
    }
    void foldsLongValues() {
        DsnMessage message;
        DsnRecipient recipient;
        for (int i = 0; i < 60; ++i)
            recipient.diagnostic += "word ";
        message.recipients.push_back(recipient);
        for (const auto& line : QString::fromStdString(deliveryStatus(message)).split("\r\n"))
            QVERIFY(line.size() < 80);
    }
};

POSTROOM_TEST(DsnReportTest)
#include "dsn_report_test.moc"
