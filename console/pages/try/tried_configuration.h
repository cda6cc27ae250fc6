// SPDX-License-Identifier: GPL-3.0-or-later
// What is tried out: the working copy, or the configuration in force when nothing is changed.
#pragma once

#include "console/services/working_copy.h"

namespace postroom::console {

/// Params with `configuration` for simulate, replay and test; without it when nothing is changed.
[[nodiscard]] base::Json triedParams(const WorkingCopy& copy);
[[nodiscard]] QString triedSentence(const WorkingCopy& copy);

} // namespace postroom::console
