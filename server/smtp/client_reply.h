// SPDX-License-Identifier: Apache-2.0
// A reply as the client reads it (RFC 5321 4.2), and the reader that makes replies from bytes as they come. What is no
// reply, or is too long, is refused: after that nothing else on the connection can be trusted.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::smtp {

struct ClientReply {
    int code = 0;                   ///< 200..599
    std::string enhanced;           ///< "5.1.1" of the first line, when it fits the code (RFC 2034); else empty
    std::vector<std::string> lines; ///< text after the code, enhanced code included; control characters made '?'

    [[nodiscard]] bool positive() const { return code / 100 == 2; }
    [[nodiscard]] bool intermediate() const { return code / 100 == 3; }
    [[nodiscard]] bool temporary() const { return code / 100 == 4; }
    [[nodiscard]] bool permanent() const { return code / 100 == 5; }
    /// "550-first line\n550 second line", as logs and DSNs quote it.
    [[nodiscard]] std::string text() const;
    /// The same on one line, "550 first line second line", cut to 1,000 bytes.
    [[nodiscard]] std::string line() const;
};

/// Feed bytes, take replies. After malformed() it takes nothing more.
class ReplyReader {
public:
    void feed(std::string_view bytes);
    /// The next whole reply; nothing when more bytes are needed or the stream is malformed.
    std::optional<ClientReply> take();
    [[nodiscard]] bool malformed() const { return !m_problem.empty(); }
    /// What is wrong, a sentence.
    [[nodiscard]] const std::string& problem() const { return m_problem; }
    /// Are there bytes that no reply took yet?
    [[nodiscard]] bool hasBytes() const { return m_start < m_buffer.size(); }

    static constexpr std::size_t maxLine = 4096; ///< RFC 5321 4.5.3.1.5 says 512; seen in the wild: 2,000
    static constexpr std::size_t maxLines = 200;

private:
    bool takeLine(std::string_view line);
    std::string m_buffer;
    std::size_t m_start = 0;
    ClientReply m_open; ///< lines of a reply that has not ended
    std::string m_problem;
};

} // namespace postroom::smtp
