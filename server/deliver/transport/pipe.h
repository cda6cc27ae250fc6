// SPDX-License-Identifier: Apache-2.0
// The pipe transport: gives the message to a program on its standard input. The command line is split into words before it
// is expanded, and no shell sees it unless use_shell asks for one. Output is bounded, time is bounded, and at the deadline
// the whole process group is killed.
#pragma once

#include "server/deliver/transport/appendfile.h"

namespace postroom::transport {

std::unique_ptr<Transport> makePipe(router::OptionReader& reader, const LocalSettings& settings);

/// The words of a command line: blanks part them, '...' and "..." hold them together, a backslash protects a character outside
/// '...'. Braces of an expansion are kept whole. The error names what is not closed.
base::Result<std::vector<std::string>> splitCommand(std::string_view line);

} // namespace postroom::transport
