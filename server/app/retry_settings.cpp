// SPDX-License-Identifier: Apache-2.0
#include "server/app/retry_settings.h"

#include "server/policy/expand/program.h"
#include "server/policy/lookup/match.h"
#include "shared/catalogue/keys_main.h"
#include "shared/catalogue/keys_objects.h"
#include "shared/config/settings.h"

namespace postroom::app {

namespace {

namespace option = catalogue::option;

/// Patterns are asked only when something has failed, so they are parsed anew: no cache to keep in step.
class PatternMatcher {
public:
    PatternMatcher(const CompileParts& parts, lookup::SharedSettings live, std::shared_ptr<const lookup::NamedLists> lists)
        : m_makeWorld(parts.makeWorld), m_live(std::move(live)), m_lists(std::move(lists)) {}

    [[nodiscard]] bool matches(const std::string& pattern, std::string_view subject) const {
        return isIn("<\n ", pattern, subject); // one item, whatever it has in it
    }

    [[nodiscard]] bool matchesSender(const std::string& senders, std::string_view sender) const { return isIn("", senders, sender); }

private:
    [[nodiscard]] bool isIn(std::string_view separator, const std::string& text, std::string_view address) const {
        const auto world = m_makeWorld(m_live);
        lookup::MatchContext context{*world, *m_lists, nullptr, {}};
        const auto program = expand::Program::compile(text, {}, {});
        if (!program)
            return false; // a finding has said it
        const auto list = program->evaluate({*world, *m_lists, {}, nullptr, nullptr});
        return list && lookup::matchAddress(lookup::List::parse(lookup::ListKind::address, std::string(separator) + list->text), address, context).yes();
    }

    std::function<std::unique_ptr<world::World>(const lookup::SharedSettings&)> m_makeWorld;
    lookup::SharedSettings m_live;
    std::shared_ptr<const lookup::NamedLists> m_lists;
};

} // namespace

std::shared_ptr<const queue::RetryRules> retryRules(const config::Document& document, const CompileParts& parts, const lookup::SharedSettings& live,
                                                    std::shared_ptr<const lookup::NamedLists> lists, config::Findings& findings) {
    std::vector<queue::RetryRule> rules;
    for (const config::Object* object : document.all(config::Kind::retry)) {
        const config::Settings from(*object);
        queue::RetryRule rule;
        rule.pattern = from.get(option::retry::pattern);
        rule.error = from.get(option::retry::error);
        rule.senders = from.get(option::retry::senders);
        for (const auto& [name, text] : {std::pair("pattern", &rule.pattern), std::pair("senders", &rule.senders)})
            if (const auto program = expand::Program::compile(*text, document.place(*object, name), {}); !program)
                findings.insert(findings.end(), program.error().begin(), program.error().end());
        auto steps = queue::readRetrySteps(from.get(option::retry::schedule));
        if (steps)
            rule.steps = std::move(*steps);
        else
            findings.push_back({config::Severity::error, "bad-schedule", document.place(*object, "schedule"), steps.error().publicText, {}});
        rules.push_back(std::move(rule));
    }
    const auto matcher = std::make_shared<PatternMatcher>(parts, live, std::move(lists));
    return std::make_shared<queue::RetryRules>(
        std::move(rules), [matcher](const std::string& pattern, std::string_view subject) { return matcher->matches(pattern, subject); },
        [matcher](const std::string& senders, std::string_view sender) { return matcher->matchesSender(senders, sender); },
        document.main().get(option::retryIntervalMax));
}

} // namespace postroom::app
