// SPDX-License-Identifier: Apache-2.0
// The PROXY protocol header, versions 1 and 2 (haproxy's proxy-protocol.txt), from the first bytes of a connection.
// Pure: no sockets, no clock. Values of any legal length are taken (version 2: up to 65,535 bytes after the first 16).
#pragma once

#include "server/platform/io/socket_address.h"

#include <string>
#include <string_view>
#include <vector>

namespace postroom::io {

struct ProxyHeader {
    enum class Version : unsigned char { one = 1, two = 2 };
    Version version = Version::one;
    /// The proxy speaks for itself (LOCAL), or cannot say for whom (UNKNOWN): the addresses of the connection stand.
    bool local = false;
    SocketAddress source;      ///< the real client; empty when local
    SocketAddress destination; ///< what the client dialled
    struct Value {
        unsigned char type = 0; ///< PP2_TYPE_*
        std::string bytes;
    };
    std::vector<Value> values; ///< top-level TLVs, in order, without padding (PP2_TYPE_NOOP)
};

struct ProxyParse {
    enum class State : unsigned char { needMore, complete, failed };
    State state = State::needMore;
    std::size_t consumed = 0; ///< bytes of the header; what follows belongs to the connection
    ProxyHeader header;       ///< when complete
    std::string problem;      ///< when failed: one sentence for the log
};

/// Reads a header at the beginning of `bytes`. Cheap to call again with more until it is not `needMore`. Both checksum
/// (PP2_TYPE_CRC32C) and structure of the values are verified. Refused: ports over 65535, leading zeros, address families
/// that do not fit the protocol word, datagram and Unix families, AF_UNSPEC with PROXY.
ProxyParse parseProxyHeader(std::string_view bytes);

} // namespace postroom::io
