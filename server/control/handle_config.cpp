// SPDX-License-Identifier: Apache-2.0
#include "server/control/handle_config.h"

#include "server/control/config_service.h"
#include "server/control/connection.h"
#include "server/control/method_table.h"
#include "shared/wire/finding_json.h"

#include <algorithm>

namespace postroom::control {

namespace {

constexpr std::int64_t mostHistory = 500;
constexpr base::Seconds longestConfirmation{3600};

} // namespace

base::Json revisionJson(const RevisionInfo& revision) {
    base::Json json = base::Json::object({{"revision", revision.id.value},
                                          {"parent", revision.parent.value},
                                          {"time", base::toEpochMicros(revision.time)},
                                          {"author", revision.author},
                                          {"comment", revision.comment},
                                          {"digest", revision.digest},
                                          {"running", revision.running}});
    if (revision.revertsAt)
        json.set("reverts_at", base::toEpochMicros(*revision.revertsAt));
    return json;
}

namespace {

WorkingCopy copyOf(const base::Json& params) {
    return {{params["base"].toInteger()}, params["changes"].isArray() ? params["changes"] : base::Json::array()};
}

wire::WireError refusal(base::ErrorKind kind, std::string message, const ApplyOutcome& outcome) {
    wire::WireError error = wire::plainError(kind, std::move(message));
    error.findings = outcome.findings;
    // The form marks the field of the first error that has one.
    for (const auto& finding : outcome.findings)
        if (finding.severity == config::Severity::error && error.field.empty() && !finding.place.setting.empty())
            error.field = finding.place.object + "/" + finding.place.setting;
    return error;
}

Answer outcomeAnswer(const base::Result<ApplyOutcome>& result) {
    if (!result)
        return refuse(result.error());
    const ApplyOutcome& outcome = *result;
    using Kind = ApplyOutcome::Kind;
    switch (outcome.kind) {
    case Kind::findings:
        return refuse(refusal(base::ErrorKind::invalid, "the changes have errors; nothing was changed", outcome));
    case Kind::failed:
        return refuse(refusal(base::ErrorKind::unavailable, "the changes could not be put to work; the old configuration runs", outcome));
    case Kind::conflict: {
        wire::WireError error = refusal(base::ErrorKind::conflict, "somebody else changed the configuration meanwhile", outcome);
        for (const auto& object : outcome.conflicts) {
            error.detail += (error.detail.empty() ? "changed on both sides: " : ", ") + object;
            config::Finding finding;
            finding.severity = config::Severity::error;
            finding.code = "conflict";
            finding.place.object = object;
            finding.message = object + " was changed by somebody else";
            finding.hint = "look at what revision " + std::to_string(outcome.revision.id.value) + " has, and make the change again on it";
            error.findings.push_back(std::move(finding));
        }
        return refuse(std::move(error));
    }
    case Kind::applied:
    case Kind::unchanged: break;
    }
    base::Json json = revisionJson(outcome.revision);
    json.set("applied", outcome.kind == Kind::applied);
    json.set("findings", wire::findingsJson(outcome.findings));
    json.set("restart_needed", outcome.restartNeeded);
    return json;
}

tl::expected<base::Seconds, wire::WireError> confirmWithin(const base::Json& params) {
    const base::Seconds wait(params["confirm_within"].toInteger());
    if (wait < base::Seconds(0) || wait > longestConfirmation)
        return refuseField("confirm_within", "must be between 0 and " + std::to_string(longestConfirmation.count()) + " seconds");
    return wait;
}

Answer apply(ConfigService& service, const Call& call) {
    const auto wait = confirmWithin(call.params);
    if (!wait)
        return refuse(wait.error());
    return outcomeAnswer(service.apply({copyOf(call.params), call.params["comment"].toString(), call.identity.user, *wait, call.params["despite_tests"].toBool()}));
}

Answer rollback(ConfigService& service, const Call& call) {
    const auto wait = confirmWithin(call.params);
    if (!wait)
        return refuse(wait.error());
    const base::RevisionId to{call.params["revision"].toInteger()};
    return outcomeAnswer(service.rollback(to, call.params["comment"].toString(), call.identity.user, *wait));
}

Answer history(ConfigService& service, const Call& call) {
    const auto limit = std::clamp<std::int64_t>(call.params["limit"].toInteger(50), 1, mostHistory);
    const auto revisions = service.history({call.params["before"].toInteger()}, static_cast<std::size_t>(limit) + 1);
    if (!revisions)
        return refuse(revisions.error());
    base::Json rows = base::Json::array();
    base::Json next;
    for (const auto& revision : *revisions) {
        if (rows.size() == static_cast<std::size_t>(limit)) {
            next = rows.items().back()["revision"];
            break;
        }
        rows.append(revisionJson(revision));
    }
    return base::Json::object({{"revisions", std::move(rows)}, {"next", std::move(next)}});
}

Answer check(ConfigService& service, const Call& call) {
    const auto outcome = service.check(copyOf(call.params));
    if (!outcome)
        return refuse(outcome.error());
    return base::Json::object({{"ok", !config::hasErrors(outcome->findings)},
                               {"findings", wire::findingsJson(outcome->findings)},
                               {"difference", outcome->difference},
                               {"digest", outcome->digest},
                               {"restart_needed", outcome->restartNeeded}});
}

std::string_view lineKindName(ImportLine::Kind kind) {
    switch (kind) {
    case ImportLine::Kind::taken: return "taken";
    case ImportLine::Kind::translated: return "translated";
    case ImportLine::Kind::impossible: return "impossible";
    }
    return "impossible";
}

Answer import(ConfigService& service, const Call& call) {
    const auto text = call.connection.uploads().content(call.params, "text");
    if (!text)
        return refuse(text.error());
    const auto outcome = service.importText(*text, call.params["file"].toString("(text)"));
    if (!outcome)
        return refuse(outcome.error());
    base::Json lines = base::Json::array();
    for (const auto& line : outcome->lines)
        lines.append(base::Json::object({{"kind", lineKindName(line.kind)}, {"file", line.place.file},
                                         {"line", static_cast<std::int64_t>(line.place.line)},
                                         {"directive", line.directive}, {"note", line.note}}));
    return base::Json::object({{"ok", !config::hasErrors(outcome->findings)},
                               {"base", outcome->copy.base.value},
                               {"changes", outcome->copy.changes},
                               {"findings", wire::findingsJson(outcome->findings)},
                               {"lines", std::move(lines)},
                               {"difference", outcome->difference},
                               {"digest", outcome->digest}});
}

Answer named(std::string_view name, base::Result<base::Json> result) {
    if (!result)
        return refuse(result.error());
    return base::Json::object({{std::string(name), std::move(*result)}});
}

Answer secretNames(ConfigService& service) {
    const auto names = service.secretNames();
    if (!names)
        return refuse(names.error());
    base::Json json = base::Json::array();
    for (const auto& name : *names)
        json.append(name);
    return base::Json::object({{"names", std::move(json)}});
}

Answer setSecret(ConfigService& service, const Call& call) {
    const auto result = service.setSecret(call.params["name"].toString(), call.params["value"].toString(), call.identity.user);
    if (!result)
        return refuse(result.error());
    return base::Json::object();
}

void addReading(MethodTable& table, ConfigService& service) {
    table.add("config.running", Pace::slow, Effect::reads, [&service](const Call&) -> Answer { return revisionJson(service.running()); });
    table.add("config.history", Pace::slow, Effect::reads, [&service](const Call& call) { return history(service, call); });
    table.add("config.document", Pace::slow, Effect::reads, [&service](const Call& call) -> Answer {
        auto document = service.document(copyOf(call.params));
        if (!document)
            return refuse(document.error());
        return std::move(*document);
    });
    table.add("config.settings", Pace::slow, Effect::reads, [&service](const Call& call) {
        return named("settings", service.settings(copyOf(call.params), call.params["object"].toString()));
    });
    table.add("config.check", Pace::slow, Effect::reads, [&service](const Call& call) { return check(service, call); });
    table.add("config.diff", Pace::slow, Effect::reads, [&service](const Call& call) {
        return named("difference", service.diff({call.params["from"].toInteger()}, {call.params["to"].toInteger()}));
    });
    table.add("config.export", Pace::slow, Effect::reads, [&service](const Call& call) -> Answer {
        const auto text = service.exportText(copyOf(call.params));
        if (!text)
            return refuse(text.error());
        return base::Json::object({{"text", *text}});
    });
    table.add("config.secrets", Pace::slow, Effect::reads, [&service](const Call&) { return secretNames(service); });
}

} // namespace

void addConfigMethods(MethodTable& table, ConfigService& service) {
    addReading(table, service);
    table.add("config.import", Pace::slow, Effect::reads, [&service](const Call& call) { return import(service, call); });
    table.add("config.apply", Pace::slow, Effect::acts, [&service](const Call& call) { return apply(service, call); });
    table.add("config.rollback", Pace::slow, Effect::acts, [&service](const Call& call) { return rollback(service, call); });
    table.add("config.confirm", Pace::slow, Effect::acts, [&service](const Call& call) -> Answer {
        const auto revision = service.confirm({call.params["revision"].toInteger()}, call.identity.user);
        if (!revision)
            return refuse(revision.error());
        return revisionJson(*revision);
    });
    table.add("config.revert", Pace::slow, Effect::acts, [&service](const Call& call) {
        return outcomeAnswer(service.revert({call.params["revision"].toInteger()}, call.identity.user));
    });
    table.add("config.set-secret", Pace::slow, Effect::acts, [&service](const Call& call) { return setSecret(service, call); });
}

} // namespace postroom::control
