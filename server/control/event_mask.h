// SPDX-License-Identifier: Apache-2.0
// Events as JSON for the wire, and what a role may not see of them: subject, headers and body of mail are shown to
// administrators only; everyone else asks for them with a reason (trace.reveal), which is itself an event.
#pragma once

#include "server/platform/events/event.h"
#include "shared/base/json.h"
#include "shared/catalogue/command_row.h"

#include <string_view>

namespace postroom::control {

/// Stands where something was hidden.
inline constexpr std::string_view maskText = "(hidden)";

/// Does the field hold content of a message ("subject", "headers", "body", "header_...")?
[[nodiscard]] bool isContentField(std::string_view name);
/// May the role see content without a reason?
[[nodiscard]] bool seesContent(catalogue::Role role);
/// {"name","time","message","revision","connection","fields":{...}}; what does not apply is absent.
base::Json eventJson(const events::Event& event, catalogue::Role role);
/// The same document with content fields hidden, at any depth, unless the role sees them.
base::Json masked(base::Json document, catalogue::Role role);

} // namespace postroom::control
