// SPDX-License-Identifier: Apache-2.0
#include "server/control/handle_diagnose.h"

#include "server/control/connection.h"
#include "shared/wire/bytes_field.h"
#include "shared/wire/finding_json.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace postroom::control {

namespace {

constexpr std::size_t mostExpressions = 1000;

std::string_view outcomeName(RouteAnswer::Outcome outcome) {
    switch (outcome) {
    case RouteAnswer::Outcome::deliver: return "deliver";
    case RouteAnswer::Outcome::fail: return "fail";
    case RouteAnswer::Outcome::defer: return "defer";
    case RouteAnswer::Outcome::discard: return "discard";
    case RouteAnswer::Outcome::hold: return "hold";
    }
    return "fail";
}

base::Json textsJson(const std::vector<std::string>& texts) {
    base::Json json = base::Json::array();
    for (const auto& text : texts)
        json.append(text);
    return json;
}

base::Json routeJson(const RouteAnswer& answer) {
    base::Json hosts = base::Json::array();
    for (const auto& host : answer.hosts) {
        base::Json json = base::Json::object({{"name", host.name}, {"addresses", textsJson(host.addresses)}});
        if (host.mxPreference >= 0)
            json.set("mx", host.mxPreference);
        if (host.port != 0)
            json.set("port", static_cast<int>(host.port));
        hosts.append(std::move(json));
    }
    base::Json steps = base::Json::array();
    for (const auto& step : answer.steps)
        steps.append(base::Json::object({{"router", step.router}, {"what", step.what}, {"found", step.found}, {"result", step.result}}));
    base::Json json = base::Json::object({{"outcome", outcomeName(answer.outcome)},
                               {"address", answer.address},
                               {"parents", textsJson(answer.parents)},
                               {"router", answer.router},
                               {"transport", answer.transport},
                               {"hosts", std::move(hosts)},
                               {"text", answer.text},
                               {"pipe_or_file", answer.pipeOrFile},
                               {"errors_to", answer.errorsTo},
                               {"steps", std::move(steps)}});
    if (answer.noAddress)
        json.set("no_address", true);
    if (!answer.rewrittenTo.empty())
        json.set("rewritten_to", answer.rewrittenTo);
    return json;
}

tl::expected<EvaluationFacts, wire::WireError> readFacts(const Call& call) {
    EvaluationFacts facts;
    facts.facts = call.params["facts"];
    facts.folder = call.params["folder"].toString();
    auto message = call.connection.uploads().content(call.params, "message");
    if (!message)
        return refuse(message.error());
    facts.message = std::move(*message);
    return facts;
}

base::Json rewriteSteps(const RewriteAnswer& answer) {
    base::Json steps = base::Json::array();
    for (const auto& step : answer.steps)
        steps.append(base::Json::object({{"rule", static_cast<std::int64_t>(step.rule)}, {"from", step.from}, {"to", step.to}, {"last", step.last}}));
    return steps;
}

Answer rewriteAddress(DiagnoseRunner& runner, const Call& call) {
    const auto choice = readChoice(call.params["configuration"]);
    if (!choice)
        return refuse(choice.error());
    const auto facts = readFacts(call);
    if (!facts)
        return refuse(facts.error());
    const auto answers = runner.rewrite(*choice, call.params["address"].toString(), *facts);
    if (!answers)
        return refuse(answers.error());
    base::Json places = base::Json::array();
    for (const RewriteAnswer& answer : *answers)
        places.append(base::Json::object({{"place", answer.place}, {"address", answer.address}, {"changed", answer.changed}, {"steps", rewriteSteps(answer)}}));
    return base::Json::object({{"places", std::move(places)}});
}

Answer retryAddress(DiagnoseRunner& runner, const Call& call) {
    const auto choice = readChoice(call.params["configuration"]);
    if (!choice)
        return refuse(choice.error());
    RetryQuestion question;
    question.address = call.params["address"].toString();
    question.host = call.params["host"].toString();
    question.sender = call.params["sender"].toString();
    question.error = call.params["error"].toString("*");
    question.schedule = call.params["schedule"].toString();
    if (question.address.empty() && question.host.empty() && question.schedule.empty())
        return refuseField("address", "an address, a host or a schedule is needed");
    const auto answer = runner.retry(*choice, question);
    if (!answer)
        return refuse(answer.error());
    base::Json tries = base::Json::array();
    for (const base::Seconds each : answer->tries)
        tries.append(static_cast<std::int64_t>(each.count()));
    base::Json reply = base::Json::object({{"tries", std::move(tries)}, {"gives_up", answer->givesUp}, {"random", answer->random}});
    if (answer->rule != 0)
        reply.set("rule", base::Json::object({{"number", static_cast<std::int64_t>(answer->rule)}, {"pattern", answer->pattern}, {"error", answer->error}, {"senders", answer->senders}}));
    return reply;
}

Answer testAddress(DiagnoseRunner& runner, const Call& call) {
    const auto choice = readChoice(call.params["configuration"]);
    if (!choice)
        return refuse(choice.error());
    auto facts = readFacts(call);
    if (!facts)
        return refuse(facts.error());
    RouteQuestion question;
    question.address = call.params["address"].toString();
    question.sender = call.params["sender"].toString();
    question.verifyOnly = call.params["verify"].toBool();
    question.facts = std::move(*facts);
    const auto answers = runner.route(*choice, question);
    if (!answers)
        return refuse(answers.error());
    base::Json routes = base::Json::array();
    for (const auto& answer : *answers)
        routes.append(routeJson(answer));
    return base::Json::object({{"routes", std::move(routes)}});
}

base::Json expansionJson(const ExpansionAnswer& answer, bool explain) {
    base::Json json = base::Json::object();
    if (answer.kind == ExpansionAnswer::Kind::value) {
        wire::setBytes(json, "result", answer.value);
        json.set("tainted", answer.tainted);
    } else {
        wire::setBytes(json, "error", answer.value);
        json.set("forced", answer.kind == ExpansionAnswer::Kind::forcedFailure);
    }
    json.set("microseconds", static_cast<std::int64_t>(answer.microseconds));
    if (explain)
        json.set("steps", textsJson(answer.steps));
    return json;
}

Answer expandAll(DiagnoseRunner& runner, const Call& call) {
    const auto& expressions = call.params["expressions"].items();
    if (expressions.size() > mostExpressions)
        return refuseField("expressions", "at most " + std::to_string(mostExpressions) + " at a time");
    const auto choice = readChoice(call.params["configuration"]);
    if (!choice)
        return refuse(choice.error());
    const auto facts = readFacts(call);
    if (!facts)
        return refuse(facts.error());
    const auto expander = runner.expander(*choice, *facts);
    if (!expander)
        return refuse(expander.error());
    const bool explain = call.params["explain"].toBool();
    base::Json results = base::Json::array();
    for (std::size_t i = 0; i < expressions.size(); ++i) {
        // A text, or {"b64": ...} for bytes that are no text.
        base::Json expression = base::Json::object();
        if (expressions[i].isString())
            expression.set("e", expressions[i]);
        else
            expression.set("e_b64", expressions[i]["b64"]);
        const auto bytes = wire::getBytes(expression, "e");
        if (!bytes)
            return refuseField("expressions." + std::to_string(i), bytes.error().publicText);
        results.append(expansionJson((*expander)->expand(*bytes), explain));
    }
    return base::Json::object({{"results", std::move(results)}});
}

Answer openSession(DiagnoseRunner& runner, const Call& call) {
    const auto choice = readChoice(call.params["configuration"]);
    if (!choice)
        return refuse(choice.error());
    DialogueQuestion question = readDialogueQuestion(call.params);
    question.explain = call.params["explain"].toBool();
    auto dialogue = runner.dialogue(*choice, question);
    if (!dialogue)
        return refuse(dialogue.error());
    return call.connection.dialogues().open(std::move(*dialogue));
}

Answer feedSession(const Call& call) {
    const auto bytes = call.connection.uploads().content(call.params, "data");
    if (!bytes)
        return refuse(bytes.error());
    return call.connection.dialogues().feed(call.params["session"].toInteger(), *bytes);
}

Answer test(DiagnoseRunner& runner, const Call& call) {
    const auto choice = readChoice(call.params["configuration"]);
    if (!choice)
        return refuse(choice.error());
    std::vector<std::string> names;
    for (const base::Json& name : call.params["names"].items())
        names.push_back(name.toString());
    const auto outcomes = runner.test(*choice, names);
    if (!outcomes)
        return refuse(outcomes.error());
    base::Json tests = base::Json::array();
    bool ok = true;
    for (const TestOutcome& outcome : *outcomes) {
        ok = ok && outcome.passed;
        base::Json json = base::Json::object({{"name", outcome.name}, {"passed", outcome.passed}, {"text", outcome.text}, {"sentences", textsJson(outcome.sentences)}});
        wire::setBytes(json, "reply", outcome.reply);
        wire::setBytes(json, "transcript", outcome.transcript);
        tests.append(std::move(json));
    }
    return base::Json::object({{"ok", ok}, {"tests", std::move(tests)}});
}

Answer compile(DiagnoseRunner& runner, const Call& call) {
    const auto choice = readChoice(call.params["configuration"]);
    if (!choice)
        return refuse(choice.error());
    const auto findings = runner.findings(*choice);
    if (!findings)
        return refuse(findings.error());
    return base::Json::object({{"findings", wire::findingsJson(*findings)}});
}

} // namespace

