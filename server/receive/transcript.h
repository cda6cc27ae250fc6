// SPDX-License-Identifier: Apache-2.0
// What was said in a session, for the message page: commands and replies as lines, bounded. What came before the first MAIL
// (greeting, EHLO, TLS, AUTH) stands in the transcript of every message of the connection; the rest is that of one message.
// Content and secrets are not in it: a message is a note of its size, what proves a user is "(hidden)".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace postroom::receive {

class Transcript {
public:
    static constexpr std::size_t openingLimit = 1536; ///< bytes of what came before the first MAIL
    static constexpr std::size_t headLimit = 4096;    ///< of a message: its beginning, and as much of its end
    static constexpr std::size_t tailLimit = 4096;
    static constexpr std::size_t lineLimit = 512;
    static constexpr std::size_t briefLimit = 1024;   ///< of a message, in the record of one refused recipient

    /// A command, without its line ending. MAIL begins a message.
    void client(std::string_view line);
    /// A line of AUTH's dialogue, or anything else that must not be kept.
    void clientSecret() { add('>', "(hidden)"); }
    /// A reply as it is sent, its lines with CR LF.
    void server(std::string_view rendered);
    void note(std::string_view text) { add('*', text); }

    /// "> EHLO client.example\n< 250-mx.example Hello\n* TLS1.3...": up to now, and `last` as if it had been said.
    /// Of the message at most `limit` bytes, the last ones.
    [[nodiscard]] std::string text(std::string_view last = {}, std::size_t limit = headLimit + tailLimit) const;

private:
    void add(char side, std::string_view text);
    std::string m_opening, m_head, m_tail;
    std::size_t m_left = 0; ///< lines left out between head and tail
    bool m_inMessage = false;
    bool m_openingFull = false;
};

} // namespace postroom::receive
