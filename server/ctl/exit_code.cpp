// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/exit_code.h"

namespace postroom::ctl {

ExitCode exitCodeOf(const wire::WireError& error) {
    using base::ErrorKind;
    if (error.code == codeConfigRefused)
        return exitConfig;
    switch (error.kind) {
    case ErrorKind::invalid: return error.findings.empty() ? exitData : exitConfig;
    case ErrorKind::notFound: return error.code == wire::codeNoMethod ? exitProtocol : exitFailed;
    case ErrorKind::denied: return exitNoPermission;
    case ErrorKind::protocol: return exitProtocol;
    case ErrorKind::io: return error.temporary ? exitTemporary : exitIo;
    case ErrorKind::internal: return exitSoftware;
    case ErrorKind::limit:
    case ErrorKind::timeout:
    case ErrorKind::cancelled: return exitTemporary;
    case ErrorKind::unavailable: return error.temporary ? exitTemporary : exitUnavailable;
    case ErrorKind::conflict:
    case ErrorKind::refused: return exitUnavailable;
    }
    return exitSoftware;
}

} // namespace postroom::ctl
