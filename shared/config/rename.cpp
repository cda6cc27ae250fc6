// SPDX-License-Identifier: Apache-2.0
#include "shared/config/rename.h"

#include "shared/base/text.h"
#include "shared/config/acl_use.h"
#include "shared/config/document_json.h"

#include <algorithm>

namespace postroom::config {

namespace {

void renameText(Object& object, std::initializer_list<std::string_view> settings, const std::string& from, const std::string& to) {
    for (const std::string_view name : settings)
        if (Setting* setting = object.find(name); setting != nullptr && setting->value == Value(from))
            setting->value = to;
}

/// "+from" as a whole word becomes "+to".
std::string renameInList(const std::string& text, const std::string& from, const std::string& to) {
    const std::string wanted = "+" + from;
    std::string result;
    std::size_t at = 0;
    for (std::size_t found; (found = text.find(wanted, at)) != std::string::npos; at = found + wanted.size()) {
        const std::size_t end = found + wanted.size();
        const bool whole = end >= text.size() || (!base::isAlnum(text[end]) && text[end] != '_');
        result += text.substr(at, found - at) + (whole ? "+" + to : wanted);
    }
    return result + text.substr(at);
}

bool isListOption(const Object& object, const Setting& setting) {
    const catalogue::OptionRow* row = catalogue::findOption(object.kind, object.driver(), setting.name);
    return row != nullptr && (row->type == catalogue::OptionType::hostList || row->type == catalogue::OptionType::domainList ||
                              row->type == catalogue::OptionType::addressList || row->type == catalogue::OptionType::localPartList);
}

bool isListTerm(const Term& term) {
    constexpr std::string_view names[] = {"hosts", "domains", "sender_domains", "local_parts", "senders", "recipients"};
    return std::ranges::find(names, term.name) != std::end(names);
}

void renameList(Object& object, const std::string& from, const std::string& to) {
    for (Setting& setting : object.settings)
        if (auto* text = std::get_if<std::string>(&setting.value); text != nullptr && isListOption(object, setting))
            *text = renameInList(*text, from, to);
    for (Statement& statement : object.statements)
        for (Term& term : statement.terms)
            if (isListTerm(term))
                term.value = renameInList(term.value, from, to);
}

void renameAcl(Object& object, const std::string& from, const std::string& to) {
    if (object.kind == Kind::main)
        for (Setting& setting : object.settings)
            if (setting.name.starts_with("acl_") && setting.value == Value(from))
                setting.value = to;
    for (Statement& statement : object.statements)
        for (Term& term : statement.terms)
            if (namedAcl(term) == from)
                term.value.replace(term.value.find(from), from.size(), to);
}

void renameReferences(Object& object, Kind kind, const std::string& from, const std::string& to) {
    if (kind == Kind::transport)
        renameText(object, {"transport", "file_transport", "directory_transport", "pipe_transport", "shadow_transport"}, from, to);
    else if (kind == Kind::router)
        renameText(object, {"pass_router", "redirect_router", "router"}, from, to);
    else if (kind == Kind::acl)
        renameAcl(object, from, to);
    else if (catalogue::isNamedList(kind))
        renameList(object, from, to);
}

/// The value of one setting. Its object's driver is not known here: the type of the option is that of any driver's.
base::Json renamedValue(const Object& owner, const Change& change, Kind kind, const std::string& from, const std::string& to) {
    std::vector<std::string> drivers{""};
    for (const std::string_view driver : catalogue::driversOf(owner.kind))
        drivers.emplace_back(driver);
    for (const std::string& driver : drivers) {
        Object object{owner.kind, owner.name, {}, {{"driver", driver, false, {}, {}}}, {}, {}};
        object.settings.push_back({change.setting, change.value.toString(), false, {}, {}});
        renameReferences(object, kind, from, to);
        if (const std::string renamed = plainText(object.settings.back().value); renamed != change.value.toString())
            return renamed;
    }
    return change.value;
}

base::Json renamedStatements(const base::Json& value, Kind kind, const std::string& from, const std::string& to) {
    if (value.isArray()) {
        base::Json all = base::Json::array();
        for (const base::Json& each : value.items())
            all.append(renamedStatements(each, kind, from, to));
        return all;
    }
    Object acl{Kind::acl, {}, {}, {}, {}, {}};
    auto statement = value.isObject() ? statementFromJson(value) : base::Result<Statement>(Statement());
    if (!value.isObject() || !statement)
        return value;
    acl.statements.push_back(std::move(*statement));
    renameReferences(acl, kind, from, to);
    return toJson(acl.statements.front());
}

base::Json renamedBody(const Object& owner, const base::Json& body, Kind kind, const std::string& from, const std::string& to) {
    Findings ignored; // what cannot be read is said when the change is done
    Object object = objectFromJson(owner.kind, owner.name, body, ignored);
    const base::Json before = bodyToJson(object);
    renameReferences(object, kind, from, to);
    const base::Json after = bodyToJson(object);
    return after == before ? body : after;
}

} // namespace

void renameObject(Document& document, Kind kind, const std::string& from, const std::string& to) {
    Object* renamed = document.find(kind, from);
    if (renamed == nullptr)
        return;
    renamed->name = to;
    for (Object& object : document.objects)
        renameReferences(object, kind, from, to);
}

Change renamedIn(Change change, Kind kind, const std::string& from, const std::string& to) {
    if (const Object old{kind, from, {}, {}, {}, {}}; change.object == old.label())
        change.object = Object{kind, to, {}, {}, {}, {}}.label();
    const auto label = readLabel(change.object);
    if (!label)
        return change;
    const Object owner{label->first, label->second, {}, {}, {}, {}};
    if (change.operation == Operation::add || change.operation == Operation::replace)
        change.value = renamedBody(owner, change.value, kind, from, to);
    else if (change.operation == Operation::set && owner.kind == Kind::acl)
        change.value = renamedStatements(change.value, kind, from, to);
    else if (change.operation == Operation::set && change.value.isString())
        change.value = renamedValue(owner, change, kind, from, to);
    return change;
}

} // namespace postroom::config
