// SPDX-License-Identifier: Apache-2.0
// The query line of the trace: "to:anna@example.com status:rejected after:3h -from:list@ 192.0.2.7". Words are joined by
// "and"; "-" before one negates it; a word without a keyword is an address, message id, IP address or part of a subject;
// double quotes hold blanks together. Parsed by the console while typing, by postroomctl, and by the server.
#pragma once

#include "shared/base/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::wire {

enum class QueryField : std::uint8_t { any, from, to, status, before, after, message, host, reason, subject };

struct QueryTerm {
    QueryField field = QueryField::any;
    bool negated = false;
    std::string text;
    std::size_t position = 0; ///< byte in the line, for marking an error
};

struct QueryError {
    std::size_t position = 0;
    std::string message;
};

struct TraceQuery {
    std::vector<QueryTerm> terms;
    std::vector<QueryError> errors; ///< terms that could not be read; they are not in `terms`
};

/// Never fails: errors stand in the result beside the terms that could be read.
TraceQuery readTraceQuery(std::string_view line);

struct QueryKeyword {
    std::string_view keyword; ///< "from:"
    QueryField field;
    std::string_view help;
};
/// For completion and help.
[[nodiscard]] const std::vector<QueryKeyword>& queryKeywords();

/// The words of a row's outcome.
inline constexpr std::array<std::string_view, 7> outcomeWords{"rejected", "delivered", "bounced", "queued", "discarded", "held", "accepted"};

} // namespace postroom::wire
