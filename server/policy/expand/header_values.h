// SPDX-License-Identifier: Apache-2.0
// What $h_name:, $rh_name:, $bh_name: and $lh_name: are, for whoever owns a header list and answers for it as a
// VariableSource. Pure.
#pragma once

#include "server/mail/header_list.h"
#include "server/policy/expand/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace postroom::expand {

/// `name` is a variable name as VariableSource gets it ("h_subject:", "rh_..", "bh_..", "lh_.."). Nothing when it is none of
/// these or there is no such header. Line ends are a single newline. The value is tainted.
///   rh: the text behind the colon of each, with its newline.
///   h:  without blanks around, decoded (RFC 2047), several joined by newlines (addresses by ",\n").
///   bh: as h, without conversion of character sets.
///   lh: as rh without newlines at the ends, as a list with doubled colons.
std::optional<Value> headerValue(const mail::HeaderList& headers, std::string_view name);
/// $message_headers (decoded) and $message_headers_raw.
std::string allHeaders(const mail::HeaderList& headers, bool decoded);

} // namespace postroom::expand
