// SPDX-License-Identifier: Apache-2.0
// Lets the person edit a text in $VISUAL or $EDITOR.
#pragma once

#include "shared/base/result.h"

#include <string>

namespace postroom::ctl {

/// The text as it was left. Errors: the editor cannot be run or ended with an error; the text then lies in a file that
/// the error names.
base::Result<std::string> editText(const std::string& text);

} // namespace postroom::ctl
