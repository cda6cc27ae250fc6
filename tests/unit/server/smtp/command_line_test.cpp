// SPDX-License-Identifier: Apache-2.0
#include "server/smtp/command_line.h"

#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::smtp;
using Kind = SyntaxProblem::Kind;

namespace {
const Offered everything{true, true, true, true, true, true};

MailCommand mailOf(std::string_view argument, const Offered& offered = everything) {
    auto parsed = parseMail(argument, offered, {.allowDomainLiterals = true});
    if (!parsed)
        qWarning("%s", parsed.error().text.c_str());
    return parsed ? *parsed : MailCommand{"(error)", {}, {}, false, false, {}, {}, {}};
}
std::string mailProblem(std::string_view argument, Kind kind, const Offered& offered = everything) {
    const auto parsed = parseMail(argument, offered, {.allowDomainLiterals = true});
    return parsed ? "(taken)" : parsed.error().kind != kind ? "(other kind) " + parsed.error().text : parsed.error().parameter;
}
std::string rcptProblem(std::string_view argument, Kind kind, const Offered& offered = everything) {
    const auto parsed = parseRcpt(argument, offered, {.allowDomainLiterals = true});
    return parsed ? "(taken)" : parsed.error().kind != kind ? "(other kind) " + parsed.error().text : parsed.error().parameter;
}
} // namespace

class CommandLineTest : public QObject {
    Q_OBJECT
private slots:
    void splitsVerbAndArgument() {
        auto line = splitCommand("ehlo client.example  ");
        QCOMPARE(line.verb, Verb::ehlo);
        QCOMPARE(std::string(line.argument), std::string("client.example"));
        line = splitCommand("MAIL from : <a@b.example> SIZE=1");
        QCOMPARE(line.verb, Verb::mail);
        QCOMPARE(std::string(line.argument), std::string("<a@b.example> SIZE=1"));
        QCOMPARE(splitCommand("MAIL").verb, Verb::mail);
        QVERIFY(splitCommand("RCPT <a@b.example>").argument.empty());
        QCOMPARE(splitCommand("MAILX FROM:<>").verb, Verb::unknown);
        QCOMPARE(splitCommand("").verb, Verb::unknown);
    }
    void readsPaths() {
        QCOMPARE(mailOf("<>").address, std::string());
        QCOMPARE(mailOf("<anna@example.com>").address, std::string("anna@example.com"));
        QCOMPARE(mailOf("anna@example.com").address, std::string("anna@example.com"));
        QCOMPARE(mailOf("<@relay.example,@b.example:anna@example.com>").address, std::string("anna@example.com"));
        QCOMPARE(mailOf("<\"a b\\\"c>\"@example.com> SIZE=5").address, std::string("\"a b\\\"c>\"@example.com"));
        QCOMPARE(mailOf("<anna@[192.0.2.1]>").address, std::string("anna@[192.0.2.1]"));
        QVERIFY(!parseMail("<anna@[192.0.2.1]>", everything, mail::AddressSyntax()));
        for (const char* wrong : {"", "<", "<anna@example.com", "<anna@>", "<@example.com>", "<an na@example.com>", "<anna@exa mple>", "<a@b@c>"})
            QCOMPARE(mailProblem(wrong, Kind::path), std::string());
        QCOMPARE(rcptProblem("<>", Kind::path), std::string());
    }
    void readsEveryMailParameter() {
        const auto command = mailOf("<a@b.example> SIZE=1000 BODY=8BITMIME SMTPUTF8 RET=HDRS ENVID=q+2Bq AUTH=x+40y.example PRDR");
        QCOMPARE(*command.size, std::int64_t(1000));
        QCOMPARE(command.body, mail::BodyType::eightBitMime);
        QVERIFY(command.smtputf8 && command.prdr);
        QCOMPARE(command.dsnReturn, mail::DsnReturn::headers);
        QCOMPARE(command.envelopeId, std::string("q+q"));
        QCOMPARE(*command.authentication, std::string("x@y.example"));
        QCOMPARE(*mailOf("<> AUTH=<>").authentication, std::string());
    }
    void refusesWrongMailParameters() {
        QCOMPARE(mailProblem("<> SIZE=abc", Kind::value), std::string("SIZE")); // Exim takes it
        QCOMPARE(mailProblem("<> SIZE", Kind::value), std::string("SIZE"));
        QCOMPARE(mailProblem("<> SIZE=1 SIZE=2", Kind::value), std::string("SIZE"));
        QCOMPARE(mailProblem("<> BODY=BINARYMIME", Kind::value), std::string("BODY"));
        QCOMPARE(mailProblem("<> RET=ALL", Kind::value), std::string("RET"));
        QCOMPARE(mailProblem("<> ENVID=a+zz", Kind::value), std::string("ENVID"));
        QCOMPARE(mailProblem("<> SMTPUTF8=1", Kind::value), std::string("SMTPUTF8"));
        QCOMPARE(mailProblem("<> FOO=1", Kind::unsupported), std::string("FOO"));
        QCOMPARE(mailProblem("<>SIZE=1", Kind::unsupported), std::string("(taken)"));
    }
    void refusesWhatIsNotOffered() {
        Offered none{false, false, false, false, false, false};
        for (const char* name : {"SIZE=1", "BODY=7BIT", "RET=FULL", "ENVID=x", "AUTH=<>", "SMTPUTF8"})
            QVERIFY2(mailProblem("<> " + std::string(name), Kind::unsupported, none).starts_with(std::string(name).substr(0, 3)), name);
        const auto command = parseMail("<> PRDR", none, mail::AddressSyntax());
        QVERIFY(command && !command->prdr); // taken and ignored (features 1.1)
        QCOMPARE(rcptProblem("<a@b.example> NOTIFY=NEVER", Kind::unsupported, none), std::string("NOTIFY"));
    }
    void readsRcptParameters() {
        const auto command = parseRcpt("<a@b.example> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;x+40y.example", everything, mail::AddressSyntax());
        QVERIFY(command.has_value());
        QVERIFY(command->notify.success && command->notify.delay && !command->notify.failure && !command->notify.never);
        QCOMPARE(command->originalRecipient, std::string("rfc822;x@y.example"));
        QCOMPARE(rcptProblem("<a@b.example> NOTIFY=NEVER,SUCCESS", Kind::value), std::string("NOTIFY"));
        QCOMPARE(rcptProblem("<a@b.example> NOTIFY=", Kind::value), std::string("NOTIFY"));
        QCOMPARE(rcptProblem("<a@b.example> ORCPT=nobody", Kind::value), std::string("ORCPT"));
        QCOMPARE(parseRcpt("<Postmaster>", everything, mail::AddressSyntax())->address, std::string("Postmaster"));
    }
    void readsBdat() {
        QCOMPARE(parseBdat("10")->size, std::uint64_t(10));
        QVERIFY(parseBdat("0 last")->last);
        for (const char* wrong : {"", "x", "-1", "10 FIRST", "10 LAST x", "9999999999999999999"})
            QVERIFY2(!parseBdat(wrong), wrong);
    }
};

POSTROOM_TEST(CommandLineTest)
#include "command_line_test.moc"
