// SPDX-License-Identifier: Apache-2.0
// Who runs a mail server, by the end of its name: the large providers that half of all refusals come from.
#pragma once

#include <string_view>

namespace postroom::bounce {

/// "Google (Gmail, Google Workspace)"; empty when the name tells nothing.
[[nodiscard]] std::string_view organisationOf(std::string_view host);

} // namespace postroom::bounce
