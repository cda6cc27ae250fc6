// SPDX-License-Identifier: Apache-2.0
// Alias files and .forward files are written by users: every item is one of the kinds, and an address has no line end.
#include "server/deliver/router/redirect_data.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace postroom::router;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    (void)isFilter(text);
    for (const auto& item : readRedirectData(text, "example.com")) {
        if (item.kind == RedirectItem::Kind::address && item.text.find_first_of("\r\n") != std::string::npos)
            std::abort();
        if (item.kind == RedirectItem::Kind::error && item.reason.empty())
            std::abort();
    }
    return 0;
}
