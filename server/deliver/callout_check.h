// SPDX-License-Identifier: Apache-2.0
// Verifies an address by asking the host that would get its mail (Exim's callout): over the transport that routing chose,
// with the cache, the random and the postmaster test. It goes through the World of the evaluation as one question
// (Kind::callout: R or S, address, sender, options, transport, hosts; values: kind, failure, message for the client, message
// for the log, reply, host, sentence for the trace), so that a recorded reception is replayed without a connection.
#pragma once

#include "server/deliver/address_verifier.h"
#include "server/deliver/callout_cache.h"
#include "server/deliver/transport/transport_set.h"

#include <memory>
#include <optional>

namespace postroom::deliver {

struct CalloutRules {
    CalloutExpiry expiry;
    std::optional<expand::Program> randomLocalPart; ///< callout_random_local_part; absent: the default
    std::string primaryHostname, qualifyDomain;
};

/// Thread-safe. Blocks up to the maxwait of a callout.
class CalloutCheck {
public:
    /// `store` may be null (no cache); it, the clock and `stop` (may be null) outlive it.
    CalloutCheck(std::shared_ptr<const transport::TransportSet> transports, CalloutRules rules, store::StateStore* store, const base::Clock& clock,
                 const io::StopSignal* stop = nullptr)
        : m_transports(std::move(transports)), m_rules(std::move(rules)), m_cache(store, clock, m_rules.expiry), m_clock(clock), m_stop(stop) {}

    acl::VerifyResult operator()(const CalloutQuestion& question, const expand::Scope& scope);

private:
    std::shared_ptr<const transport::TransportSet> m_transports;
    const CalloutRules m_rules;
    CalloutCache m_cache;
    const base::Clock& m_clock;
    const io::StopSignal* m_stop;
};

} // namespace postroom::deliver