DialogueQuestion readDialogueQuestion(const base::Json& params) {
    DialogueQuestion question;
    question.clientAddress = params["client"].toString("127.0.0.1");
    question.clientPort = static_cast<std::uint16_t>(params["client_port"].toInteger());
    question.interfaceAddress = params["interface"].toString();
    question.interfacePort = static_cast<std::uint16_t>(params["interface_port"].toInteger());
    question.listener = params["listener"].toString();
    question.authenticatedId = params["authenticated_id"].toString();
    question.tls = params["tls"].toBool();
    return question;
}

tl::expected<ConfigurationChoice, wire::WireError> readChoice(const base::Json& json) {
    ConfigurationChoice choice;
    if (json.has("text")) {
        choice.kind = ConfigurationChoice::Kind::text;
        choice.text = json["text"].toString();
    } else if (json.has("changes")) {
        if (!json["changes"].isArray())
            return refuseField("configuration.changes", "must be a list");
        choice.kind = ConfigurationChoice::Kind::workingCopy;
        choice.revision = {json["base"].toInteger()};
        choice.changes = json["changes"];
    } else if (json.has("revision")) {
        if (!json["revision"].isInteger())
            return refuseField("configuration.revision", "must be a number");
        choice.kind = ConfigurationChoice::Kind::revision;
        choice.revision = {json["revision"].toInteger()};
    }
    return choice;
}

