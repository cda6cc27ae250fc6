// SPDX-License-Identifier: Apache-2.0
#include "shared/config/changes.h"

#include "shared/base/text.h"
#include "shared/config/difference.h"
#include "shared/config/document_json.h"
#include "shared/config/rename.h"
#include "shared/config/text_reader.h"
#include "shared/config/validation.h"

#include <algorithm>
#include <array>
#include <set>

namespace postroom::config {

namespace {

struct OperationName {
    Operation operation;
    std::string_view name;
};

constexpr std::array<OperationName, 7> operations{{
    {Operation::set, "set"},
    {Operation::unset, "unset"},
    {Operation::add, "add"},
    {Operation::replace, "replace"},
    {Operation::remove, "remove"},
    {Operation::move, "move"},
    {Operation::rename, "rename"},
}};

base::Error invalid(std::string message) { return base::permanentError(base::ErrorKind::invalid, std::move(message)); }

/// Does one change; every failure is a finding with the object and the setting.
class Applier {
public:
    Applier(Applied& applied, const Change& change) : m_applied(applied), m_change(change) {}

    void run() {
        auto label = readLabel(m_change.object);
        if (!label)
            return fail("object", label.error().publicText);
        m_kind = label->first;
        m_name = label->second;
        m_object = m_applied.document.find(m_kind, m_name);
        if (m_object == nullptr && m_kind == Kind::main)
            m_object = &m_applied.document.mainObject();
        if (m_change.operation == Operation::add)
            return add();
        if (m_object == nullptr)
            return fail("missing-object", "there is no " + m_change.object);
        switch (m_change.operation) {
        case Operation::set: return set();
        case Operation::unset: return unset();
        case Operation::replace: return replace();
        case Operation::remove: return remove();
        case Operation::move: return move();
        case Operation::rename: return rename();
        case Operation::add: return;
        }
    }

private:
    void fail(std::string code, std::string message, std::string hint = {}) {
        Finding finding{Severity::error, std::move(code), {}, std::move(message), std::move(hint)};
        finding.place.object = m_change.object;
        finding.place.setting = m_change.setting;
        m_applied.findings.push_back(std::move(finding));
    }

    /// "statements" or "statements.N": the index from 0, or the number of statements for "statements" itself.
    std::optional<std::size_t> statementIndex() {
        if (m_change.setting == "statements")
            return m_object->statements.size();
        const auto number = base::toInteger(std::string_view(m_change.setting).substr(std::min<std::size_t>(11, m_change.setting.size())));
        if (!m_change.setting.starts_with("statements.") || !number || *number < 1 ||
            *number > static_cast<std::int64_t>(m_object->statements.size()))
            return std::nullopt;
        return static_cast<std::size_t>(*number - 1);
    }

    void set() {
        if (m_kind == Kind::acl)
            return setStatements();
        const catalogue::OptionRow* row = catalogue::findOption(m_kind, m_object->driver(), m_change.setting);
        if (row == nullptr)
            return fail("unknown-option", m_change.object + " has no option \"" + base::printable(m_change.setting) + "\"", nearestOption());
        auto value = valueFromJson(*row, m_change.value);
        if (!value)
            return fail("value", m_change.setting + ": " + value.error().publicText);
        keepSecret(*m_object, *row, *value);
        if (Setting* known = m_object->find(m_change.setting)) {
            known->value = std::move(*value);
            known->source.clear();
        } else {
            m_object->settings.push_back({m_change.setting, std::move(*value), false, {}, {}});
        }
    }

    std::string nearestOption() {
        std::vector<std::string> names;
        for (const catalogue::OptionRow* row : catalogue::optionsOf(m_kind, m_object->driver()))
            names.emplace_back(row->name);
        const auto near = base::nearestName(m_change.setting, names);
        return near ? "did you mean " + *near + "?" : std::string();
    }

