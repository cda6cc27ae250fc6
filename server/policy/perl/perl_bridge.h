// SPDX-License-Identifier: Apache-2.0
// What our side of a Perl process runs first: reads calls, runs functions, asks back. Private to this folder.
#pragma once

namespace postroom::perl {

/// Messages are a length in four bytes (big-endian), then texts, each behind its length in four bytes. To Perl: the code to begin
/// with; then calls (function, arguments), and answers to what it asks back. From Perl, the first text says what it is:
///
///     ready | failed, why               after the code to begin with
///     value, text | undef | died, why   after a call
///     expand, text                      answered by "text", value | "undef" | "error", why
///     debug, text | log, text           not answered
extern const char* const bridge;

} // namespace postroom::perl
