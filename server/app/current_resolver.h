// SPDX-License-Identifier: Apache-2.0
// The resolver of the running revision: a change of dns_servers swaps the one behind it; questions under way are answered
// by the one that they were asked.
#pragma once

#include "server/platform/dns/unbound_resolver.h"
#include "shared/base/snapshot.h"

#include <mutex>

namespace postroom::app {

class CurrentResolver final : public dns::Resolver {
public:
    dns::Pending start(const dns::Query& query) override;
    /// Makes a resolver for these servers ("address@port"; none: the system's) unless the present one is for the same.
    /// SpecialNames::asked sends test., invalid. and the private reverse zones to the system's servers too, which libunbound
    /// answers itself otherwise (RFC 6761, RFC 6303): for trials on a laboratory network.
    enum class SpecialNames { answeredHere, asked };
    base::Result<void> use(const std::vector<std::string>& servers, SpecialNames special = SpecialNames::answeredHere);
    /// "validating", or why not.
    [[nodiscard]] std::string status() const;
    base::Result<void> reload();

private:
    [[nodiscard]] std::shared_ptr<dns::UnboundResolver> current() const;
    mutable std::mutex m_mutex;
    std::shared_ptr<dns::UnboundResolver> m_resolver;
    std::vector<std::string> m_servers;
};

} // namespace postroom::app
