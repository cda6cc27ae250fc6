// SPDX-License-Identifier: Apache-2.0
// verify = recipient/quota: would the mailbox have room for the message? Asked of the local transport that routing chose, with a
// cache. Through the World of the evaluation, as a callout is (Kind::callout: Q, address, transport; values: kind, failure,
// message for the client, message for the log, sentence for the trace).
#pragma once

#include "server/deliver/address_verifier.h"
#include "server/deliver/callout_cache.h"
#include "server/deliver/transport/transport_set.h"

#include <memory>

namespace postroom::deliver {

/// Thread-safe. Looks at files of the mailbox; a maildir without maildirsize is read whole.
class QuotaCheck {
public:
    /// `store` may be null (no cache); it and the clock outlive it.
    QuotaCheck(std::shared_ptr<const transport::TransportSet> transports, store::StateStore* store, const base::Clock& clock)
        : m_transports(std::move(transports)), m_cache(store, clock, {}) {}

    acl::VerifyResult operator()(const QuotaQuestion& question, const expand::Scope& scope);

private:
    std::shared_ptr<const transport::TransportSet> m_transports;
    CalloutCache m_cache;
};

} // namespace postroom::deliver
