// SPDX-License-Identifier: Apache-2.0
// PRDR, server side (features 1.1): after the content a reply for each recipient, then one overall.
#pragma once

#include "server/receive/session.h"

#include <cstddef>

namespace postroom::receive {

struct PrdrResult {
    bool used = false;
    std::size_t accepted = 0; ///< recipients that get the message, or were accepted and discarded
    smtp::Reply overall;      ///< unless the data ACL refuses
};

/// It was asked for, and more than one recipient was accepted.
bool prdrApplies(const Transaction& transaction);

/// Says 353 and the reply for each recipient, in the order of RCPT. Removes those that were refused from the transaction.
/// The overall reply is said by the caller, after the data ACL. Overall: 250 when one was accepted; 450 when none was and at
/// least one was deferred (Exim says 250 there and queues nothing); 550 when all were refused.
PrdrResult askPrdr(Session& session);

} // namespace postroom::receive
