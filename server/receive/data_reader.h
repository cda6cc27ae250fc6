// SPDX-License-Identifier: Apache-2.0
// Takes the content of a message off the wire: DATA with its dots, BDAT without (RFC 5321 4.5.2, RFC 3030). Finds the
// end of data at CR LF dot CR LF and nowhere else; parts the header section from the body; enforces the limits. After a
// problem it goes on to the end of the data, but keeps nothing: the client hears of it once, at the end.
//
// Pure but for the body, which goes to a queue::BodyWriter as it comes, in the pieces it came in.
#pragma once

#include "server/queue/inbox.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace postroom::receive {

struct DataLimits {
    std::size_t headerMax = 1 << 20;
    std::size_t headerLineMax = 0; ///< 0: none
    std::int64_t messageMax = 0;   ///< 0: none
    std::size_t receivedMax = 30;  ///< header fields named Received
};

enum class DataProblem : std::uint8_t {
    none,
    bareLineEnding, ///< CR without LF, LF without CR, or CR LF NUL dot: what another server may take for an end of data
    headerTooLarge,
    messageTooLarge,
    loop,     ///< more Received fields than allowed
    notStored, ///< the body writer failed; storeError() says why
};

class DataReader {
public:
    /// `body` must outlive the reader.
    DataReader(const DataLimits& limits, queue::BodyWriter& body) : m_limits(limits), m_body(body) {}

    /// DATA: reads up to the end of data; gives how many bytes were used. What follows belongs to the next command.
    std::size_t takeDotted(std::string_view bytes);
    /// BDAT: all of it is content.
    void takeChunk(std::string_view bytes);
    /// After the last chunk: ends a last line that has no line end.
    void finishChunks();

    [[nodiscard]] bool finished() const { return m_finished; }
    [[nodiscard]] DataProblem problem() const { return m_problem; }
    [[nodiscard]] const base::Error& storeError() const { return m_storeError; }
    /// Bytes of content so far, in wire form without the dots.
    [[nodiscard]] std::int64_t size() const { return m_size; }
    /// The header section, each field with its CR LF, without the empty line.
    [[nodiscard]] std::string takeHeaders() { return std::move(m_headers); }
    /// Of the longest line so far, without its CR LF and without a dot that was stuffed.
    [[nodiscard]] std::size_t longestLine() const { return m_longestLine; }
    [[nodiscard]] std::int64_t headerSize() const { return static_cast<std::int64_t>(m_headers.size()); }

private:
    enum class Held : std::uint8_t { nothing, cr, dot, dotCr }; ///< at the end of the piece before
    enum class Dots : bool { literal, stuffed };

    std::size_t take(std::string_view bytes, Dots dots);
    /// Deals with what was held; gives how many bytes it used (0 or 1).
    std::size_t resolveHeld(char next);
    bool takeLeadingDot(std::string_view bytes, std::size_t& at);
    void keepBytes(std::string_view bytes);
    void scanHeaders();
    void beginBody(std::size_t headersEnd, std::size_t bodyAt);
    void endLine();
    void fail(DataProblem problem);

    DataLimits m_limits;
    queue::BodyWriter& m_body;
    std::string m_headers;
    std::size_t m_lineAt = 0;   // in m_headers: where the line begins that is not complete yet
    std::size_t m_scanned = 0;  // in m_headers: no line end before this
    std::size_t m_fieldAt = 0;  // in m_headers: where the field begins
    std::size_t m_received = 0;
    std::size_t m_lineSize = 0; // of the line that is being read
    std::size_t m_longestLine = 0;
    std::int64_t m_size = 0;
    base::Error m_storeError;
    DataProblem m_problem = DataProblem::none;
    Held m_held = Held::nothing;
    bool m_lineStart = true;
    bool m_loneNul = false; // the piece before ended with a NUL that began a line
    bool m_inHeaders = true;
    bool m_finished = false;
    bool m_afterCrLf = true; // the last byte kept ended a line
};

} // namespace postroom::receive
