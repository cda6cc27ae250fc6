// SPDX-License-Identifier: Apache-2.0
// The typed failure of everything that can fail for a reason outside the program: a peer, a disk, an input.
// An outcome that is expected (refused, not found in a list) is a value of its own type, not an Error; an
// exception is a bug or a broken environment.
#pragma once

#include <string>
#include <string_view>

namespace postroom::base {

enum class ErrorKind {
    invalid,     ///< the input is wrong; trying again with the same input cannot help
    notFound,    ///< what was asked for does not exist
    refused,     ///< the other side said no
    denied,      ///< the caller may not do this
    conflict,    ///< somebody else changed it meanwhile
    limit,       ///< a configured limit was reached
    timeout,     ///< the deadline passed
    unavailable, ///< the other side is not there, or not now
    protocol,    ///< the other side broke the protocol
    io,          ///< the operating system or the disk failed
    cancelled,   ///< the program is stopping
    internal,    ///< a bug; the detail says where
};

/// The word for logs and for JSON: "not-found", "timeout", ...
std::string_view errorKindName(ErrorKind kind);

/// A failure. `publicText` may be shown to a stranger; `detail` is for the log and the administrator only.
struct Error {
    ErrorKind kind = ErrorKind::internal;
    bool temporary = false; ///< trying again later may succeed
    std::string publicText;
    std::string detail;

    /// "public text (detail)", for people who may see both.
    [[nodiscard]] std::string text() const;
};

/// An Error that will not go away by waiting.
Error permanentError(ErrorKind kind, std::string publicText, std::string detail = {});
/// An Error for which trying again later makes sense.
Error temporaryError(ErrorKind kind, std::string publicText, std::string detail = {});
/// An Error from errno; temporary when the errno is one that passes (EAGAIN, ENOSPC, EMFILE...).
Error systemError(int errnoValue, std::string_view what);

} // namespace postroom::base
