// SPDX-License-Identifier: Apache-2.0
// The text of add_header and remove_header as header changes (policy-language 2.5, 2.14.7). Pure.
#pragma once

#include "server/policy/acl/engine.h"

#include <string>
#include <string_view>
#include <vector>

namespace postroom::acl {

struct HeaderLine {
    HeaderChange::Kind kind = HeaderChange::Kind::addAtEnd;
    std::string text; ///< one field, maybe folded, without the final newline
};

/// Takes add_header's text apart: one field a line, folded lines belong to the one before, each may begin with
/// ":at_start:", ":after_received:", ":at_start_rfc:" or ":at_end:". A line without a field name becomes "X-ACL-Warn: ...".
std::vector<HeaderLine> readAddedHeaders(std::string_view text);
/// The names or "^patterns" of a remove_header list.
std::vector<HeaderChange> readRemovedHeaders(std::string_view list);
/// The text of $headers_added: a list with newline as separator.
std::string headersAddedText(const std::vector<HeaderLine>& lines);

} // namespace postroom::acl
