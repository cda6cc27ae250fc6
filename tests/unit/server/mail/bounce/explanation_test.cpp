// SPDX-License-Identifier: Apache-2.0
#include "server/mail/bounce/explanation.h"
#include "server/mail/bounce/organisation.h"
#include "server/mail/bounce/parse_bounce.h"
#include "tests/support/test_main.h"

#include <set>

using namespace postroom;
using namespace postroom::bounce;

class ExplanationTest : public QObject {
    Q_OBJECT
private slots:
    void everyReasonHasItsWords() {
        QCOMPARE(reasonTexts().size(), reasonRows().size());
        std::set<std::string> codes;
        static const std::set<std::string> known{"address", "domain", "host", "organisation", "sender_domain", "subject", "words", "body"};
        for (const auto& row : explanationTexts()) {
            QVERIFY2(codes.insert(row.code).second, row.code.c_str());
            QVERIFY2(!row.text.empty(), row.code.c_str());
            for (std::size_t at = row.text.find('{'); at != std::string::npos; at = row.text.find('{', at + 1))
                QVERIFY2(known.contains(row.text.substr(at + 1, row.text.find('}', at) - at - 1)), row.text.c_str());
        }
        for (const auto& row : reasonRows()) {
            Recipient recipient;
            recipient.reason = row.reason;
            const auto explanation = explain(recipient, {});
            for (const auto* sentence : {&explanation.who, &explanation.why, &explanation.problem, &explanation.reply}) {
                QVERIFY2(codes.contains(sentence->code), sentence->code.c_str());
                QVERIFY2(sentence->text.find('{') == std::string::npos, sentence->text.c_str());
            }
            QVERIFY2(!explanation.steps.empty(), std::string(row.name).c_str());
        }
    }
    void saysWhoRefusedAndWhoseProblemItIs() {
        const auto report = parseBounce("<bob@gmail.com>: host gmail-smtp-in.l.google.com[192.0.2.1] said: 550-5.7.26 Unauthenticated email from home.test is not accepted due to domain's DMARC policy (in reply to end of DATA command)");
        const auto explanation = explain(report.recipients[0], report);
        QCOMPARE(explanation.party, Party::senderServer);
        QVERIFY(explanation.organisation.starts_with("Google"));
        QVERIFY(explanation.who.text.find("gmail-smtp-in.l.google.com") != std::string::npos);
        QCOMPARE(explanation.steps.front().code, std::string("bounce.detail.google_5_7_26"));
        QVERIFY(explanation.reply.text.find("bob@gmail.com") != std::string::npos);
        QVERIFY(explanation.reply.text.find("550-5.7.26") != std::string::npos);
    }
    void aDelayIsNobodysProblemYet() {
        Recipient recipient;
        recipient.address = "bob@far.test";
        recipient.action = "delayed";
        recipient.reason = Reason::network;
        BounceReport report;
        report.kind = Kind::delay;
        report.reportingMta = "mx.test";
        const auto explanation = explain(recipient, report);
        QCOMPARE(explanation.party, Party::nobody);
        QCOMPARE(explanation.who.code, std::string("bounce.who.waiting"));
        QCOMPARE(explanation.reply.code, std::string("bounce.reply.delayed"));
    }
    void advisesOnAReply() {
        QVERIFY(adviceFor("550 5.1.1 no such user", "mx.far.test").find("The sender's") != std::string::npos);
        QVERIFY(adviceFor("what shall this be", "").empty());
        QCOMPARE(organisationOf("mx1.olc.protection.outlook.com"), std::string_view("Microsoft (Outlook.com, Hotmail)"));
        QVERIFY(organisationOf("notgoogle.com").empty());
    }
};

POSTROOM_TEST(ExplanationTest)
#include "explanation_test.moc"
