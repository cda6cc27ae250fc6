// SPDX-License-Identifier: Apache-2.0
// A host list among the options of the smtp transport (hosts_require_tls and the like), matched against the host that is
// being tried: by its address and by the name under which routing found it, without asking the DNS for another.
#pragma once

#include "server/deliver/transport/smtp/smtp_options.h"
#include "server/policy/expand/program.h"
#include "server/policy/lookup/list.h"

#include <optional>
#include <string_view>

namespace postroom::router {
class OptionReader;
}

namespace postroom::transport {

class HostListSetting {
public:
    /// Not set: the option's default counts.
    static HostListSetting read(router::OptionReader& reader, std::string_view name);
    /// A predicate that uses `scope`, which must outlive it; empty when the option is not set. A list that cannot be
    /// expanded or matched now counts as `onTrouble`: the careful side of the option.
    [[nodiscard]] HostMatch matcher(const expand::Scope& scope, bool onTrouble) const;

private:
    std::optional<expand::Program> m_program;
    std::optional<lookup::List> m_parsed;
};

} // namespace postroom::transport
