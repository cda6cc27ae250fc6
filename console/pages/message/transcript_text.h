// SPDX-License-Identifier: GPL-3.0-or-later
// The SMTP session as text: what the client said begins with C:, what we said with S:.
#pragma once

#include "shared/base/json.h"

#include <QString>

namespace postroom::console {

[[nodiscard]] QString transcriptText(const base::Json& transcript);

} // namespace postroom::console