namespace {

std::optional<ExpressionQuestion::Kind> expressionKind(std::string_view name) {
    using Kind = ExpressionQuestion::Kind;
    constexpr std::pair<std::string_view, Kind> kinds[] = {{"string", Kind::string},          {"condition", Kind::condition},       {"domain_list", Kind::domainList},
                                                           {"host_list", Kind::hostList},     {"address_list", Kind::addressList}, {"local_part_list", Kind::localPartList}};
    for (const auto& [known, kind] : kinds)
        if (known == name)
            return kind;
    return std::nullopt;
}

/// Byte of the text that a line and column name.
std::int64_t offsetOf(std::string_view text, const config::Place& place) {
    std::size_t begin = 0;
    for (std::uint32_t line = 1; line < place.line; ++line) {
        const std::size_t end = text.find('\n', begin);
        if (end == std::string_view::npos)
            break;
        begin = end + 1;
    }
    return static_cast<std::int64_t>(std::min(text.size(), begin + (place.column == 0 ? 0 : place.column - 1)));
}

Answer compileExpression(DiagnoseRunner& runner, const Call& call) {
    auto choice = readChoice(call.params["configuration"]);
    if (!choice)
        return refuse(choice.error());
    const auto kind = expressionKind(call.params["kind"].toString("string"));
    if (!kind)
        return refuseField("kind", "is one of string, condition, domain_list, host_list, address_list, local_part_list");
    ExpressionQuestion question{*kind, call.params["expression"].toString()};
    const auto findings = runner.compileExpression(*choice, question);
    if (!findings)
        return refuse(findings.error());
    base::Json list = base::Json::array();
    for (const config::Finding& finding : *findings) {
        base::Json json = wire::findingJson(finding);
        json.set("offset", offsetOf(question.text, finding.place));
        list.append(std::move(json));
    }
    return base::Json::object({{"ok", !config::hasErrors(*findings)}, {"findings", std::move(list)}});
}

} // namespace

void addDiagnoseMethods(MethodTable& table, DiagnoseRunner& runner) {
    table.add("address.retry", Pace::slow, Effect::reads, [&runner](const Call& call) { return retryAddress(runner, call); });
    table.add("address.rewrite", Pace::slow, Effect::reads, [&runner](const Call& call) { return rewriteAddress(runner, call); });
    table.add("address.test", Pace::slow, Effect::reads, [&runner](const Call& call) { return testAddress(runner, call); });
    table.add("expand", Pace::slow, Effect::reads, [&runner](const Call& call) { return expandAll(runner, call); });
    table.add("session.open", Pace::slow, Effect::reads, [&runner](const Call& call) { return openSession(runner, call); });
    table.add("session.feed", Pace::slow, Effect::reads, feedSession);
    table.add("session.close", Pace::slow, Effect::reads, [](const Call& call) {
        return call.connection.dialogues().end(call.params["session"].toInteger());
    });
    table.add("config.test", Pace::slow, Effect::reads, [&runner](const Call& call) { return test(runner, call); });
    table.add("config.simulate", Pace::slow, Effect::reads, [&runner](const Call& call) { return simulate(runner, call); });
    table.add("config.compile", Pace::slow, Effect::reads, [&runner](const Call& call) { return compile(runner, call); });
    table.add("config.compile-expression", Pace::slow, Effect::reads, [&runner](const Call& call) { return compileExpression(runner, call); });
}

} // namespace postroom::control
