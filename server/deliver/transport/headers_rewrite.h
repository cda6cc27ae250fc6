// SPDX-License-Identifier: Apache-2.0
// headers_rewrite of a transport: rules for the addresses in header fields of the copy that goes out (policy-language 2.9).
// "pattern replacement flags : ..."; the flags are those of headers.
#pragma once

#include "server/policy/rewrite/rewrite_rules.h"

namespace postroom::router {
class OptionReader;
}

namespace postroom::transport {

/// The rules of the option; what is wrong with them is reported to the reader.
rewrite::RewriteRules readHeaderRules(router::OptionReader& reader);

} // namespace postroom::transport
