// SPDX-License-Identifier: Apache-2.0
// headers_rewrite of a transport: rules for the addresses in header fields of the copy that goes out (policy-language 2.9).
// "pattern replacement flags : ..."; the flags are those of headers: b c f h r s t, and q.
#pragma once

#include "server/deliver/router/list_option.h"
#include "server/mail/header_list.h"
#include "server/policy/expand/program.h"

#include <string>
#include <vector>

namespace postroom::router {
class OptionReader;
}

namespace postroom::transport {

struct HeaderRule {
    router::ListOption pattern;
    std::string patternText;
    expand::Program replacement;
    std::string flags;
};

/// The rules of the option; what is wrong with them is reported to the reader.
std::vector<HeaderRule> readHeaderRules(router::OptionReader& reader);
/// Rewrites in place. A replacement that fails or is no address leaves the address as it is.
void rewriteHeaders(const std::vector<HeaderRule>& rules, mail::HeaderList& headers, const expand::Scope& scope);

} // namespace postroom::transport
