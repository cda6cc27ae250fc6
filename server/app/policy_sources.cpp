// SPDX-License-Identifier: Apache-2.0
#include "server/app/policy_sources.h"

#include "shared/catalogue/keys_main.h"
#include "shared/catalogue/option_row.h"
#include "shared/config/settings.h"
#include "shared/config/validator.h"

namespace postroom::app {

namespace {

lookup::ListKind listKind(config::Kind kind) {
    switch (kind) {
    case config::Kind::hostList: return lookup::ListKind::host;
    case config::Kind::addressList: return lookup::ListKind::address;
    case config::Kind::localPartList: return lookup::ListKind::localPart;
    default: return lookup::ListKind::domain;
    }
}

void addList(lookup::NamedLists& lists, const config::Document& document, const config::Object& object) {
    lookup::NamedList list;
    list.kind = listKind(object.kind);
    list.name = object.name;
    if (const config::Setting* value = object.find("value")) {
        list.source = config::plainText(value->value);
        list.hidden = value->hidden;
        list.place = document.place(object, "value");
    }
    if (const config::Setting* cache = object.find("cache"))
        list.cache = cache->value == config::Value(true);
    lists.add(std::move(list));
}

} // namespace

acl::PolicySource policySource(const config::Document& document, base::RevisionId revision) {
    acl::PolicySource source;
    source.revision = revision;
    const config::Object& main = document.mainObject();
    source.main = document.place(main);
    source.strictVariables = document.main().get(catalogue::option::strictAclVars);
    for (std::size_t index = 0; index < acl::phaseCount; ++index) {
        const auto phase = static_cast<acl::Phase>(index);
        if (const config::Setting* option = main.find(acl::phaseOption(phase)))
            source.options[phase] = config::plainText(option->value);
    }
    for (const config::Object* object : document.all(config::Kind::acl)) {
        acl::AclSource acl;
        acl.name = object->name;
        for (std::size_t number = 0; number < object->statements.size(); ++number) {
            const config::Statement& statement = object->statements[number];
            acl::StatementSource compiled;
            compiled.verb = statement.verb;
            compiled.place = document.place(statement.source);
            compiled.place.object = object->label();
            compiled.place.setting = std::to_string(number + 1);
            compiled.mode = !statement.enabled ? acl::StatementSource::Mode::off
                            : statement.shadow ? acl::StatementSource::Mode::shadow
                                               : acl::StatementSource::Mode::active;
            for (std::size_t term = 0; term < statement.terms.size(); ++term) {
                const config::Term& from = statement.terms[term];
                compiled.terms.push_back({from.fullName(), from.negated, from.value, document.place(*object, number, term, 0)});
            }
            acl.statements.push_back(std::move(compiled));
        }
        source.acls.push_back(std::move(acl));
    }
    return source;
}

std::vector<router::OptionText> optionTexts(const config::Document& document, const config::Object& object) {
    std::vector<router::OptionText> options;
    for (const config::Setting& setting : object.settings) {
        if (setting.name == "driver")
            continue;
        const config::Place place = document.place(object, setting.name);
        if (const auto* lines = std::get_if<std::vector<std::string>>(&setting.value)) {
            for (const std::string& line : *lines)
                options.push_back({setting.name, line, place});
            continue;
        }
        const catalogue::OptionRow* row = catalogue::findOption(object.kind, object.driver(), setting.name);
        options.push_back({setting.name, row != nullptr ? config::valueText(*row, setting.value) : config::plainText(setting.value), place});
    }
    return options;
}

router::ChainSource chainSource(const config::Document& document) {
    router::ChainSource source;
    source.mainOptions = optionTexts(document, document.mainObject());
    for (const config::Object* object : document.all(config::Kind::router))
        source.routers.push_back({"router", object->name, std::string(object->driver()), optionTexts(document, *object), document.place(*object)});
    for (const config::Object* object : document.all(config::Kind::rewrite)) {
        const auto text = [&](std::string_view name) {
            const config::Setting* setting = object->find(name);
            return setting != nullptr ? config::plainText(setting->value) : std::string();
        };
        source.rewrites.push_back({text("pattern"), text("replacement"), text("flags"), document.place(*object)});
    }
    return source;
}

lookup::NamedLists namedLists(const config::Document& document) {
    lookup::NamedLists lists;
    for (const config::Object& object : config::builtInLists(document))
        addList(lists, document, object);
    for (const config::Object& object : document.objects)
        if (catalogue::isNamedList(object.kind))
            addList(lists, document, object);
    return lists;
}

} // namespace postroom::app
