// SPDX-License-Identifier: Apache-2.0
// The query line of the trace, as it is half typed: it never fails, and every place that it names is within the line.
#include "shared/wire/trace_query.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace postroom::wire;
    const std::string_view line(reinterpret_cast<const char*>(data), size);
    const TraceQuery query = readTraceQuery(line);
    for (const auto& term : query.terms)
        if (term.position >= size || term.text.size() > size)
            std::abort();
    for (const auto& error : query.errors)
        if (error.position > size || error.message.empty())
            std::abort();
    return 0;
}
