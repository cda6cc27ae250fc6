// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/sendmail_arguments.h"
#include "tests/support/test_main.h"

using namespace postroom::ctl;
using Mode = SendmailArguments::Mode;

class SendmailArgumentsTest : public QObject {
    Q_OBJECT
private slots:
    void switchesThatScriptsUseAreTaken() {
        const auto read = readSendmailArguments({"-oi", "-oem", "-odb", "-B8BITMIME", "-Lmylog", "-X", "/tmp/log", "-O", "Timeout=1h", "-G", "-froot@x", "-R", "hdrs",
                                                 "-V", "env1", "-v", "--", "-strange@x"});
        QVERIFY2(read, read ? "" : read.error().publicText.c_str());
        QVERIFY(read->ignoreDots && read->verbose);
        QCOMPARE(read->sender, std::string("root@x"));
        QCOMPARE(read->dsnReturn, std::string("headers"));
        QCOMPARE(read->envelopeId, std::string("env1"));
        QCOMPARE(read->words, std::vector<std::string>{"-strange@x"});
    }
    void modes() {
        QCOMPARE(readSendmailArguments({"-bs"})->mode, Mode::smtp);
        QCOMPARE(readSendmailArguments({"-bp"})->mode, Mode::mailq);
        QCOMPARE(readSendmailArguments({"-bt", "a@b"})->mode, Mode::address);
        QCOMPARE(readSendmailArguments({"-qff"})->force, true);
        const auto session = readSendmailArguments({"-C", "f.conf", "-bh", "192.0.2.1"});
        QCOMPARE(session->client, std::string("192.0.2.1"));
        QCOMPARE(session->config, std::string("f.conf"));
    }
    void eximsMessageActions() {
        QCOMPARE(readSendmailArguments({"-Mrm", "id1", "id2"})->action, std::string("remove"));
        QCOMPARE(readSendmailArguments({"-Mf", "id1"})->action, std::string("hold"));
        QVERIFY(readSendmailArguments({"-Mes", "id", "x"}).error().publicText.find("not part of this version") != std::string::npos);
    }
    void theNullSenderIsKept() { QCOMPARE(readSendmailArguments({"-f", "<>", "a@b"})->sender, std::string("<>")); }
    void whatIsUnknownIsNamed() {
        QVERIFY(readSendmailArguments({"-Z"}).error().publicText.find("-Z") != std::string::npos);
        QVERIFY(readSendmailArguments({"-bd"}).error().publicText.find("postroomd") != std::string::npos);
        QVERIFY(!readSendmailArguments({"-f"}));
        QVERIFY(!readSendmailArguments({"-R", "half"}));
    }
};

POSTROOM_TEST(SendmailArgumentsTest)
#include "sendmail_arguments_test.moc"
