// SPDX-License-Identifier: Apache-2.0
// From what was written down when a recipient could not be delivered to the one cause that many of them share, in words
// for a person, with what to do about it. Pure.
#pragma once

#include <string>
#include <string_view>

namespace postroom::queue {

/// Of one waiting recipient.
struct WaitingFacts {
    bool held = false;
    bool tried = false;
    std::string_view error;      ///< the last reason, or why it is on hold
    std::string_view retryError; ///< its name for retry rules
    std::string_view host;       ///< tried last
    std::string_view domain;
    std::string_view transport;
};

struct RootCause {
    std::string key;        ///< equal for recipients with the same cause
    std::string title;      ///< "mx.example does not answer"
    std::string suggestion; ///< what to do, a sentence
    std::string action;     ///< the queue method that does it ("queue.suspend", "queue.try"...); "": nothing to do in the queue
};

RootCause rootCauseOf(const WaitingFacts& facts);

} // namespace postroom::queue
