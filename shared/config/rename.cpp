// SPDX-License-Identifier: Apache-2.0
#include "shared/config/rename.h"

#include "shared/base/text.h"
#include "shared/config/acl_use.h"

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

} // namespace

void renameObject(Document& document, Kind kind, const std::string& from, const std::string& to) {
    Object* renamed = document.find(kind, from);
    if (renamed == nullptr)
        return;
    renamed->name = to;
    for (Object& object : document.objects) {
        if (kind == Kind::transport)
            renameText(object, {"transport", "file_transport", "directory_transport", "pipe_transport"}, from, to);
        else if (kind == Kind::router)
            renameText(object, {"pass_router", "redirect_router"}, from, to);
        else if (kind == Kind::acl)
            renameAcl(object, from, to);
        else if (catalogue::isNamedList(kind))
            renameList(object, from, to);
    }
}

} // namespace postroom::config
