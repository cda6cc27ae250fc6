// SPDX-License-Identifier: Apache-2.0
// The content of a message on its way out: header fields and body as they are stored, and their form on the wire. Lines
// that end with a bare LF are sent with CR LF, in DATA and BDAT alike, and the message ends with a whole line.
#pragma once

#include "shared/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace postroom::smtp {

/// A body in pieces. Used by one thread; read from the beginning for each attempt.
class BodySource {
public:
    virtual ~BodySource() = default;
    /// Back to the first byte.
    virtual base::Result<void> rewind() = 0;
    /// The next piece, valid until the next call; empty at the end.
    virtual base::Result<std::string_view> next() = 0;
};

/// A body in memory; the text must outlive it.
class MemoryBody final : public BodySource {
public:
    explicit MemoryBody(std::string_view text) : m_text(text) {}
    base::Result<void> rewind() override {
        m_given = false;
        return {};
    }
    base::Result<std::string_view> next() override {
        const auto piece = m_given ? std::string_view() : m_text;
        m_given = true;
        return piece;
    }

private:
    std::string_view m_text;
    bool m_given = false;
};

/// A body in a file, read in blocks. The file must not change while it is used.
class FileBody final : public BodySource {
public:
    static base::Result<FileBody> open(const std::string& path);
    FileBody(FileBody&& other) noexcept;
    FileBody& operator=(FileBody&&) = delete;
    ~FileBody() override;
    base::Result<void> rewind() override;
    base::Result<std::string_view> next() override;

private:
    explicit FileBody(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
    std::int64_t m_offset = 0;
    std::string m_buffer;
};

/// What the envelope needs to know of headers, empty line and body together.
struct ContentFacts {
    std::int64_t size = 0;        ///< bytes on the wire, before dot-stuffing
    std::int64_t longestLine = 0; ///< without its line end
    bool bareLf = false;          ///< some line end has to be completed
    bool openEnd = false;         ///< the last line has no end: one is added
    bool eightBit = false;
};

/// Reads it all once.
base::Result<ContentFacts> examine(std::string_view headers, BodySource& body);

/// Makes the wire form piece by piece: completes line ends, and doubles a dot at the beginning of a line when asked to.
class WireWriter {
public:
    enum class Dots : std::uint8_t { asTheyAre, doubled };
    explicit WireWriter(Dots dots) : m_doubling(dots == Dots::doubled) {}
    void append(std::string_view piece, std::string& out);
    /// A piece that was sent as it is: only its end matters for finish().
    void skip(std::string_view piece);
    /// The line end that is missing, if any.
    void finish(std::string& out);

private:
    bool m_doubling;
    bool m_lineStart = true;
    bool m_afterCr = false;
};

} // namespace postroom::smtp
