// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/policy/acl_document.h"

#include "console/pages/policy/statements_json.h"
#include "console/services/json_text.h"
#include "shared/catalogue/option_row.h"
#include "shared/config/document_json.h"
#include "shared/config/text_reader.h"
#include "shared/config/validator.h"

#include <QRegularExpression>

#include <algorithm>

namespace postroom::console {

AclDocument::AclDocument(Session& session, WorkingCopy& copy, QObject* parent) : QObject(parent), m_session(session), m_copy(copy) {
    connect(&m_copy, &WorkingCopy::changed, this, [this] {
        if (m_committing || !m_known)
            return;
        m_lastField.clear();
        if (otherChanges().canonicalText() != m_askedWith)
            fetchDocument(); // lists and ACLs that other pages made or took away
        follow();
    });
    connect(&m_copy, &WorkingCopy::checked, this, &AclDocument::annotated);
}

/// The working copy without the statements that are edited here: these are laid over the answer at once.
base::Json AclDocument::otherChanges() const {
    base::Json changes = base::Json::array();
    for (const base::Json& change : m_copy.changes())
        if (!(change["setting"].toStringView() == "statements" && change["op"].toStringView() == "set"))
            changes.append(change);
    return changes;
}

void AclDocument::refresh() {
    fetchDocument();
    fetchCounters();
}

void AclDocument::fetchDocument() {
    const base::Json others = otherChanges();
    m_askedWith = others.canonicalText();
    askDocument(others);
}

void AclDocument::askDocument(const base::Json& changes) {
    m_session.cancel(m_documentCall);
    base::Json params = base::Json::object();
    if (m_copy.stale() || changes.size() > 0)
        params.set("base", std::int64_t{m_copy.base()});
    if (changes.size() > 0)
        params.set("changes", changes);
    m_documentCall = m_session.call(this, "config.document", std::move(params), [this, changes](const Answer& answer) {
        m_documentCall = 0;
        if (answer)
            take((*answer)["objects"]);
        else if (changes.size() > 0 && answer.error().kind == base::ErrorKind::invalid)
            askDocument(base::Json::array()); // another page holds something that cannot be taken: without it then
        else
            emit failed(answer.error());
    });
}

void AclDocument::fetchCounters() {
    m_session.cancel(m_countersCall);
    m_countersCall = m_session.call(this, "policy.counters", base::Json::object(), [this](const Answer& answer) {
        m_countersCall = 0;
        m_counters = answer ? *answer : base::Json(); // without counters the rules can be edited all the same
        matchCounters();
        emit annotated();
    });
}

void AclDocument::take(const base::Json& objects) {
    m_base = {};
    config::Findings ignored; // the server has taken this document
    for (const base::Json& entry : objects.items())
        if (const auto kind = catalogue::kindFromName(entry["kind"].toStringView()))
            m_base.objects.push_back(config::objectFromJson(*kind, entry["name"].toString(), entry["body"], ignored));
    m_names = config::completionNames(m_base);
    m_phases = config::aclPhases(m_base);
    m_known = true;
    if (!acls().contains(m_acl))
        m_acl.clear();
    emit listed();
    follow();
}

QStringList AclDocument::acls() const { return named(catalogue::Kind::acl); }

QStringList AclDocument::named(catalogue::Kind kind) const {
    QStringList names;
    for (const config::Object* object : m_base.all(kind))
        names << toQt(object->name);
    return names;
}

QString AclDocument::mainOption(std::string_view name) const {
    const config::Setting* setting = m_base.mainObject().find(name);
    return setting == nullptr ? QString() : toQt(config::plainText(setting->value));
}

void AclDocument::setMainOption(std::string_view name, const QString& value) { m_copy.set("main", toQt(name), value.toStdString(), WorkingCopy::Undo::separate); }

catalogue::PhaseSet AclDocument::phasesOf(const QString& acl) const {
    const auto found = m_phases.find(acl.toStdString());
    return found == m_phases.end() ? 0 : found->second;
}

QStringList AclDocument::freePoints() const {
    QStringList points;
    for (unsigned i = 0; i < catalogue::phaseCount; ++i) {
        const auto option = catalogue::phaseOption(static_cast<catalogue::Phase>(i));
        if (catalogue::findOption(catalogue::Kind::main, {}, option) != nullptr && mainOption(option).isEmpty())
            points << toQt(option);
    }
    return points;
}

bool AclDocument::add(const QString& name, const QString& point) {
    static const QRegularExpression allowed("^[A-Za-z][A-Za-z0-9_]*$");
    if (!allowed.match(name).hasMatch() || acls().contains(name) || !m_copy.mayEdit())
        return false;
    config::Statement accept;
    accept.verb = "accept";
    m_committing = true; // the answer to fetchDocument() has both
    m_copy.add("acl " + name, base::Json::object({{"statements", toJson(std::vector<config::Statement>{accept})}}));
    if (!point.isEmpty())
        m_copy.set("main", point, name.toStdString(), WorkingCopy::Undo::withLast);
    m_committing = false;
    fetchDocument();
    return true;
}

bool AclDocument::choose(const QString& acl) {
    if (!acls().contains(acl))
        return false;
    if (acl != m_acl) {
        m_acl = acl;
        m_lastField.clear();
        m_statements.clear();
        m_unreadable.clear();
    }
    follow();
    return true;
}

std::vector<config::Statement> AclDocument::baseStatements() const {
    const config::Object* object = m_base.find(catalogue::Kind::acl, m_acl.toStdString());
    return object == nullptr ? std::vector<config::Statement>() : object->statements;
}

/// The statements as the working copy has them.
void AclDocument::follow() {
    const base::Json change = m_acl.isEmpty() ? base::Json() : m_copy.changeOf(object(), "statements");
    const base::Json& value = change["value"];
    m_unreadable = value.isString() ? console::text(value) : QString();
    if (m_unreadable.isEmpty())
        m_statements = value.isArray() ? statementsFrom(value) : baseStatements();
    matchCounters();
    emit changed();
    emit annotated();
}

void AclDocument::commit(const base::Json& value, WorkingCopy::Undo undo) {
    m_committing = true;
    if (value == toJson(baseStatements()))
        m_copy.forget(object(), "statements");
    else
        m_copy.set(object(), "statements", value, undo);
    m_committing = false;
    follow();
}

void AclDocument::replace(std::vector<config::Statement> statements, const QString& field) {
    const bool goesOn = !field.isEmpty() && field == m_lastField;
    m_lastField = field;
    commit(toJson(statements), goesOn ? WorkingCopy::Undo::joined : WorkingCopy::Undo::separate);
}

void AclDocument::edit(int statement, config::Statement value, const QString& field) {
    auto statements = m_statements;
    statements.at(static_cast<std::size_t>(statement)) = std::move(value);
    replace(std::move(statements), field);
}

void AclDocument::insert(int before, config::Statement statement) {
    auto statements = m_statements;
    statements.insert(statements.begin() + std::clamp(before, 0, count()), std::move(statement));
    replace(std::move(statements));
}

void AclDocument::remove(const QList<int>& rows) {
    std::vector<config::Statement> statements;
    for (int i = 0; i < count(); ++i)
        if (!rows.contains(i))
            statements.push_back(m_statements[static_cast<std::size_t>(i)]);
    replace(std::move(statements));
}

int AclDocument::move(QList<int> rows, int before) {
    std::sort(rows.begin(), rows.end());
    std::vector<config::Statement> head, moved, tail;
    for (int i = 0; i < count(); ++i)
        (rows.contains(i) ? moved : i < before ? head : tail).push_back(m_statements[static_cast<std::size_t>(i)]);
    const int first = static_cast<int>(head.size());
    head.insert(head.end(), moved.begin(), moved.end());
    head.insert(head.end(), tail.begin(), tail.end());
    replace(std::move(head));
    return first;
}

void AclDocument::setText(const QString& text) {
    const config::ReadAcl read = config::readAclText(text.toStdString());
    const bool goesOn = m_lastField == "text";
    m_lastField = "text";
    const auto undo = goesOn ? WorkingCopy::Undo::joined : WorkingCopy::Undo::separate;
    commit(config::hasErrors(read.findings) ? base::Json(text.toStdString()) : toJson(read.statements), undo);
}

QString AclDocument::text() const { return m_unreadable.isEmpty() ? statementsText(m_statements) : m_unreadable; }

QList<StatementFinding> AclDocument::findings(int number) const {
    QList<StatementFinding> found;
    if (number < 0 || number >= count())
        return found;
    const config::Statement& statement = m_statements[static_cast<std::size_t>(number)];
    for (const base::Json& finding : m_copy.findings().items()) {
        const base::Json& place = finding["place"].isObject() ? finding["place"] : finding;
        const QString setting = console::text(place, "setting");
        if (console::text(place, "object") != object() || setting.section('.', 0, 0) != QString::number(number + 1))
            continue;
        StatementFinding each;
        const auto severity = finding["severity"].toStringView();
        each.grade = severity == "error" ? StatementFinding::Grade::error : severity == "warning" ? StatementFinding::Grade::warning : StatementFinding::Grade::note;
        const std::string name = setting.section('.', 1).toStdString();
        for (std::size_t i = 0; i < statement.terms.size() && !name.empty(); ++i)
            if (each.term < 0 && statement.terms[i].fullName() == name)
                each.term = static_cast<int>(i);
        each.column = static_cast<int>(place["column"].toInteger());
        each.message = console::text(finding, "message");
        if (const QString self = QString("statement %1 of %2 ").arg(number + 1).arg(m_acl); each.message.startsWith(self)) // it is shown at the statement
            each.message.remove(0, self.size());
        if (const QString hint = console::text(finding, "hint"); !hint.isEmpty())
            each.message += " (" + hint + ')';
        const bool known = std::any_of(found.begin(), found.end(), [&](const StatementFinding& other) { return other.message.section(" (", 0, 0) == each.message.section(" (", 0, 0); });
        if (!known) // the validator and the compiler say some things both
            found << each;
    }
    return found;
}

/// The counters are about the revision in force: they belong to what stands here unchanged, wherever it was moved to.
void AclDocument::matchCounters() {
    m_counterOf.assign(m_statements.size(), -1);
    const auto before = baseStatements();
    std::vector<bool> taken(before.size(), false);
    const auto& counters = m_counters["statements"].items();
    for (std::size_t i = 0; i < m_statements.size(); ++i)
        for (std::size_t j = 0; j < before.size(); ++j) {
            if (taken[j] || !(ruleOf(before[j]) == ruleOf(m_statements[i])))
                continue;
            taken[j] = true;
            for (std::size_t k = 0; k < counters.size(); ++k)
                if (console::text(counters[k], "acl") == m_acl && counters[k]["statement"].toInteger() == static_cast<std::int64_t>(j + 1))
                    m_counterOf[i] = static_cast<int>(k);
            break;
        }
}

const base::Json& AclDocument::counter(int statement) const {
    static const base::Json none;
    const int index = statement >= 0 && statement < static_cast<int>(m_counterOf.size()) ? m_counterOf[static_cast<std::size_t>(statement)] : -1;
    return index < 0 ? none : m_counters["statements"].items()[static_cast<std::size_t>(index)];
}

QDateTime AclDocument::countedSince() const { return time(m_counters["since"]); }

} // namespace postroom::console
