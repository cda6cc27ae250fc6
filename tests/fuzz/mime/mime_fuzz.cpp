// SPDX-License-Identifier: Apache-2.0
// A message's content taken apart: any bytes give parts within the limits or an error, and nothing longer than allowed.
#include "server/mail/mime_walker.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace postroom::mail;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto blank = text.find("\r\n\r\n");
    const auto headers = text.substr(0, blank == std::string_view::npos ? size : blank + 2);
    const auto body = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 4);
    MimeLimits limits;
    limits.parts = 20;
    limits.depth = 8;
    limits.contentLimit = 100;
    const auto parts = walkMime(headers, body, limits);
    if (!parts)
        return 0;
    if (parts->empty() || parts->size() > limits.parts)
        std::abort();
    for (const auto& part : *parts)
        if (part.depth > limits.depth || part.content.size() > limits.contentLimit)
            std::abort();
    return 0;
}
