// SPDX-License-Identifier: Apache-2.0
#include "server/smtp/reply.h"

#include "server/smtp/capabilities.h"
#include "tests/support/test_main.h"

using namespace postroom::smtp;

namespace {
std::string rendered(const Reply& reply, EnhancedCodes codes = EnhancedCodes::shown) {
    std::string out;
    render(reply, codes, out);
    return out;
}
} // namespace

class ReplyTest : public QObject {
    Q_OBJECT
private slots:
    void putsTheEnhancedCodeOnEveryLine() {
        QCOMPARE(rendered({550, "5.7.1", "no\nnever"}), std::string("550-5.7.1 no\r\n550 5.7.1 never\r\n"));
        QCOMPARE(rendered({550, "5.7.1", "no\nnever"}, EnhancedCodes::hidden), std::string("550-no\r\n550 never\r\n"));
        QCOMPARE(rendered({354, "", "go"}), std::string("354 go\r\n"));
    }
    void neverLetsATextBreakTheProtocol() {
        QCOMPARE(rendered({250, "", "a\rb"}), std::string("250 a?b\r\n"));
        QCOMPARE(rendered({250, "2.0.0", std::string(2000, 'x')}).size(), std::size_t(512));
    }
    void knowsEnhancedCodes() {
        QVERIFY(isEnhancedCode("5.7.1"));
        QVERIFY(isEnhancedCode("2.1.100"));
        for (const char* text : {"3.1.1", "5.7", "5.7.1.1", "5..1", "5.7.1000", "x.7.1"})
            QVERIFY2(!isEnhancedCode(text), text);
    }
    void offersWhatIsOfferedWithHelpLast() {
        Capabilities offer;
        offer.greeting = "mx Hello";
        offer.size = 100;
        offer.mechanisms = {"PLAIN", "LOGIN"};
        const auto text = rendered(ehloReply(offer));
        QCOMPARE(text, std::string("250-mx Hello\r\n250-SIZE 100\r\n250-8BITMIME\r\n250-PIPELINING\r\n250-AUTH PLAIN LOGIN\r\n"
                                   "250-CHUNKING\r\n250-ENHANCEDSTATUSCODES\r\n250 HELP\r\n"));
    }
};

POSTROOM_TEST(ReplyTest)
#include "reply_test.moc"
