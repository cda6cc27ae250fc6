// SPDX-License-Identifier: Apache-2.0
// Bounces: anything gives a report, and every address of a report can be explained.
#include "server/mail/bounce/explanation.h"
#include "server/mail/bounce/parse_bounce.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace postroom::bounce;
    const auto report = parseBounce({reinterpret_cast<const char*>(data), size});
    for (const auto& recipient : report.recipients) {
        const auto explanation = explain(recipient, report);
        if (explanation.why.text.empty() || explanation.reply.text.empty())
            std::abort();
    }
    return 0;
}
