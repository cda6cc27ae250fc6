// SPDX-License-Identifier: Apache-2.0
#include "shared/config/completion.h"
#include "shared/config/document.h"
#include "tests/support/test_main.h"

#include <algorithm>

using namespace postroom;
using namespace postroom::config;

namespace {

const std::vector<CompletionName> names{{catalogue::Kind::acl, "acl_check_rcpt"}, {catalogue::Kind::domainList, "local_domains"}, {catalogue::Kind::hostList, "relay_from_hosts"}};

/// "|" marks the position.
Completion at(std::string text, ExpressionKind kind = ExpressionKind::string) {
    const std::size_t position = text.find('|');
    text.erase(position, 1);
    return complete(text, position, kind, names);
}

bool offers(const Completion& completion, std::string_view text) {
    return std::any_of(completion.candidates.begin(), completion.candidates.end(), [text](const Candidate& each) { return each.text == text; });
}

} // namespace

class CompletionTest : public QObject {
    Q_OBJECT
private slots:
    void variablesFollowADollar() {
        const auto completion = at("from $sender_ad|dress_x and");
        QVERIFY(offers(completion, "sender_address") && offers(completion, "sender_address_domain"));
        QVERIFY(!offers(completion, "domain"));
        QCOMPARE(completion.begin, std::size_t(6));
        QCOMPARE(completion.end, std::size_t(22));
        QVERIFY(!completion.candidates.front().help.empty());
    }
    void aBraceOpensItemsOperatorsAndVariables() {
        QVERIFY(offers(at("${look|"), "lookup"));
        QVERIFY(offers(at("${l|"), "lc:"));
        QVERIFY(offers(at("${local_par|"), "local_part}"));
    }
    void conditionsStandWhereTheyCan() {
        QVERIFY(offers(at("${if e|"), "eq"));
        QVERIFY(offers(at("${if !de|"), "def"));
        QVERIFY(offers(at("${if and {{e|"), "eq"));
        QVERIFY(!offers(at("${if eq {e|"), "eq"));
        QVERIFY(offers(at("e|", ExpressionKind::condition), "eq"));
        QVERIFY(!offers(at("e|"), "eq"));
    }
    void listsAreOfferedByTheirKind() {
        QVERIFY(offers(at("|", ExpressionKind::domainList), "+local_domains"));
        QVERIFY(offers(at("a.example : +loc|", ExpressionKind::domainList), "+local_domains"));
        QVERIFY(!offers(at("+|", ExpressionKind::domainList), "+relay_from_hosts"));
        QVERIFY(offers(at("${acl{acl_|"), "acl_check_rcpt"));
    }
    void plainTextHasNothingToOffer() {
        QVERIFY(at("hello wor|ld").candidates.empty());
        QVERIFY(complete("x", 99, ExpressionKind::string, {}).candidates.empty());
    }
};
POSTROOM_TEST(CompletionTest)
#include "completion_test.moc"
