// SPDX-License-Identifier: Apache-2.0
// Reads a queued body in pieces, from memory or from the spool, and puts messages into the form that files and programs
// on this machine expect: lines ending with LF.
#pragma once

#include "server/platform/io/file_descriptor.h"
#include "server/queue/message.h"
#include "shared/base/result.h"

#include <functional>
#include <string>
#include <string_view>

namespace postroom::transport {

/// The body piece by piece, for whoever asks for the next one. Used by one thread; `body` outlives it.
class BodySource {
public:
    explicit BodySource(const queue::Body& body) : m_body(body) {}
    /// At most 64 KiB in wire form, valid until the next call; empty at the end. Errors: io.
    base::Result<std::string_view> next();

private:
    const queue::Body& m_body;
    io::FileDescriptor m_file;
    std::string m_buffer;
    std::size_t m_taken = 0; // of inline bytes
};

/// Hands the body over in pieces of at most 64 KiB, in wire form. Stops when `take` fails, with its error. Errors of reading: io.
base::Result<void> readBody(const queue::Body& body, const std::function<base::Result<void>(std::string_view)>& take);

/// Turns CR LF into LF and puts `escape` in place of `check` where a line begins with `check` (check_string, escape_string).
/// Feed it pieces in order; a piece may end anywhere.
class LineConverter {
public:
    enum class Ends : std::uint8_t { lf, crLf };
    LineConverter(std::string check, std::string escape, Ends ends = Ends::lf) : m_check(std::move(check)), m_escape(std::move(escape)), m_ends(ends) {}
    void convert(std::string_view piece, std::string& out);
    /// What is still held back, at the end; completes the last line with LF.
    void finish(std::string& out);

private:
    void put(char c, std::string& out);
    std::string m_check, m_escape;
    Ends m_ends;
    std::string m_lineStart; // the beginning of a line, as long as it may still be `check`
    bool m_atStart = true;
    bool m_return = false;   // a CR is held back
    char m_last = '\n';
};

} // namespace postroom::transport
