// SPDX-License-Identifier: Apache-2.0
// The first exchange on every connection: which version of the protocol, who speaks, what the peer may do. Any other
// first request is refused and the connection closed.
#pragma once

#include "shared/base/json.h"
#include "shared/base/result.h"
#include "shared/wire/frame.h"
#include "shared/wire/message.h"

#include <cstdint>
#include <string>
#include <vector>

namespace postroom::wire {

/// Raised when a message changes its meaning; a new method, field or event does not raise it. A server speaks its own
/// version only and says which one in the error.
inline constexpr int protocolVersion = 1;

struct HelloRequest {
    int version = protocolVersion;
    std::string client; ///< "postroomctl 0.1.0", for the server's log
};

struct HelloReply {
    int version = protocolVersion;
    std::string server;   ///< "postroomd 0.1.0"
    std::string hostName;
    std::string user;     ///< who the server takes the peer for
    std::vector<std::string> roles; ///< "administrator", "operator", "helpdesk", "auditor"; empty: may only submit mail
    std::string epoch;    ///< differs after each start of the daemon: sequence numbers begin anew
    std::int64_t maximumFrame = 0;
};

Request helloRequest(const HelloRequest& hello, base::Json id);
/// Error: no version, or another one than ours; the text names both.
base::Result<HelloRequest> readHelloRequest(const base::Json& params);
base::Json helloReplyJson(const HelloReply& hello);
base::Result<HelloReply> readHelloReply(const base::Json& result);

} // namespace postroom::wire
