// SPDX-License-Identifier: Apache-2.0
#include "server/policy/expand/list_setting.h"

#include "server/policy/expand/compiled_list.h"
#include "server/policy/expand/compiler.h"
#include "server/policy/expand/evaluator.h"
#include "server/policy/expand/program.h"

namespace postroom::expand {

namespace {

void check(const lookup::NamedLists& lists, const lookup::NamedList& list, const CompileNames& names, config::Findings& findings) {
    const auto add = [&](std::string code, std::string message, std::string hint = {}) {
        findings.push_back({config::Severity::error, std::move(code), list.place,
                            std::string(lookup::listKindName(list.kind)) + " " + list.name + ": " + std::move(message), std::move(hint)});
    };
    for (const std::string& problem : list.parsed->errors())
        add("bad-list-item", problem);
    for (const lookup::ListItem& item : list.parsed->items())
        if (item.form == lookup::ListItem::Form::named && lists.find(list.kind, std::string_view(item.text).substr(1)) == nullptr)
            add("unknown-list", "there is no " + std::string(lookup::listKindName(list.kind)) + " " + item.text.substr(1),
                names.listHint(lookup::listKindName(list.kind), std::string_view(item.text).substr(1)));
}

} // namespace

std::vector<std::string> unknownLists(const lookup::List& list, lookup::ListKind kind, const CompileNames& names) {
    std::vector<std::string> unknown;
    for (const lookup::ListItem& item : list.items()) {
        if (item.form != lookup::ListItem::Form::named || !item.text.starts_with('+'))
            continue;
        const std::string_view name = std::string_view(item.text).substr(1);
        if (!names.listExists(lookup::listKindName(kind), name) &&
            !(kind == lookup::ListKind::address && names.listExists(lookup::listKindName(lookup::ListKind::domain), name)))
            unknown.emplace_back(name);
    }
    return unknown;
}

config::Findings compileNamedLists(lookup::NamedLists& lists, const CompileNames& names) {
    config::Findings findings;
    for (const lookup::ListKind kind : {lookup::ListKind::domain, lookup::ListKind::host, lookup::ListKind::address, lookup::ListKind::localPart}) {
        for (const auto& [name, known] : lists.all(kind)) {
            lookup::NamedList* list = lists.find(kind, name);
            if (!list->parsed && !list->compiled) {
                auto program = Program::compile(list->source, list->place, names);
                if (!program) {
                    findings.insert(findings.end(), program.error().begin(), program.error().end());
                    continue;
                }
                if (const std::string* text = program->constant()) {
                    list->parsed = lookup::List::parse(kind, *text);
                } else {
                    auto compiled = std::make_shared<CompiledList>();
                    Compiler compiler(list->source, names);
                    compiler.compile(compiled->sequence);
                    list->compiled = std::move(compiled);
                }
            }
            if (list->parsed)
                check(lists, *list, names, findings);
        }
    }
    return findings;
}

lookup::ListExpander::Text ScopeListExpander::expandNamedList(const lookup::NamedList& list) {
    return Evaluator(m_scope).expandNamedList(list);
}

} // namespace postroom::expand
