// SPDX-License-Identifier: Apache-2.0
// What appendfile and pipe write around a message: message_prefix, message_suffix and, with use_bsmtp, the commands of a
// batch SMTP transaction; and which lines they escape.
#pragma once

#include "server/deliver/transport/body_reader.h"
#include "server/deliver/transport/common_options.h"

#include <optional>
#include <string>

namespace postroom::transport {

struct FrameOptions {
    std::optional<expand::Program> prefix, suffix;
    bool bsmtp = false, crlf = false;
    bool separates = true; ///< unset prefix and suffix are the From line and the empty line of an mbox
    std::string check, escape;
    /// For the message between prefix and suffix.
    [[nodiscard]] LineConverter converter() const { return {check, escape, crlf ? LineConverter::Ends::crLf : LineConverter::Ends::lf}; }
};

/// Reads message_prefix, message_suffix, check_string, escape_string, use_bsmtp and use_crlf. `check` and `escape` count where
/// the options are unset; use_bsmtp doubles the dots whatever they say.
FrameOptions readFrameOptions(router::OptionReader& reader, std::string check = {}, std::string escape = {});

struct Frame {
    std::string before, after;
};

/// Errors: temporary, when a text cannot be expanded.
base::Result<Frame> makeFrame(const FrameOptions& options, const CommonOptions& common, const Batch& batch, const OutgoingMessage& message,
                              const expand::Scope& scope);

} // namespace postroom::transport
