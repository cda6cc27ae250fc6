// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/policy/acl_completion.h"

#include "shared/base/text.h"

#include <algorithm>

namespace postroom::console {

namespace {

using catalogue::TermKind;
using config::Candidate;
using config::Completion;

bool isWord(char c) { return base::isAlnum(c) || c == '_'; }

std::size_t skip(std::string_view line, std::size_t at, std::string_view what) {
    while (at < line.size() && what.find(line[at]) != std::string_view::npos)
        ++at;
    return at;
}

std::size_t wordEnd(std::string_view line, std::size_t at) {
    while (at < line.size() && isWord(line[at]))
        ++at;
    return at;
}

bool isVerb(std::string_view word) {
    return std::ranges::any_of(catalogue::verbRows(), [&](const catalogue::VerbRow& row) { return row.name == word; });
}

void add(Completion& completion, std::string_view begun, std::string text, std::string_view name, std::string_view kind, std::string_view help) {
    if (name.starts_with(begun) && name != begun)
        completion.candidates.push_back({std::move(text), std::string(kind), {}, std::string(help)});
}

void addTerms(Completion& completion, std::string_view begun, TermKind kind, catalogue::PhaseSet phases) {
    const bool takesValue = kind == TermKind::condition || kind == TermKind::modifier;
    for (const catalogue::TermRow& row : catalogue::termRows())
        if (row.kind == kind && (phases == 0 || (row.allowed & phases) != 0))
            add(completion, begun, std::string(row.name) + (takesValue && row.value != catalogue::TermValue::none ? " = " : ""), row.name, "term", row.help);
}

Completion valueAt(std::string_view term, std::string_view line, std::size_t begin, std::size_t position, catalogue::PhaseSet phases, const std::vector<config::CompletionName>& names) {
    if (term == "control" || term == "verify") {
        Completion completion{begin, position, {}};
        addTerms(completion, line.substr(begin, position - begin), term == "control" ? TermKind::control : TermKind::verify, phases);
        return completion;
    }
    Completion completion = config::complete(line.substr(begin), position - begin, valueKind(term), names);
    completion.begin += begin;
    completion.end += begin;
    return completion;
}

} // namespace

config::ExpressionKind valueKind(std::string_view term) {
    using Kind = config::ExpressionKind;
    if (term == "hosts")
        return Kind::hostList;
    if (term == "domains" || term == "sender_domains")
        return Kind::domainList;
    if (term == "local_parts")
        return Kind::localPartList;
    return term == "senders" || term == "recipients" ? Kind::addressList : Kind::string;
}

Completion completeAcl(std::string_view line, std::size_t position, catalogue::PhaseSet phases, const std::vector<config::CompletionName>& names) {
    position = std::min(position, line.size());
    std::size_t begin = skip(line, 0, " \t");
    if (position < begin || (begin < line.size() && line[begin] == '#'))
        return {};
    Completion completion{begin, position, {}};
    std::size_t end = wordEnd(line, begin);
    const bool afterVerb = isVerb(line.substr(begin, end - begin)) && position > end;
    if (afterVerb) {
        begin = skip(line, end, " \t!");
        end = wordEnd(line, begin);
        completion.begin = std::min(begin, position);
    } else if (begin < line.size() && line[begin] == '!') {
        begin = completion.begin = skip(line, begin, " \t!");
        end = wordEnd(line, begin);
    }
    const std::string_view term = line.substr(begin, end - begin);
    if (position > end) {
        const std::size_t equals = skip(line, end, " \t");
        if (equals >= position || line[equals] != '=')
            return {};
        const std::size_t value = skip(line, equals + 1, " \t");
        return valueAt(term, line, std::min(value, position), position, phases, names);
    }
    const std::string_view begun = line.substr(completion.begin, position - completion.begin);
    if (!afterVerb)
        for (const catalogue::VerbRow& row : catalogue::verbRows()) {
            std::string text(row.name);
            text.resize(std::max<std::size_t>(text.size(), 6), ' ');
            add(completion, begun, text + ' ', row.name, "verb", row.help);
        }
    for (const TermKind kind : {TermKind::condition, TermKind::modifier})
        addTerms(completion, begun, kind, phases);
    return completion;
}

} // namespace postroom::console
