// SPDX-License-Identifier: Apache-2.0
// A list setting of a router (domains, local_parts, senders, ignore_target_hosts...): expanded once per use, then matched.
// A list without expansions is parsed when the revision is loaded. Private to this folder.
#pragma once

#include "server/policy/expand/program.h"
#include "server/policy/lookup/match.h"

#include <optional>
#include <string>
#include <string_view>

namespace postroom::router {

class OptionReader;

class ListOption {
public:
    ListOption() = default;
    ListOption(lookup::ListKind kind, expand::Program program);
    static std::optional<ListOption> read(OptionReader& reader, std::string_view name, lookup::ListKind kind);

    /// A forced failure of the expansion is "no" (policy-language 2.14.1).
    lookup::MatchResult match(std::string_view subject, const expand::Scope& scope,
                              lookup::LetterCase letters = lookup::LetterCase::ignore) const;
    [[nodiscard]] const std::string& source() const { return m_program.source(); }

private:
    lookup::ListKind m_kind = lookup::ListKind::domain;
    expand::Program m_program;
    std::optional<lookup::List> m_parsed;
};

/// "x is in +local_domains", "x is not in LIST", for the trace.
std::string matchSentence(std::string_view subject, const ListOption& option, const lookup::MatchResult& result);

} // namespace postroom::router
