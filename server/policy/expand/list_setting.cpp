// SPDX-License-Identifier: Apache-2.0
#include "server/policy/expand/list_setting.h"

#include "server/policy/expand/compiled_list.h"
#include "server/policy/expand/compiler.h"
#include "server/policy/expand/evaluator.h"
#include "server/policy/expand/program.h"

namespace postroom::expand {

namespace {

void check(const lookup::NamedLists& lists, const lookup::NamedList& list, config::Findings& findings) {
    const auto add = [&](std::string code, std::string message) {
        findings.push_back({config::Severity::error, std::move(code), list.place,
                            std::string(lookup::listKindName(list.kind)) + " " + list.name + ": " + std::move(message), {}});
    };
    for (const std::string& problem : list.parsed->errors())
        add("bad-list-item", problem);
    for (const lookup::ListItem& item : list.parsed->items())
        if (item.form == lookup::ListItem::Form::named && lists.find(list.kind, std::string_view(item.text).substr(1)) == nullptr)
            add("unknown-list", "there is no " + std::string(lookup::listKindName(list.kind)) + " " + item.text.substr(1));
}

} // namespace

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
                check(lists, *list, findings);
        }
    }
    return findings;
}

lookup::ListExpander::Text ScopeListExpander::expandNamedList(const lookup::NamedList& list) {
    return Evaluator(m_scope).expandNamedList(list);
}

} // namespace postroom::expand