    void keepSecret(const Object& object, const catalogue::OptionRow& row, Value& value) {
        auto* text = std::get_if<std::string>(&value);
        if (row.secrecy != catalogue::Secrecy::secret || text == nullptr || text->empty() || !secretName(*text).empty())
            return;
        const std::string name = base::replaceAll(object.label(), " ", "/") + "/" + std::string(row.name);
        m_applied.secrets[name] = std::exchange(*text, "secret:" + name);
    }

    void setStatements() {
        const auto index = statementIndex();
        if (!index)
            return fail("unknown-option", "expected \"statements\" or \"statements.N\" with the number of a statement");
        std::vector<Statement> statements;
        if (m_change.value.isString()) {
            ReadAcl read = readAclText(m_change.value.toStringView());
            for (const Finding& finding : read.findings)
                fail(finding.code, finding.message, finding.hint);
            statements = std::move(read.statements);
            for (Statement& statement : statements) {
                statement.source.clear();
                for (Term& term : statement.terms)
                    term.source.clear();
            }
        } else {
            const base::Json::Array one{m_change.value};
            for (const base::Json& json : m_change.value.isArray() ? m_change.value.items() : one) {
                auto statement = statementFromJson(json);
                if (!statement)
                    return fail("statement", statement.error().publicText);
                statements.push_back(std::move(*statement));
            }
        }
        if (m_change.setting == "statements") {
            m_object->statements = std::move(statements);
            return;
        }
        const auto at = m_object->statements.erase(m_object->statements.begin() + static_cast<std::ptrdiff_t>(*index));
        m_object->statements.insert(at, statements.begin(), statements.end());
    }

    void unset() {
        if (m_kind == Kind::acl) {
            const auto index = statementIndex();
            if (!index || m_change.setting == "statements")
                return fail("unknown-option", "expected \"statements.N\" with the number of a statement");
            m_object->statements.erase(m_object->statements.begin() + static_cast<std::ptrdiff_t>(*index));
            return;
        }
        if (std::erase_if(m_object->settings, [&](const Setting& setting) { return setting.name == m_change.setting; }) == 0 &&
            catalogue::findOption(m_kind, m_object->driver(), m_change.setting) == nullptr)
            fail("unknown-option", m_change.object + " has no option \"" + base::printable(m_change.setting) + "\"", nearestOption());
    }

    Object fromBody() {
        Object object = objectFromJson(m_kind, m_name, m_change.value, m_applied.findings);
        for (Setting& setting : object.settings)
            if (const auto* row = catalogue::findOption(m_kind, object.driver(), setting.name))
                keepSecret(object, *row, setting.value);
        return object;
    }

    void add() {
        if (m_object != nullptr)
            return fail("twice", m_change.object + " is there already");
        const bool rule = m_kind == Kind::retry || m_kind == Kind::rewrite;
        if (!rule && !isName(m_kind, m_name))
            return fail("name", "\"" + base::printable(m_name) + "\" cannot be a name", "letters, digits and underscores are allowed");
        m_applied.document.insert(fromBody(), m_change.rank.value_or(m_applied.document.objects.size()));
    }

    void replace() {
        Object object = fromBody();
        *m_object = std::move(object);
    }

    void remove() {
        std::erase_if(m_applied.document.objects, [&](const Object& object) { return object.kind == m_kind && object.name == m_name; });
    }

    void move() {
        if (!m_change.rank || !catalogue::isOrdered(m_kind))
            return fail("rank", m_change.rank ? "the order of this kind of object does not matter" : "the new place is missing");
        Object object = *m_object;
        remove();
        m_applied.document.insert(std::move(object), *m_change.rank);
    }

    void rename() {
        if (m_kind == Kind::main || m_kind == Kind::retry || m_kind == Kind::rewrite || !isName(m_kind, m_change.newName))
            return fail("name", "\"" + base::printable(m_change.newName) + "\" cannot be the new name");
        if (m_applied.document.find(m_kind, m_change.newName) != nullptr)
            return fail("twice", "there is another one called " + m_change.newName);
        renameObject(m_applied.document, m_kind, m_name, m_change.newName);
    }

