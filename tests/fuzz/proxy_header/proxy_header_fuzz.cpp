// SPDX-License-Identifier: Apache-2.0
// The PROXY header must be read the same whatever pieces it comes in, and never beyond its bytes.
#include "server/platform/io/proxy_header.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using postroom::io::ProxyParse;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto whole = postroom::io::parseProxyHeader(bytes);
    if (whole.consumed > size)
        std::abort();
    if (whole.state == ProxyParse::State::complete) {
        const auto again = postroom::io::parseProxyHeader(bytes.substr(0, whole.consumed));
        if (again.state != ProxyParse::State::complete || again.consumed != whole.consumed)
            std::abort();
    }
    return 0;
}
