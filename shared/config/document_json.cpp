// SPDX-License-Identifier: Apache-2.0
#include "shared/config/document_json.h"

#include "shared/base/text.h"

#include <algorithm>

namespace postroom::config {

namespace {

base::Error invalid(std::string message) { return base::permanentError(base::ErrorKind::invalid, std::move(message)); }

void report(Findings& findings, const Object& object, std::string setting, std::string code, std::string message) {
    Finding finding{Severity::error, std::move(code), {}, std::move(message), {}};
    finding.place.object = object.label();
    finding.place.setting = std::move(setting);
    findings.push_back(std::move(finding));
}

void readSettings(Object& object, const base::Json& settings, Findings& findings) {
    const std::string driver = settings["driver"].toString();
    for (const auto& [name, json] : settings.members()) {
        const catalogue::OptionRow* row = catalogue::findOption(object.kind, driver, name);
        if (row == nullptr) {
            report(findings, object, name, "unknown-option", object.label() + " has no option \"" + base::printable(name) + "\"");
            continue;
        }
        auto value = valueFromJson(*row, json);
        if (!value) {
            report(findings, object, name, "value", name + ": " + value.error().publicText);
            continue;
        }
        if (object.find(name) != nullptr) {
            report(findings, object, name, "twice", name + " is set twice");
            continue;
        }
        object.settings.push_back({name, std::move(*value), false, {}, {}});
    }
}

} // namespace

base::Json toJson(const Statement& statement) {
    base::Json terms = base::Json::array();
    for (const Term& term : statement.terms) {
        base::Json json = base::Json::object({{"name", term.fullName()}});
        if (term.negated)
            json.set("negated", true);
        json.set("value", term.value);
        terms.append(std::move(json));
    }
    base::Json result = base::Json::object({{"verb", statement.verb}, {"terms", std::move(terms)}});
    if (!statement.comment.empty())
        result.set("comment", statement.comment);
    if (!statement.after.empty())
        result.set("after", statement.after);
    if (!statement.enabled)
        result.set("enabled", false);
    else if (statement.shadow)
        result.set("shadow", true);
    return result;
}

base::Result<Statement> statementFromJson(const base::Json& json) {
    Statement statement;
    statement.verb = json["verb"].toString();
    if (statement.verb.empty() || !json["terms"].isArray())
        return base::fail(invalid("a statement has a verb and an array of terms"));
    statement.comment = json["comment"].toString();
    statement.after = json["after"].toString();
    statement.enabled = json["enabled"].toBool(true);
    statement.shadow = statement.enabled && json["shadow"].toBool();
    for (const base::Json& item : json["terms"].items()) {
        Term term;
        const std::string name = item["name"].toString();
        const auto words = base::splitWords(name);
        if (words.empty() || words.size() > 2)
            return base::fail(invalid("a term has a name, \"hosts\" or \"set acl_m_x\""));
        term.name = std::string(words[0]);
        term.variable = words.size() == 2 ? std::string(words[1]) : std::string();
        term.negated = item["negated"].toBool();
        term.value = std::string(base::trim(item["value"].toStringView()));
        if (term.value.find('\n') != std::string::npos || term.value.ends_with('\\'))
            return base::fail(invalid("the value of " + name + " must be one line and not end in a backslash"));
        statement.terms.push_back(std::move(term));
    }
    return statement;
}

base::Json bodyToJson(const Object& object) {
    base::Json settings = base::Json::object();
    base::Json comments = base::Json::object();
    base::Json hidden = base::Json::array();
    for (const Setting& setting : object.settings) {
        settings.set(setting.name, toJson(setting.value));
        if (!setting.comment.empty())
            comments.set(setting.name, setting.comment);
        if (setting.hidden)
            hidden.append(setting.name);
    }
    base::Json body = base::Json::object();
    if (object.kind == Kind::acl) {
        base::Json statements = base::Json::array();
        for (const Statement& statement : object.statements)
            statements.append(toJson(statement));
        body.set("statements", std::move(statements));
    } else {
        body.set("settings", std::move(settings));
    }
    if (comments.size() > 0)
        body.set("comments", std::move(comments));
    if (hidden.size() > 0)
        body.set("hidden", std::move(hidden));
    if (!object.comment.empty())
        body.set("comment", object.comment);
    return body;
}

Object objectFromJson(Kind kind, std::string name, const base::Json& body, Findings& findings) {
    Object object;
    object.kind = kind;
    object.name = std::move(name);
    object.comment = body["comment"].toString();
    readSettings(object, body["settings"], findings);
    for (const auto& [setting, comment] : body["comments"].members())
        if (Setting* found = object.find(setting))
            found->comment = comment.toString();
    for (const base::Json& hidden : body["hidden"].items())
        if (Setting* found = object.find(hidden.toStringView()))
            found->hidden = true;
    std::size_t number = 0;
    for (const base::Json& json : body["statements"].items()) {
        ++number;
        auto statement = statementFromJson(json);
        if (statement)
            object.statements.push_back(std::move(*statement));
        else
            report(findings, object, std::to_string(number), "statement", statement.error().publicText);
    }
    return object;
}

base::Json toJson(const Document& document) {
    base::Json objects = base::Json::array();
    std::map<Kind, std::int64_t> ranks;
    for (const Object& object : document.objects) {
        base::Json json = base::Json::object({{"kind", catalogue::kindName(object.kind)}, {"name", object.name}});
        json.set("rank", ranks[object.kind]++);
        json.set("body", bodyToJson(object));
        objects.append(std::move(json));
    }
    base::Json result = base::Json::object({{"format", 1}, {"objects", std::move(objects)}});
    if (!document.trailingComment.empty())
        result.set("comment", document.trailingComment);
    return result;
}

Document documentFromJson(const base::Json& json, Findings& findings) {
    Document document;
    const auto reportHere = [&](std::string code, std::string message) {
        findings.push_back({Severity::error, std::move(code), {}, std::move(message), {}});
    };
    if (json["format"].toInteger() != 1)
        reportHere("format", "this version reads format 1");
    for (const base::Json& item : json["objects"].items()) {
        const auto kind = catalogue::kindFromName(item["kind"].toStringView());
        const std::string name = item["name"].toString();
        if (!kind) {
            reportHere("unknown-kind", "\"" + base::printable(item["kind"].toStringView()) + "\" is no kind of object");
            continue;
        }
        if (document.find(*kind, name) != nullptr) {
            reportHere("twice", "there are two objects called " + document.find(*kind, name)->label());
            continue;
        }
        document.add(objectFromJson(*kind, name, item["body"], findings));
    }
    document.trailingComment = json["comment"].toString();
    return document;
}

} // namespace postroom::config