    Applied& m_applied;
    const Change& m_change;
    Kind m_kind = Kind::main;
    std::string m_name;
    Object* m_object = nullptr;
};

} // namespace

std::string_view operationName(Operation operation) { return operations[static_cast<std::size_t>(operation)].name; }

base::Json toJson(const Change& change) {
    base::Json json = base::Json::object({{"op", operationName(change.operation)}, {"object", change.object}});
    if (!change.setting.empty())
        json.set("setting", change.setting);
    if (!change.value.isNull())
        json.set("value", change.value);
    if (change.rank)
        json.set("rank", static_cast<std::int64_t>(*change.rank));
    if (!change.newName.empty())
        json.set("name", change.newName);
    return json;
}

base::Result<Change> changeFromJson(const base::Json& json) {
    Change change;
    const std::string op = json["op"].toString();
    const auto found = std::ranges::find(operations, std::string_view(op), &OperationName::name);
    if (found == operations.end())
        return base::fail(invalid("\"" + base::printable(op) + "\" is no operation (set, unset, add, replace, remove, move, rename)"));
    change.operation = found->operation;
    change.object = json["object"].toString();
    change.setting = json["setting"].toString();
    change.value = json["value"];
    change.newName = json["name"].toString();
    if (json.has("rank")) {
        if (!json["rank"].isInteger() || json["rank"].toInteger() < 0)
            return base::fail(invalid("rank must be a number from 0"));
        change.rank = static_cast<std::size_t>(json["rank"].toInteger());
    }
    const bool needsSetting = change.operation == Operation::set || change.operation == Operation::unset;
    if (change.object.empty() || needsSetting == change.setting.empty())
        return base::fail(invalid(op + (change.object.empty() ? " needs an object" : needsSetting ? " needs a setting" : " takes no setting")));
    return change;
}

base::Result<Changes> changesFromJson(const base::Json& json) {
    if (!json.isArray())
        return base::fail(invalid("changes must be an array"));
    Changes changes;
    for (const base::Json& item : json.items()) {
        auto change = changeFromJson(item);
        if (!change)
            return base::fail(invalid("change " + std::to_string(changes.size() + 1) + ": " + change.error().publicText));
        changes.push_back(std::move(*change));
    }
    return changes;
}

Applied apply(const Document& base, const Changes& changes) {
    Applied applied{base, {}, {}};
    for (const Change& change : changes)
        Applier(applied, change).run();
    applied.document.nameRules();
    return applied;
}

Changes changesBetween(const Document& before, const Document& after) {
    const Difference differences = difference(before, after);
    Changes changes;
    // What goes, goes first, and what moves waits at the end: then every later rank is that of the newer document.
    for (const ObjectDifference& object : differences)
        if (object.kind == DifferenceKind::removed)
            changes.push_back({Operation::remove, object.object, "", {}, {}, ""});
    for (const ObjectDifference& object : differences)
        if (object.kind == DifferenceKind::moved)
            changes.push_back({Operation::move, object.object, "", {}, before.objects.size() + after.objects.size(), ""});
    for (const ObjectDifference& object : differences) {
        const auto label = readLabel(object.object);
        const Object* target = label ? after.find(label->first, label->second) : nullptr;
        if (target == nullptr)
            continue;
        if (object.kind == DifferenceKind::added)
            changes.push_back({Operation::add, object.object, "", bodyToJson(*target), after.rank(*target), ""});
        else if (object.kind == DifferenceKind::changed)
            changes.push_back({Operation::replace, object.object, "", bodyToJson(*target), {}, ""});
        else if (object.kind == DifferenceKind::moved)
            changes.push_back({Operation::move, object.object, "", {}, after.rank(*target), ""});
    }
    return changes;
}

std::vector<std::string> conflicts(const Document& base, const Document& current, const Changes& changes) {
    std::set<std::string> touched;
    for (const Change& change : changes)
        touched.insert(change.object);
    std::set<std::string> result;
    for (const ObjectDifference& object : difference(base, current))
        if (touched.contains(object.object))
            result.insert(object.object);
    return {result.begin(), result.end()};
}

} // namespace postroom::config
