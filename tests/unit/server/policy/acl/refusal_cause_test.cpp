// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/refusal_cause.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::acl;
using catalogue::RefusalClass;

namespace {

std::vector<TracedDecision> decidedBy(const std::string& term, const std::string& operand = {}, const std::string& outcome = "deny") {
    TracedTerm traced;
    traced.name = term;
    traced.operand = operand;
    traced.truth = Truth::isTrue;
    TracedStatement statement;
    statement.decided = true;
    statement.terms = {traced};
    TracedDecision accepted;
    accepted.outcome = "accept";
    TracedDecision decision;
    decision.outcome = outcome;
    decision.statements = {statement};
    return {accepted, decision};
}

} // namespace

class RefusalCauseTest : public QObject {
    Q_OBJECT
private slots:
    void theDecidingConditionSaysWhy() {
        QCOMPARE(refusalCause(decidedBy("dnslists"), "recipient.refused", "550 no"), RefusalClass::blocklist);
        QCOMPARE(refusalCause(decidedBy("verify", "recipient"), "recipient.refused", "550 no"), RefusalClass::unknownRecipient);
        QCOMPARE(refusalCause(decidedBy("verify", "sender"), "command.rejected", "550 no"), RefusalClass::sender);
        QCOMPARE(refusalCause(decidedBy("ratelimit", {}, "defer"), "recipient.deferred", "451 slower"), RefusalClass::rate);
        QCOMPARE(refusalCause(decidedBy("domains"), "recipient.refused", "550 relay not permitted"), RefusalClass::relay);
    }
    void withoutAConditionTheReplyDoes() {
        QCOMPARE(refusalCause({}, "message.rejected", "552 5.3.4 too large"), RefusalClass::size);
        QCOMPARE(refusalCause({}, "recipient.refused", "550 5.1.1 unknown"), RefusalClass::unknownRecipient);
        QCOMPARE(refusalCause({}, "recipient.deferred", "451 later"), RefusalClass::temporary);
        QCOMPARE(refusalCause({}, "connection.refused", "421 too many"), RefusalClass::connectionLimit);
        QCOMPARE(refusalCause(decidedBy("condition"), "recipient.refused", "550 no"), RefusalClass::policy);
    }
    void everyClassHasItsWords() {
        for (const auto& row : catalogue::refusalClasses()) {
            QCOMPARE(catalogue::refusalClassFromName(row.name), std::optional(row.value));
            QVERIFY(!row.title.empty() && row.help.ends_with('.'));
        }
    }
};
POSTROOM_TEST(RefusalCauseTest)
#include "refusal_cause_test.moc"
