// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that change addresses of messages.
#include "console/pages/rules/rewrite_form.h"
#include "console/pages/rules/rewrite_trial.h"
#include "console/pages/rules/rewrite_words.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

RulesSetup rewriteSetup() {
    RulesSetup setup;
    setup.kind = catalogue::Kind::rewrite;
    setup.info.id = "rewrite";
    setup.info.title = QCoreApplication::translate("RewritePage", "Rewrite rules");
    setup.info.summary = QCoreApplication::translate("RewritePage", "Rules that change addresses in the envelope and in header fields, and what they would do to an address.");
    setup.info.icon = "rewrite";
    setup.info.shortcut = QKeySequence("Ctrl+Shift+X");
    setup.info.help = "console#rewrite";
    setup.info.rank = 62;
    setup.info.section = QCoreApplication::translate("RewritePage", "Configuration");
    setup.tableName = QCoreApplication::translate("RewritePage", "Rewrite rules in their order");
    setup.textName = QCoreApplication::translate("RewritePage", "Text of the rewrite rules");
    setup.intro = QCoreApplication::translate("RewritePage", "Addresses of a message are changed when it has been received, rule by rule, each on what the one before left.");
    setup.emptyTitle = QCoreApplication::translate("RewritePage", "There are no rewrite rules");
    setup.emptyText = QCoreApplication::translate("RewritePage", "Addresses stay as they came. A rule can turn anna@old.example into anna@new.example, in the envelope or in what readers see.");
    setup.askTitle = QCoreApplication::translate("RewritePage", "What becomes of an address?");
    setup.askSummary = QCoreApplication::translate("RewritePage", "Puts the cursor into the line for an address to try.");
    setup.columns = {
        {"pattern", QCoreApplication::translate("RewritePage", "Addresses"), 34, [](const RuleDocument& document, int rule) { return document.value(rule, "pattern"); }, {}},
        {"replacement", QCoreApplication::translate("RewritePage", "Become"), 34, [](const RuleDocument& document, int rule) { return document.value(rule, "replacement"); }, {}},
        {"places", QCoreApplication::translate("RewritePage", "Where"), 0, [](const RuleDocument& document, int rule) { return placesWords(document.value(rule, "flags")); },
         [](const RuleDocument& document, int rule) { return document.value(rule, "flags"); }},
        {"how", QCoreApplication::translate("RewritePage", "How"), 22, [](const RuleDocument& document, int rule) { return howWords(document.value(rule, "flags")); },
         [](const RuleDocument& document, int rule) { return document.value(rule, "flags"); }}};
    setup.fresh = {{"pattern", "*@old.example"}, {"replacement", "$1@new.example"}};
    setup.makeForm = [](RuleDocument& document, QWidget* parent) { return new RewriteForm(document, parent); };
    setup.makeTrial = [](RuleDocument& document, PageContext context, QWidget* parent) { return new RewriteTrial(document, context, parent); };
    return setup;
}

} // namespace

std::unique_ptr<Page> makeRewritePage() { return std::make_unique<RulesPage>(rewriteSetup); }

} // namespace postroom::console
