// SPDX-License-Identifier: Apache-2.0
// The program's resolver as evaluations see it.
#pragma once

#include "server/policy/world/dns_types.h"
#include "shared/base/clock.h"

namespace postroom::dns {
class Resolver;
}

namespace postroom::lookup {

class DnsAdapter final : public world::DnsResolver {
public:
    /// Each question waits `timeout` at most. The resolver must outlive this.
    explicit DnsAdapter(dns::Resolver& resolver, base::Milliseconds timeout = base::Milliseconds(10'000)) : m_resolver(resolver), m_timeout(timeout) {}
    world::DnsAnswer resolve(world::RecordType type, std::string_view name) override;

private:
    dns::Resolver& m_resolver;
    base::Milliseconds m_timeout;
};

} // namespace postroom::lookup
