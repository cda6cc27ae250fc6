// SPDX-License-Identifier: Apache-2.0
#include "server/mail/address.h"
#include "server/mail/address_list.h"
#include "tests/support/test_main.h"

using namespace postroom::mail;

namespace {

std::string read(std::string_view text, const AddressSyntax& syntax = {}) {
    const auto parsed = parseAddress(text, syntax);
    return parsed ? parsed->address : "! " + parsed.error().publicText;
}

} // namespace

class AddressTest : public QObject {
    Q_OBJECT
private slots:
    void readsEveryFormOfAnAddress() {
        QCOMPARE(read("anna@example.com"), std::string("anna@example.com"));
        QCOMPARE(read("<anna@example.com>"), std::string("anna@example.com"));
        QCOMPARE(read("Anna B. Other <anna@example.com>"), std::string("anna@example.com"));
        QCOMPARE(read("anna (a (nested) comment)@ example . com"), std::string("anna@example.com"));
        QCOMPARE(read("<@one.example,@two.example:anna@example.com>"), std::string("anna@example.com"));
        QCOMPARE(read("\"a b\"@example.com"), std::string("\"a b\"@example.com"));
        QCOMPARE(read("anna"), std::string("anna"));
        for (const char* dotted : {".anna@example.com", "anna.@example.com", "an..na@example.com"})
            QCOMPARE(read(dotted), std::string(dotted));
    }
    void saysWhatIsWrong() {
        QCOMPARE(read("x@bad..dots"), std::string("! domain missing or malformed"));
        QCOMPARE(read("x@under_score.corpus.test"), std::string("! malformed address: _score.corpus.test may not follow x@under"));
        QCOMPARE(read("a b@new.test"), std::string("! missing or malformed local part (expected word or \"<\")"));
        QCOMPARE(read("<anna@example.com"), std::string("! '>' missing at end of address"));
        QCOMPARE(read(""), std::string("! empty address"));
        QCOMPARE(read("\"open@example.com"), std::string("! unmatched doublequote in local part"));
        QCOMPARE(read("a@[192.0.2.1]"), std::string("! domain literals not allowed"));
    }
    void takesWhatTheSyntaxAllows() {
        AddressSyntax syntax;
        syntax.allowNull = true;
        syntax.allowDomainLiterals = true;
        syntax.stripTrailingDot = true;
        syntax.stripExcessBrackets = true;
        QCOMPARE(read("<>", syntax), std::string());
        QCOMPARE(read("a@[192.0.2.1]", syntax), std::string("a@[192.0.2.1]"));
        QCOMPARE(read("a@[IPv6:2001:db8::1]", syntax), std::string("a@[IPv6:2001:db8::1]"));
        QCOMPARE(read("a@example.com.", syntax), std::string("a@example.com"));
        QCOMPARE(read("<<a@example.com>>", syntax), std::string("a@example.com"));
    }
    void refusesQuotedControlCharacters() {
        // A line end in an address would be a command to the next server.
        for (const std::string& text : {std::string("a\\\nRCPT@example.com"), std::string("a\\\r@example.com"), std::string("a\\\0b@example.com", 15),
                                        std::string("\"a\\\nb\"@example.com")})
            QCOMPARE(read(text), std::string("! control character in local part"));
    }
    void refusesBytesThatAreNoUtf8() {
        QCOMPARE(read("\xFF\xFE@example.com"), std::string("! address is not valid UTF-8"));
        AddressSyntax ascii;
        ascii.allowUtf8 = false;
        QCOMPARE(read("\xC3\xA9@example.com", ascii), std::string("! non-ASCII character in address"));
    }
    void splitsAtTheLastAtOutsideQuotes() {
        QCOMPARE(localPartOf("\"a@b\"@c"), std::string_view("\"a@b\""));
        QCOMPARE(domainOf("a@b"), std::string_view("b"));
        QCOMPARE(domainOf("a"), std::string_view(""));
        QCOMPARE(domainOf("\"a@b\""), std::string_view(""));
        QCOMPARE(qualify("anna", "example.com"), std::string("anna@example.com"));
        QCOMPARE(qualify("", "example.com"), std::string());
    }
    void quotesOnlyWhatNeedsIt() {
        QCOMPARE(quoteLocalPart("a.b"), std::string("a.b"));
        QCOMPARE(quoteLocalPart("a b"), std::string("\"a b\""));
        QCOMPARE(quoteLocalPart("a\"b"), std::string("\"a\\\"b\""));
        QCOMPARE(quoteLocalPart("a..b"), std::string("\"a..b\""));
        QCOMPARE(unquoteLocalPart("\"a\\\"b\""), std::string("a\"b"));
    }
    void findsWhereAPathEnds() {
        QCOMPARE(pathLength("<\"a>b\"@c> SIZE=1"), std::size_t(9));
        QCOMPARE(pathLength("<> BODY=7BIT"), std::size_t(2));
        QCOMPARE(pathLength("<a@b"), std::size_t(0));
        QCOMPARE(pathLength("a@b"), std::size_t(0));
    }
    void readsListsWithGroupsAndComments() {
        const std::string_view value = "Anna <a@x.test>, \"B, C\" <b@y.test>, team: c@z.test, d@z.test;, e@w.test (Eve)";
        const auto list = parseAddressList(value);
        QCOMPARE(list.errors.size(), std::size_t(0));
        QCOMPARE(list.addresses.size(), std::size_t(5));
        QCOMPARE(list.addresses[0].name, std::string("Anna"));
        QCOMPARE(list.addresses[1].name, std::string("B, C"));
        QCOMPARE(list.addresses[4].name, std::string("Eve"));
        for (const auto& entry : list.addresses)
            QCOMPARE(value.substr(entry.parsed.start, entry.parsed.end - entry.parsed.start), std::string_view(entry.parsed.address));
    }
    void takesEmptyGroupsAndEmptyItems() {
        QVERIFY(parseAddressList("undisclosed-recipients:;").errors.empty());
        const auto list = parseAddressList(", a@b.test,,");
        QVERIFY(list.errors.empty());
        QCOMPARE(list.addresses.size(), std::size_t(1));
    }
    void namesTheItemThatIsWrong() {
        const auto list = parseAddressList("a@b.test, broken@, c@d.test");
        QCOMPARE(list.addresses.size(), std::size_t(2));
        QCOMPARE(list.errors.size(), std::size_t(1));
        QCOMPARE(list.errors[0].item, std::string("broken@"));
    }
};

POSTROOM_TEST(AddressTest)
#include "address_test.moc"
