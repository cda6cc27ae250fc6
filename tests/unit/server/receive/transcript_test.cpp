// SPDX-License-Identifier: Apache-2.0
#include "server/receive/transcript.h"
#include "tests/support/test_main.h"

using namespace postroom::receive;

class TranscriptTest : public QObject {
    Q_OBJECT
private slots:
    void aMessageHasTheOpeningAndItsOwnLines() {
        Transcript said;
        said.server("220 mx\r\n");
        said.client("EHLO client.example");
        said.server("250-mx\r\n250 HELP\r\n");
        said.client("MAIL FROM:<a@b.example>");
        said.server("250 OK\r\n");
        said.client("MAIL FROM:<second@b.example>");
        QCOMPARE(said.text("550 no\r\n"), std::string("< 220 mx\n> EHLO client.example\n< 250-mx\n< 250 HELP\n> MAIL FROM:<second@b.example>\n< 550 no\n"));
    }
    void secretsAreNotKept() {
        Transcript said;
        said.client("AUTH PLAIN AGFubmEAcGFzc3dvcmQ=");
        said.client("auth login");
        said.clientSecret();
        QCOMPARE(said.text(), std::string("> AUTH PLAIN (hidden)\n> auth login\n> (hidden)\n"));
    }
    void itIsBounded() {
        Transcript said;
        for (int i = 0; i < 1000; ++i)
            said.client("NOOP");
        said.client("MAIL FROM:<>");
        for (int i = 0; i < 10'000; ++i)
            said.client("RCPT TO:<" + std::to_string(i) + "@x.example>");
        const auto text = said.text();
        QVERIFY(text.size() < Transcript::openingLimit + Transcript::headLimit + Transcript::tailLimit + 500);
        QVERIFY(text.find("lines left out") != std::string::npos);
        QVERIFY(text.find("RCPT TO:<0@") != std::string::npos && text.find("RCPT TO:<9999@") != std::string::npos);
        QVERIFY(said.text({}, Transcript::briefLimit).size() < Transcript::openingLimit + Transcript::briefLimit + Transcript::lineLimit + 200);
        QVERIFY(said.text({}, Transcript::briefLimit).find("RCPT TO:<9999@") != std::string::npos);
        said.client(std::string(100'000, 'x'));
        QVERIFY(said.text().find(std::string(600, 'x')) == std::string::npos);
    }
};
POSTROOM_TEST(TranscriptTest)
#include "transcript_test.moc"
