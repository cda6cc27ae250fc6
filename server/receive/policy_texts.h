// SPDX-License-Identifier: Apache-2.0
// The host lists and texts of ReceiveSettings, compiled once when a revision is loaded: what is wrong in them is a finding.
#pragma once

#include "server/policy/expand/compile_names.h"
#include "server/policy/expand/program.h"
#include "server/policy/lookup/list.h"
#include "server/receive/settings.h"
#include "shared/config/finding.h"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace postroom::receive {

std::string_view hostOptionName(HostOption option); ///< "hosts_proxy"; of the configuration, for findings
std::string_view textOptionName(TextOption option);

class PolicyTexts {
public:
    /// `listeners` are compiled too: their own lists take the place of the main ones.
    static tl::expected<std::shared_ptr<const PolicyTexts>, config::Findings>
    compile(const ReceiveSettings& settings, const std::vector<ListenerSettings>& listeners, const expand::CompileNames& names);

    struct HostList {
        std::optional<lookup::List> parsed; ///< when the text has no expansion
        expand::Program program;
    };
    [[nodiscard]] const HostList& hostList(HostOption option, const std::string& listener) const;
    [[nodiscard]] const expand::Program& text(TextOption option) const { return m_texts[static_cast<std::size_t>(option)]; }

private:
    std::array<HostList, hostOptionCount> m_hosts;
    std::array<expand::Program, textOptionCount> m_texts;
    std::map<std::string, HostList, std::less<>> m_listenerProxy;
    std::map<std::string, HostList, std::less<>> m_listenerXclient;
};

} // namespace postroom::receive
