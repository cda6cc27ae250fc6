// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/notice.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::deliver;

namespace {

queue::QueuedMessage aMessage() {
    queue::QueuedMessage message;
    message.sender = "anna@x.test";
    message.headers = "Message-ID: <1@x.test>\r\nSubject: hi\r\n";
    message.body.inlineBytes = "text\r\n";
    message.body.size = 6;
    message.envelope.envelopeId = "QQ+1";
    message.reception.time = base::Time(std::chrono::seconds(1'700'000'000));
    return message;
}

NoticeEntry failedEntry(const std::string& address) {
    NoticeEntry entry;
    entry.recipient.address = address;
    entry.outcome.kind = queue::RecipientOutcome::Kind::failed;
    entry.outcome.text = "SMTP error from remote mail server after RCPT TO:<" + address + ">: 550 5.1.1 no such user";
    entry.outcome.enhanced = "5.1.1";
    entry.outcome.hostName = "mail.y.test";
    entry.outcome.hostAddress = "192.0.2.9";
    entry.outcome.hostPort = 25;
    entry.outcome.greeting = "220 mail.y.test ESMTP";
    entry.outcome.ehloResponse = "250 mail.y.test at your service";
    return entry;
}

NoticeText written(const queue::QueuedMessage& message, NoticeKind kind = NoticeKind::failure, std::int64_t limit = 100 * 1024) {
    NoticeSettings settings;
    settings.primaryHostname = "mx.x.test";
    settings.qualifyDomain = "x.test";
    settings.returnSizeLimit = limit;
    const auto now = base::Time(std::chrono::seconds(1'700'090'000));
    base::FakeClock clock(now);
    base::MessageIdSource ids(clock, 7);
    return writeNotice(kind, Notice{"anna@x.test", {failedEntry("bob@y.test")}}, message, settings, ids.next(), now);
}

} // namespace

class NoticeTest : public QObject {
    Q_OBJECT
private slots:
    void writesAReportForPeopleAndPrograms() {
        const auto text = written(aMessage());
        QVERIFY(text.headers.find("Auto-Submitted: auto-replied\r\n") != std::string::npos);
        QVERIFY(text.headers.find("X-Failed-Recipients: bob@y.test\r\n") != std::string::npos);
        QVERIFY(text.headers.find("References: <1@x.test>\r\n") != std::string::npos);
        QVERIFY(text.headers.find("multipart/report; report-type=delivery-status") != std::string::npos);
        for (const auto* wanted : {"Original-Envelope-Id: QQ+1\r\n", "Reporting-MTA: dns; mx.x.test\r\n", "Action: failed\r\n",
                                   "Final-Recipient: rfc822;bob@y.test\r\n", "Status: 5.1.1\r\n", "Remote-MTA: dns; mail.y.test\r\n",
                                   "Remote-MTA: X-ip; [192.0.2.9]\r\n", "X-Remote-MTA-smtp-greeting: X-str; 220 mail.y.test ESMTP\r\n",
                                   "X-Remote-MTA-helo-response: X-str; 250 mail.y.test at your service\r\n",
                                   "Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n", "Content-Type: message/rfc822\r\n\r\nMessage-ID"})
            QVERIFY2(text.before.find(wanted) != std::string::npos, wanted);
        QVERIFY(text.withBody);
    }
    void returnsOnlyHeadersOfALargeMessageAndWhenAskedTo() {
        QVERIFY(!written(aMessage(), NoticeKind::failure, 10).withBody);
        auto message = aMessage();
        message.envelope.dsnReturn = mail::DsnReturn::headers;
        QVERIFY(!written(message).withBody);
        QVERIFY(written(message).before.find("text/rfc822-headers") != std::string::npos);
    }
    void delayNoticesSayWhenItBegan() {
        const auto text = written(aMessage(), NoticeKind::delay);
        QVERIFY(text.headers.find("delayed 1d1h") != std::string::npos);
        QVERIFY(text.before.find("Action: delayed") != std::string::npos);
        QVERIFY(text.before.find("Status: 4.0.0") != std::string::npos);
        QVERIFY(!text.withBody);
    }
    void neverBouncesABounce() {
        auto message = aMessage();
        message.sender.clear();
        const auto plan = planNotices(NoticeKind::failure, message, {failedEntry("bob@y.test")});
        QVERIFY(plan.notices.empty());
        QCOMPARE(plan.suppressed.size(), std::size_t(1));
    }
    void heedsNotify() {
        auto never = failedEntry("a@y.test");
        never.recipient.notify.never = true;
        auto onlySuccess = failedEntry("b@y.test");
        onlySuccess.recipient.notify.success = true;
        auto plan = planNotices(NoticeKind::failure, aMessage(), {never, onlySuccess, failedEntry("c@y.test")});
        QCOMPARE(plan.notices.size(), std::size_t(1));
        QCOMPARE(plan.notices[0].entries.size(), std::size_t(1));
        onlySuccess.outcome.dsnPassedOn = true;
        QVERIFY(planNotices(NoticeKind::success, aMessage(), {onlySuccess}).notices.empty());
    }
    void sendsToErrorsToWhereARouterSaysSo() {
        auto listed = failedEntry("a@y.test");
        listed.recipient.errorsTo = "owner@x.test";
        auto ignored = failedEntry("b@y.test");
        ignored.recipient.errorsTo = "<>";
        const auto plan = planNotices(NoticeKind::failure, aMessage(), {listed, ignored, failedEntry("c@y.test")});
        QCOMPARE(plan.notices.size(), std::size_t(2));
        QCOMPARE(plan.notices[0].to, std::string("owner@x.test"));
        QCOMPARE(plan.suppressed.size(), std::size_t(1));
    }
    void longLinesAreNotReturnedAndTheAddedTextIsThere() {
        NoticeSettings settings;
        settings.text = "Ask the postmaster on extension 12.";
        const auto plan = planNotices(NoticeKind::failure, aMessage(), {failedEntry("bob@y.test")});
        const auto write = [&](std::int64_t longest) { return writeNotice(NoticeKind::failure, plan.notices.at(0), aMessage(), settings, {}, {}, longest); };
        QVERIFY(write(998).withBody);
        QVERIFY(!write(999).withBody);
        QVERIFY(write(0).before.find("extension 12") != std::string::npos);
        settings.returnLineLimit = 0;
        QVERIFY(write(5000).withBody);
    }
};

POSTROOM_TEST(NoticeTest)
#include "notice_test.moc"
