// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/rules/rule_document.h"

#include "console/services/json_text.h"
#include "shared/config/changes.h"
#include "shared/config/document_json.h"
#include "shared/config/text_printer.h"
#include "shared/config/text_reader.h"

#include <algorithm>

namespace postroom::console {

namespace {
constexpr std::uint32_t linesBefore = 2; // of the text: the header and "begin"
} // namespace

RuleDocument::RuleDocument(catalogue::Kind kind, Session& session, WorkingCopy& copy, QObject* parent)
    : QObject(parent), m_kind(kind), m_session(session), m_copy(copy) {
    connect(&m_copy, &WorkingCopy::changed, this, [this] {
        if (m_committing || !m_known)
            return;
        m_lastField.clear();
        if (m_copy.base() != m_baseOf)
            refresh();
        follow();
    });
    connect(&m_copy, &WorkingCopy::checked, this, &RuleDocument::annotated);
}

QString RuleDocument::kindName() const { return toQt(catalogue::kindName(m_kind)); }

void RuleDocument::refresh() {
    m_session.cancel(m_call);
    base::Json params = base::Json::object();
    if (m_copy.stale())
        params.set("base", std::int64_t{m_copy.base()});
    m_call = m_session.call(this, "config.document", std::move(params), [this, base = m_copy.base()](const Answer& answer) {
        m_call = 0;
        if (!answer) {
            emit failed(answer.error());
            return;
        }
        m_baseOf = base;
        take((*answer)["objects"]);
    });
}

void RuleDocument::take(const base::Json& objects) {
    m_base = {};
    config::Findings ignored; // the server has taken this document
    for (const base::Json& entry : objects.items())
        if (const auto kind = catalogue::kindFromName(entry["kind"].toStringView()))
            m_base.objects.push_back(config::objectFromJson(*kind, entry["name"].toString(), entry["body"], ignored));
    m_names = config::completionNames(m_base);
    m_known = true;
    follow();
}

/// The rules as the working copy has them.
void RuleDocument::follow() {
    base::Json mine = base::Json::array();
    for (const base::Json& change : m_copy.changes())
        if (console::text(change, "object").startsWith(kindName() + ' '))
            mine.append(change);
    const auto changes = config::changesFromJson(mine);
    const config::Document document = changes ? config::apply(m_base, *changes).document : m_base;
    m_rules.clear();
    for (const config::Object* rule : document.all(m_kind))
        m_rules.push_back(*rule);
    emit changed();
    emit annotated();
}

void RuleDocument::commit(std::vector<config::Object> rules, const QString& field) {
    config::Document after;
    for (const config::Object& object : m_base.objects)
        if (object.kind != m_kind)
            after.objects.push_back(object);
    for (config::Object& rule : rules)
        after.insert(std::move(rule), after.objects.size());
    after.nameRules();
    base::Json::Array changes;
    for (const config::Change& change : config::changesBetween(m_base, after))
        changes.push_back(config::toJson(change));
    const bool goesOn = !field.isEmpty() && field == m_lastField;
    m_lastField = field;
    m_committing = true;
    m_copy.replaceKind(kindName(), changes, goesOn ? WorkingCopy::Undo::joined : WorkingCopy::Undo::separate);
    m_committing = false;
    follow();
}

QString RuleDocument::value(int rule, const char* setting) const {
    const config::Setting* found = rule >= 0 && rule < count() ? m_rules[static_cast<std::size_t>(rule)].find(setting) : nullptr;
    return found == nullptr ? QString() : toQt(config::plainText(found->value));
}

QString RuleDocument::object(int rule) const { return rule >= 0 && rule < count() ? toQt(m_rules[static_cast<std::size_t>(rule)].label()) : QString(); }

int RuleDocument::find(const QString& object) const {
    for (int i = 0; i < count(); ++i)
        if (this->object(i) == object)
            return i;
    return -1;
}

void RuleDocument::edit(int number, const char* setting, const QString& value, WorkingCopy::Undo undo) {
    if (!mayEdit() || number < 0 || number >= count() || this->value(number, setting) == value)
        return;
    auto rules = m_rules;
    config::Object& rule = rules[static_cast<std::size_t>(number)];
    if (value.isEmpty())
        std::erase_if(rule.settings, [&](const config::Setting& each) { return each.name == setting; });
    else if (config::Setting* found = rule.find(setting))
        found->value = value.toStdString();
    else
        rule.settings.push_back({setting, value.toStdString(), false, {}, {}});
    commit(std::move(rules), undo == WorkingCopy::Undo::joined ? QString("%1 %2").arg(number).arg(setting) : QString());
}

void RuleDocument::insert(int before, const std::vector<std::pair<std::string, std::string>>& settings) {
    if (!mayEdit())
        return;
    config::Object rule{m_kind, "new", {}, {}, {}, {}};
    for (const auto& [name, value] : settings)
        rule.settings.push_back({name, value, false, {}, {}});
    auto rules = m_rules;
    rules.insert(rules.begin() + std::clamp(before, 0, count()), std::move(rule));
    commit(std::move(rules));
}

void RuleDocument::remove(const QList<int>& numbers) {
    if (!mayEdit())
        return;
    std::vector<config::Object> rules;
    for (int i = 0; i < count(); ++i)
        if (!numbers.contains(i))
            rules.push_back(m_rules[static_cast<std::size_t>(i)]);
    commit(std::move(rules));
}

int RuleDocument::move(QList<int> numbers, int before) {
    std::sort(numbers.begin(), numbers.end());
    std::vector<config::Object> head, moved, tail;
    for (int i = 0; i < count(); ++i)
        (numbers.contains(i) ? moved : i < before ? head : tail).push_back(m_rules[static_cast<std::size_t>(i)]);
    const int first = static_cast<int>(head.size());
    head.insert(head.end(), moved.begin(), moved.end());
    head.insert(head.end(), tail.begin(), tail.end());
    if (mayEdit())
        commit(std::move(head));
    return first;
}

QString RuleDocument::text() const {
    std::string all;
    for (const config::Object& rule : m_rules)
        all += (all.empty() || rule.comment.empty() ? "" : "\n") + config::printObject(rule);
    return toQt(all);
}

config::Findings RuleDocument::setText(const QString& text) {
    config::ReadResult read = config::readText(std::string(config::textHeader) + "\nbegin " + std::string(catalogue::kindName(m_kind)) + "\n" + text.toStdString());
    for (config::Finding& finding : read.findings)
        finding.place.line = finding.place.line > linesBefore ? finding.place.line - linesBefore : 1;
    for (const config::Object& object : read.document.objects)
        if (object.kind != m_kind && object.kind != catalogue::Kind::main)
            read.findings.push_back({config::Severity::error, "section", {}, tr("Only rules may stand here, no other section.").toStdString(), {}});
    if (config::hasErrors(read.findings) || !mayEdit())
        return read.findings;
    std::vector<config::Object> rules;
    for (const config::Object* rule : read.document.all(m_kind)) {
        rules.push_back(*rule);
        rules.back().source.clear();
        for (config::Setting& setting : rules.back().settings)
            setting.source.clear();
    }
    commit(std::move(rules), "text");
    return read.findings;
}

QList<RuleFinding> RuleDocument::findings(int rule) const {
    QList<RuleFinding> found;
    for (const base::Json& finding : m_copy.findings().items()) {
        const base::Json& place = finding["place"].isObject() ? finding["place"] : finding;
        if (console::text(place, "object") != object(rule))
            continue;
        const auto severity = finding["severity"].toStringView();
        RuleFinding each;
        each.grade = severity == "error" ? RuleFinding::Grade::error : severity == "warning" ? RuleFinding::Grade::warning : RuleFinding::Grade::note;
        each.setting = console::text(place, "setting");
        each.message = console::text(finding, "message");
        if (const QString hint = console::text(finding, "hint"); !hint.isEmpty())
            each.message += " (" + hint + ')';
        const bool twice = std::any_of(found.begin(), found.end(), [&](const RuleFinding& other) { return other.message == each.message; });
        if (!twice) // the validator and the compiler say some things both
            found << each;
    }
    return found;
}

base::Json RuleDocument::configuration() const {
    if (m_copy.isEmpty())
        return {};
    return base::Json::object({{"base", std::int64_t{m_copy.base()}}, {"changes", base::Json(m_copy.changes())}});
}

} // namespace postroom::console
