// SPDX-License-Identifier: Apache-2.0
#include "server/app/diagnose.h"

#include "server/app/case_replayer.h"
#include "server/app/probes.h"
#include "server/app/situation.h"
#include "server/app/state_folder.h"
#include "server/app/trial_dialogue.h"
#include "server/mail/address.h"
#include "server/policy/expand/list_setting.h"
#include "server/policy/expand/program.h"
#include "server/queue/retry_rules.h"
#include "shared/catalogue/keys_main.h"
#include "shared/config/settings.h"
#include "shared/config/text_reader.h"

#include <algorithm>

namespace postroom::app {

namespace {

namespace option = catalogue::option;

base::Error refusal(const config::Findings& findings) {
    std::string lines;
    for (const config::Finding& finding : findings)
        if (finding.severity == config::Severity::error)
            lines += (lines.empty() ? "" : "\n") + finding.text();
    return base::permanentError(base::ErrorKind::invalid, "the configuration has errors", lines);
}

control::RouteAnswer::Outcome outcomeOf(router::Routed::Kind kind) {
    switch (kind) {
    case router::Routed::Kind::deliver: return control::RouteAnswer::Outcome::deliver;
    case router::Routed::Kind::fail: return control::RouteAnswer::Outcome::fail;
    case router::Routed::Kind::defer: return control::RouteAnswer::Outcome::defer;
    case router::Routed::Kind::discard: return control::RouteAnswer::Outcome::discard;
    case router::Routed::Kind::hold: return control::RouteAnswer::Outcome::hold;
    }
    return control::RouteAnswer::Outcome::defer;
}

control::RouteAnswer answerOf(const router::Routed& routed) {
    control::RouteAnswer answer;
    answer.outcome = outcomeOf(routed.kind);
    answer.address = routed.address;
    answer.parents = routed.parents;
    answer.router = routed.router;
    answer.transport = routed.transport;
    answer.text = routed.message;
    answer.pipeOrFile = routed.pipeOrFile;
    answer.errorsTo = routed.errorsTo;
    for (const router::Host& host : routed.hosts)
        answer.hosts.push_back({host.name, host.addresses, host.mxPreference, host.port});
    for (const router::Step& step : routed.steps)
        answer.steps.push_back({step.router, step.what, step.found, step.result});
    return answer;
}

/// The address after the rules for envelope recipients, as it is when no rule has anything to say.
base::Result<std::string> rewritten(const router::RouterChain& chain, const std::string& address, const expand::Scope& scope) {
    mail::AddressSyntax syntax;
    syntax.allowDomainLiterals = true;
    const auto parsed = mail::parseAddress(address, syntax);
    if (!parsed)
        return base::fail(parsed.error());
    const std::string whole = mail::qualify(parsed->address, chain.qualifyRecipient());
    std::string changed = chain.rewriteRules().address(whole, 'T', scope);
    return changed == whole ? address : changed;
}

std::vector<control::RouteAnswer> noAddress(const std::string& text, const base::Error& error) {
    control::RouteAnswer answer;
    answer.outcome = control::RouteAnswer::Outcome::fail;
    answer.address = text;
    answer.noAddress = true;
    answer.text = error.publicText;
    return {answer};
}

/// What reading has found already is not said again.
config::Findings withMore(config::Findings findings, config::Findings more) {
    const std::size_t before = findings.size();
    for (config::Finding& one : more) {
        const auto known = [&](const config::Finding& other) { return other.message == one.message && other.place.file == one.place.file && other.place.line == one.place.line; };
        if (std::none_of(findings.begin(), findings.begin() + static_cast<std::ptrdiff_t>(before), known))
            findings.push_back(std::move(one));
    }
    return findings;
}

} // namespace

base::Result<std::shared_ptr<const Compiled>> Diagnose::compiled(const control::ConfigurationChoice& configuration, config::Findings& findings, Report report) {
    using Kind = control::ConfigurationChoice::Kind;
    if (configuration.kind == Kind::running) {
        auto running = m_parts.running();
        if (running == nullptr)
            return base::fail(base::permanentError(base::ErrorKind::invalid, "no configuration was given"));
        if (report == Report::asTrial)
            return running;
    }
    config::Document document;
    CompileParts parts = m_parts.compile;
    parts.reportAll = report == Report::all;
    auto secrets = m_parts.secrets();
    if (!secrets)
        return base::fail(secrets.error());
    if (configuration.kind == Kind::running) { // what was found when it was compiled is not kept: it is compiled once more
        const auto running = m_parts.running();
        parts.macros = running->macros;
        config::Findings compiling;
        static_cast<void>(compileRevision(running->document, *secrets, configuration.revision, parts, compiling));
        findings = withMore(m_parts.reading, std::move(compiling));
        return running;
    }
    if (configuration.kind == Kind::text) {
        config::ReadOptions options;
        options.include = [](std::string_view path) { return readOrdinaryFile(std::string(path)); };
        config::ReadResult read = config::readText(configuration.text, options);
        document = std::move(read.document);
        findings = std::move(read.findings);
        parts.macros = std::move(read.macros);
        parts.origin = read.foreign ? CompileParts::Origin::exim : CompileParts::Origin::ours;
        for (const auto& [name, value] : read.secrets)
            secrets->insert_or_assign(name, value);
    } else {
        auto stored = m_parts.document(configuration);
        if (!stored)
            return base::fail(stored.error());
        document = std::move(*stored);
    }
    auto made = compileRevision(document, *secrets, configuration.revision, parts, findings);
    if (made == nullptr)
        return base::fail(refusal(findings));
    return made;
}

base::Result<std::unique_ptr<control::Expander>> Diagnose::expander(const control::ConfigurationChoice& configuration,
                                                                    const control::EvaluationFacts& facts) {
    config::Findings findings;
    auto made = compiled(configuration, findings);
    if (!made)
        return base::fail(made.error());
    return std::make_unique<SituationExpander>(std::make_unique<Situation>(*made, m_parts.outside, facts, m_parts.localUser));
}

base::Result<std::vector<control::RouteAnswer>> Diagnose::route(const control::ConfigurationChoice& configuration,
                                                                const control::RouteQuestion& question) {
    config::Findings findings;
    auto made = compiled(configuration, findings);
    if (!made)
        return base::fail(made.error());
    Situation situation(*made, m_parts.outside, question.facts, m_parts.localUser);
    situation.facts().setSender(question.sender);
    auto address = rewritten(*(*made)->chain, question.address, situation.scope());
    if (!address)
        return noAddress(question.address, address.error());
    router::RouteRequest request;
    request.address = std::move(*address);
    request.sender = question.sender;
    request.purpose = question.verifyOnly ? router::Purpose::verifyRecipient : router::Purpose::addressTest;
    std::vector<control::RouteAnswer> answers;
    for (const router::Routed& routed : (*made)->chain->route(request, situation.scope()))
        answers.push_back(answerOf(routed));
    if (request.address != question.address)
        for (control::RouteAnswer& answer : answers)
            answer.rewrittenTo = request.address;
    return answers;
}

base::Result<std::vector<control::RewriteAnswer>> Diagnose::rewrite(const control::ConfigurationChoice& configuration, const std::string& address,
                                                                    const control::EvaluationFacts& facts) {
    config::Findings findings;
    auto revision = compiled(configuration, findings);
    if (!revision)
        return base::fail(revision.error());
    mail::AddressSyntax syntax;
    syntax.allowDomainLiterals = true;
    const auto parsed = mail::parseAddress(address, syntax);
    if (!parsed)
        return base::fail(parsed.error());
    Situation situation(*revision, m_parts.outside, facts, m_parts.localUser);
    const rewrite::RewriteRules& rules = (*revision)->chain->rewriteRules();
    const std::string whole = mail::qualify(parsed->address, (*revision)->chain->qualifyRecipient());
    const std::string inHeader = address.substr(0, parsed->start) + whole + address.substr(parsed->end); // the name beside it stays
    std::vector<control::RewriteAnswer> answers;
    const auto add = [&](std::string place, char flag, std::string made) {
        control::RewriteAnswer answer{std::move(place), std::move(made), false, {}};
        answer.changed = answer.address != whole;
        for (rewrite::Step& step : rules.steps(whole, flag, situation.scope()))
            answer.steps.push_back({step.rule + 1, std::move(step.from), step.whole.empty() ? std::move(step.to) : std::move(step.whole), step.last});
        answers.push_back(std::move(answer));
    };
    for (const auto& [place, flag] : {std::pair("sender", 'F'), std::pair("recipient", 'T')})
        add(place, flag, rules.address(whole, flag, situation.scope()));
    for (const auto& [name, flag] : {std::pair("From", 'f'), std::pair("Sender", 's'), std::pair("Reply-To", 'r'), std::pair("To", 't'), std::pair("Cc", 'c'), std::pair("Bcc", 'b')}) {
        auto headers = mail::HeaderList::parse(std::string(name) + ": " + inHeader + "\r\n");
        rules.headers(headers, situation.scope());
        add(name, flag, headers.value(name));
    }
    if (rules.hasRaw()) {
        const std::string raw = rules.raw(address, situation.scope());
        answers.push_back({"SMTP", raw, raw != address, {}});
    }
    return answers;
}

base::Result<control::RetryAnswer> Diagnose::retry(const control::ConfigurationChoice& configuration, const control::RetryQuestion& question) {
    constexpr std::size_t mostTries = 500;
    config::Findings findings;
    auto made = compiled(configuration, findings);
    if (!made)
        return base::fail(made.error());
    queue::RetryRules asked = *(*made)->retryRules;
    if (!question.schedule.empty()) {
        auto steps = queue::readRetrySteps(question.schedule);
        if (!steps)
            return base::fail(steps.error());
        asked = queue::RetryRules({{"*", "*", "", std::move(*steps)}}, [](const std::string&, std::string_view) { return true; },
                                  [](const std::string&, std::string_view) { return true; }, (*made)->document.main().get(option::retryIntervalMax));
    }
    const queue::RetrySubject subject{question.address, question.schedule.empty() ? std::string_view(question.host) : "*", question.sender, question.error};
    control::RetryAnswer answer;
    const queue::RetryRule* rule = asked.find(subject);
    if (rule != nullptr && question.schedule.empty())
        answer = {static_cast<std::size_t>(rule - asked.rules().data()) + 1, rule->pattern, rule->error, rule->senders, {}, false, false};
    answer.random = rule != nullptr && std::ranges::any_of(rule->steps, [](const queue::RetryStep& step) { return step.kind == queue::RetryStep::Kind::random; });
    const queue::RetryPlan plan = asked.plan(subject, 0.5, mostTries);
    answer.tries = plan.tries;
    answer.givesUp = plan.givesUp;
    return answer;
}

base::Result<std::unique_ptr<control::Dialogue>> Diagnose::dialogue(const control::ConfigurationChoice& configuration,
                                                                    const control::DialogueQuestion& question) {
    config::Findings findings;
    auto made = compiled(configuration, findings);
    if (!made)
        return base::fail(made.error());
    return std::make_unique<TrialDialogue>(*made, m_parts.outside, m_parts.clock, m_parts.ids, question);
}

base::Result<std::unique_ptr<control::Replayer>> Diagnose::replayer(const control::ConfigurationChoice& configuration) {
    config::Findings findings;
    auto made = compiled(configuration, findings);
    if (!made)
        return base::fail(made.error());
    return std::make_unique<CaseReplayer>(*made, m_parts.running());
}

base::Result<std::vector<control::TestOutcome>> Diagnose::test(const control::ConfigurationChoice& configuration, const std::vector<std::string>& names) {
    config::Findings findings;
    auto made = compiled(configuration, findings);
    if (!made)
        return base::fail(made.error());
    return runPolicyTests(*made, {m_parts.outside, m_parts.clock, m_parts.ids}, names);
}

base::Result<config::Findings> Diagnose::findings(const control::ConfigurationChoice& configuration) {
    config::Findings findings;
    auto made = compiled(configuration, findings, Report::all);
    if (!made && findings.empty())
        return base::fail(made.error());
    if (!made || config::hasErrors(findings))
        return findings;
    const TestBench bench{m_parts.outside, m_parts.clock, m_parts.ids};
    for (const config::Findings& more : {testFindings((*made)->document, runPolicyTests(*made, bench), config::Severity::error), probeFindings(*made, bench)})
        findings.insert(findings.end(), more.begin(), more.end());
    return findings;
}

base::Result<config::Findings> Diagnose::compileExpression(const control::ConfigurationChoice& configuration, const control::ExpressionQuestion& question) {
    using Kind = control::ExpressionQuestion::Kind;
    config::Document document;
    if (configuration.kind == control::ConfigurationChoice::Kind::running) {
        const auto running = m_parts.running();
        if (running == nullptr)
            return base::fail(base::permanentError(base::ErrorKind::notFound, "no configuration was given"));
        document = running->document;
    } else {
        auto chosen = m_parts.document(configuration);
        if (!chosen)
            return base::fail(chosen.error());
        document = std::move(*chosen);
    }
    const expand::CompileNames names = compileNames(document);
    const config::Place place{{}, 1, 1, {}, {}};
    if (question.kind == Kind::string || question.kind == Kind::condition) {
        // A condition is compiled inside of ${if }, and its places are moved back.
        constexpr std::string_view head = "${if ";
        const bool condition = question.kind == Kind::condition;
        const auto program = expand::Program::compile(condition ? std::string(head) + question.text + "}" : question.text, place, names);
        if (program)
            return config::Findings();
        config::Findings findings = program.error();
        for (config::Finding& finding : findings)
            if (condition && finding.place.line <= 1)
                finding.place.column = finding.place.column > head.size() ? finding.place.column - static_cast<std::uint32_t>(head.size()) : 1;
        return findings;
    }
    lookup::NamedList list;
    list.kind = question.kind == Kind::domainList ? lookup::ListKind::domain : question.kind == Kind::hostList ? lookup::ListKind::host : question.kind == Kind::addressList ? lookup::ListKind::address : lookup::ListKind::localPart;
    list.name = "expression";
    list.source = question.text;
    list.place = place;
    lookup::NamedLists lists;
    lists.add(std::move(list));
    return expand::compileNamedLists(lists, names);
}

} // namespace postroom::app
