// SPDX-License-Identifier: Apache-2.0
#include "shared/base/error.h"

#include <cerrno>
#include <system_error>

namespace postroom::base {

std::string_view errorKindName(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::invalid: return "invalid";
    case ErrorKind::notFound: return "not-found";
    case ErrorKind::refused: return "refused";
    case ErrorKind::denied: return "denied";
    case ErrorKind::conflict: return "conflict";
    case ErrorKind::limit: return "limit";
    case ErrorKind::timeout: return "timeout";
    case ErrorKind::unavailable: return "unavailable";
    case ErrorKind::protocol: return "protocol";
    case ErrorKind::io: return "io";
    case ErrorKind::cancelled: return "cancelled";
    case ErrorKind::internal: return "internal";
    }
    return "internal";
}

std::string Error::text() const {
    if (publicText.empty())
        return detail;
    if (detail.empty())
        return publicText;
    return publicText + " (" + detail + ")";
}

Error permanentError(ErrorKind kind, std::string publicText, std::string detail) {
    return Error{kind, false, std::move(publicText), std::move(detail)};
}

Error temporaryError(ErrorKind kind, std::string publicText, std::string detail) {
    return Error{kind, true, std::move(publicText), std::move(detail)};
}

Error systemError(int errnoValue, std::string_view what) {
    bool passes = false;
    ErrorKind kind = ErrorKind::io;
    switch (errnoValue) {
    case EAGAIN: case EINTR: case ENOSPC: case EDQUOT: case EMFILE: case ENFILE: case ENOMEM: case ENOBUFS: case EIO:
        passes = true;
        break;
    case ETIMEDOUT: kind = ErrorKind::timeout; passes = true; break;
    case ECONNREFUSED: case ECONNRESET: case EHOSTUNREACH: case ENETUNREACH: case EPIPE: case ENETDOWN: case EHOSTDOWN:
        kind = ErrorKind::unavailable;
        passes = true;
        break;
    case ENOENT: kind = ErrorKind::notFound; break;
    case EACCES: case EPERM: kind = ErrorKind::denied; break;
    default: break;
    }
    return Error{kind, passes, std::string(what), std::generic_category().message(errnoValue)};
}

} // namespace postroom::base
