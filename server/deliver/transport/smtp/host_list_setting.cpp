// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/smtp/host_list_setting.h"

#include "server/deliver/router/option_reader.h"
#include "server/deliver/transport/smtp/peer_variables.h"
#include "server/policy/expand/list_setting.h"
#include "server/policy/lookup/match.h"

namespace postroom::transport {

HostListSetting HostListSetting::read(router::OptionReader& reader, std::string_view name) {
    HostListSetting setting;
    setting.m_program = reader.program(name);
    if (!setting.m_program)
        return setting;
    if (const auto* text = setting.m_program->constant()) {
        setting.m_parsed = lookup::List::parse(lookup::ListKind::host, *text);
        for (const auto& wrong : setting.m_parsed->errors())
            reader.error("bad-list", reader.placeOf(name), wrong);
    }
    return setting;
}

HostMatch HostListSetting::matcher(const expand::Scope& scope, bool onTrouble) const {
    if (!m_program)
        return {};
    if (m_parsed && m_parsed->items().empty())
        return [](const smtp::PeerTarget&) { return false; };
    return [this, &scope, onTrouble](const smtp::PeerTarget& target) {
        std::optional<lookup::List> expanded;
        if (!m_parsed) {
            const PeerVariables peer(target);
            expand::Scope aboutHost = scope;
            aboutHost.variables.insert(aboutHost.variables.begin(), &peer);
            const auto value = m_program->evaluate(aboutHost);
            if (!value)
                return value.error().kind == expand::Failure::Kind::forced ? false : onTrouble;
            expanded = lookup::List::parse(lookup::ListKind::host, value->text);
        }
        expand::ScopeListExpander expander(scope);
        lookup::MatchContext context{scope.world, scope.lists, &expander, {}};
        lookup::HostSubject subject{target.address, {target.hostName}, lookup::HostSubject::Names::known};
        const auto result = lookup::matchHost(m_parsed ? *m_parsed : *expanded, subject, context);
        switch (result.verdict) {
        case lookup::MatchResult::Verdict::yes:
            return true;
        case lookup::MatchResult::Verdict::no:
            return false;
        case lookup::MatchResult::Verdict::defer:
        case lookup::MatchResult::Verdict::error:
            return onTrouble;
        }
        return onTrouble;
    };
}

} // namespace postroom::transport
