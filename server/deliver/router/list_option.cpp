// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/router/list_option.h"

#include "server/deliver/router/option_reader.h"
#include "server/policy/expand/list_setting.h"

namespace postroom::router {

using lookup::ListKind;
using lookup::MatchResult;

ListOption::ListOption(ListKind kind, expand::Program program) : m_kind(kind), m_program(std::move(program)) {
    if (const auto* text = m_program.constant())
        m_parsed = lookup::List::parse(kind, *text);
}

std::optional<ListOption> ListOption::read(OptionReader& reader, std::string_view name, ListKind kind) {
    auto program = reader.program(name);
    if (!program)
        return std::nullopt;
    ListOption option(kind, std::move(*program));
    if (option.m_parsed) {
        for (const auto& wrong : option.m_parsed->errors())
            reader.error("bad-list", reader.placeOf(name), wrong);
        for (const auto& unknown : expand::unknownLists(*option.m_parsed, kind, reader.names()))
            reader.error("unknown-list", reader.placeOf(name), "there is no " + std::string(lookup::listKindName(kind)) + " \"" + unknown + "\"",
                         reader.names().listHint(lookup::listKindName(kind), unknown));
    }
    return option;
}

MatchResult ListOption::match(std::string_view subject, const expand::Scope& scope, lookup::LetterCase letters) const {
    std::optional<lookup::List> expanded;
    if (!m_parsed) {
        auto value = m_program.evaluate(scope);
        if (!value) {
            MatchResult result;
            result.message = value.error().message;
            switch (value.error().kind) {
            case expand::Failure::Kind::forced:
                return result;
            case expand::Failure::Kind::temporary:
                result.verdict = MatchResult::Verdict::defer;
                return result;
            case expand::Failure::Kind::error:
                result.verdict = MatchResult::Verdict::error;
                return result;
            }
        }
        expanded = lookup::List::parse(m_kind, value->text);
    }
    const auto& list = m_parsed ? *m_parsed : *expanded;
    expand::ScopeListExpander expander(scope);
    lookup::MatchContext context{scope.world, scope.lists, &expander, {}};
    if (scope.observer != nullptr)
        context.onAnswer = [&](std::string_view question, std::string_view answer) { scope.observer->onAnswer(question, answer); };
    switch (m_kind) {
    case ListKind::domain:
        return lookup::matchDomain(list, subject, context);
    case ListKind::localPart:
        return lookup::matchLocalPart(list, subject, context, letters);
    case ListKind::address:
        return lookup::matchAddress(list, subject, context, letters);
    case ListKind::host: {
        lookup::HostSubject host;
        host.address = std::string(subject);
        return lookup::matchHost(list, host, context);
    }
    }
    return {};
}

std::string matchSentence(std::string_view subject, const ListOption& option, const MatchResult& result) {
    const std::string who = subject.empty() ? std::string("the empty address") : std::string(subject);
    if (!result.item.empty())
        return who + (result.yes() ? " is in " : " is kept out by ") + result.item + (result.where.empty() ? "" : " of " + result.where);
    return who + (result.yes() ? " is in " : " is not in ") + option.source();
}

} // namespace postroom::router
