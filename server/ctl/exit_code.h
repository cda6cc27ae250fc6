// SPDX-License-Identifier: Apache-2.0
// Exit codes as sysexits.h has them, so that scripts and other programs' sendmail callers understand us.
#pragma once

#include "shared/wire/wire_error.h"

namespace postroom::ctl {

enum ExitCode : int {
    exitOk = 0,
    exitFailed = 1,       ///< the answer is "no": a check found errors, the ledger has a gap, nothing was found
    exitUsage = 64,       ///< EX_USAGE: the command line is wrong
    exitData = 65,        ///< EX_DATAERR: the input is wrong
    exitNoInput = 66,     ///< EX_NOINPUT: a file cannot be read
    exitNoUser = 67,      ///< EX_NOUSER
    exitUnavailable = 69, ///< EX_UNAVAILABLE: postroomd is not running, or refuses
    exitSoftware = 70,    ///< EX_SOFTWARE: a bug
    exitOs = 71,          ///< EX_OSERR
    exitCannotWrite = 73, ///< EX_CANTCREAT
    exitIo = 74,          ///< EX_IOERR
    exitTemporary = 75,   ///< EX_TEMPFAIL: try again later
    exitProtocol = 76,    ///< EX_PROTOCOL
    exitNoPermission = 77, ///< EX_NOPERM
    exitConfig = 78,      ///< EX_CONFIG: the configuration has errors
};

/// The code of a WireError of our own: `postroomd --evaluate` would not take the configuration file.
inline constexpr int codeConfigRefused = -32078;

/// The code that fits an error of the server.
ExitCode exitCodeOf(const wire::WireError& error);

} // namespace postroom::ctl
