// SPDX-License-Identifier: GPL-3.0-or-later
// When what failed for now is tried again.
#include "console/pages/rules/retry_form.h"
#include "console/pages/rules/retry_trial.h"
#include "console/pages/rules/retry_words.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

RulesSetup retrySetup() {
    RulesSetup setup;
    setup.kind = catalogue::Kind::retry;
    setup.info.id = "retry";
    setup.info.title = QCoreApplication::translate("RetryPage", "Retry rules");
    setup.info.summary = QCoreApplication::translate("RetryPage", "When mail that could not be delivered is tried again, and when it is given up.");
    setup.info.icon = "retry";
    setup.info.shortcut = QKeySequence("Ctrl+Shift+P");
    setup.info.help = "console#retry";
    setup.info.rank = 62;
    setup.info.section = QCoreApplication::translate("RetryPage", "Configuration");
    setup.tableName = QCoreApplication::translate("RetryPage", "Retry rules in their order");
    setup.textName = QCoreApplication::translate("RetryPage", "Text of the retry rules");
    setup.intro = QCoreApplication::translate("RetryPage", "What could not be delivered for now is tried again by the first rule that fits, hosts before addresses.");
    setup.emptyTitle = QCoreApplication::translate("RetryPage", "There are no retry rules");
    setup.emptyText = QCoreApplication::translate("RetryPage", "Without one, what fails for now goes back to the sender at once.");
    setup.askTitle = QCoreApplication::translate("RetryPage", "Which rule would apply?");
    setup.askSummary = QCoreApplication::translate("RetryPage", "Puts the cursor into the line for an address or a host.");
    setup.columns = {
        {"pattern", QCoreApplication::translate("RetryPage", "For"), 30, [](const RuleDocument& document, int rule) {
             const QString pattern = document.value(rule, "pattern");
             return pattern == "*" ? QCoreApplication::translate("RetryPage", "all (*)") : pattern;
         }, {}},
        {"error", QCoreApplication::translate("RetryPage", "When"), 30, [](const RuleDocument& document, int rule) { return retryErrorWords(document.value(rule, "error")); },
         [](const RuleDocument& document, int rule) { return document.value(rule, "error"); }},
        {"senders", QCoreApplication::translate("RetryPage", "Only from"), 18, [](const RuleDocument& document, int rule) { return document.value(rule, "senders"); }, {}},
        {"schedule", QCoreApplication::translate("RetryPage", "Tried again"), 0, [](const RuleDocument& document, int rule) { return scheduleWords(document.value(rule, "schedule")); },
         [](const RuleDocument& document, int rule) { return document.value(rule, "schedule"); }}};
    setup.fresh = {{"pattern", "example.org"}, {"error", "*"}, {"schedule", "F,2h,15m; G,16h,1h,1.5; F,4d,6h"}};
    setup.makeForm = [](RuleDocument& document, QWidget* parent) { return new RetryForm(document, parent); };
    setup.makeTrial = [](RuleDocument& document, PageContext context, QWidget* parent) { return new RetryTrial(document, context, parent); };
    return setup;
}

} // namespace

std::unique_ptr<Page> makeRetryPage() { return std::make_unique<RulesPage>(retrySetup); }

} // namespace postroom::console
