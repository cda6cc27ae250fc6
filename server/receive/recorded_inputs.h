// SPDX-License-Identifier: Apache-2.0
// What is kept with a decision trace so that the same questions can be put to another policy later: the facts of the
// connection, the envelope as far as it stood, the header section, and what the outside answered. Not the body.
#pragma once

#include "server/policy/world/recording.h"
#include "server/receive/session_state.h"

#include <span>
#include <string>
#include <string_view>

namespace postroom::receive {

struct RecordedInputs {
    PeerIdentity peer;
    std::string listener, helo, localUser;
    bool esmtp = false;
    std::uint64_t connection = 0;
    Identity identity;
    std::optional<tls::Facts> tls; ///< without the certificate itself
    bool inTransaction = false;
    std::string messageId, sender, authenticatedSender;
    base::Time began{};
    bool smtputf8 = false, prdr = false;
    std::int64_t size = 0, bodySize = 0, bodyLines = 0;
    std::size_t longestLine = 0;
    std::string headers;     ///< as received; empty before the content came
    bool headersCut = false; ///< there were more than are kept
    world::Record answers{SIZE_MAX / 2};
};

inline constexpr std::size_t keptHeaderBytes = 64 * 1024;

/// `headers` as received, cut here to what is kept.
std::string packInputs(const SessionState& state, std::string_view headers, std::span<const world::Record* const> answers);
/// Nothing when the bytes are of an unknown version or damaged.
std::optional<RecordedInputs> unpackInputs(std::string_view packed);

} // namespace postroom::receive
