// SPDX-License-Identifier: Apache-2.0
// The whole of postroomctl but for the process around it: which personality, which command.
#pragma once

#include "server/ctl/context.h"

#include <string>
#include <vector>

namespace postroom::ctl {

/// "postroomctl 0.1.0"
std::string versionText();
/// Runs as postroomctl or, by the last part of `program` or the first argument, as sendmail and its relatives.
int runProgram(Context& context, const std::string& program, const std::vector<std::string>& arguments);
/// The commands of postroomctl alone.
int runCommands(Context& context, const std::vector<std::string>& arguments);

} // namespace postroom::ctl
