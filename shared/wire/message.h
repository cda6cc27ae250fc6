// SPDX-License-Identifier: Apache-2.0
// The messages of JSON-RPC 2.0 (https://www.jsonrpc.org/specification): requests, replies, errors, notifications.
// Batches are refused. Ids are integers or texts; params are an object or absent.
#pragma once

#include "shared/base/json.h"
#include "shared/wire/wire_error.h"

#include <string>
#include <string_view>
#include <variant>

namespace postroom::wire {

struct Request {
    base::Json id;
    std::string method;
    base::Json params;
};
struct Reply {
    base::Json id;
    base::Json result;
};
struct ErrorReply {
    base::Json id; ///< null when the request could not be read
    WireError error;
};
struct Notification {
    std::string method;
    base::Json params;
};
/// What came was none of these; `id` is set when it could be read, so that the error can be sent back.
struct Malformed {
    base::Json id;
    WireError error;
};

using Message = std::variant<Request, Reply, ErrorReply, Notification, Malformed>;

/// Reads one frame. Never fails: what is wrong is a Malformed.
Message readMessage(std::string_view line);

base::Json toJson(const Request& request);
base::Json toJson(const Reply& reply);
base::Json toJson(const ErrorReply& reply);
base::Json toJson(const Notification& notification);

} // namespace postroom::wire
