// SPDX-License-Identifier: Apache-2.0
// The server side of one SASL exchange (RFC 4422), without I/O: takes what the client sent, decoded, and says what to
// send back. One object for one attempt, used by one thread at a time.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace postroom::auth {

struct Step {
    enum class Kind : unsigned char {
        challenge, ///< send `text` to the client and call next() with its answer
        accepted,
        failed,    ///< wrong credentials, or an answer that breaks the mechanism
        temporary, ///< could not be decided now
    };
    Kind kind = Kind::failed;
    std::string text;     ///< of a challenge, decoded; for `accepted` additional data of the mechanism
    std::string identity; ///< of accepted: the authorisation identity; of failed: whom the client claimed to be, if known
    std::string reason;   ///< of failed and temporary: for the log, never for the client
};

class ServerMechanism {
public:
    virtual ~ServerMechanism() = default;
    /// `initial` is the initial response, when the client gave one. May block (expansions, password hashing).
    virtual Step start(std::optional<std::string_view> initial) = 0;
    virtual Step next(std::string_view response) = 0;
};

} // namespace postroom::auth
