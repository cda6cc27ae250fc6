// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/body_reader.h"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace postroom::transport {

base::Result<std::string_view> BodySource::next() {
    constexpr std::size_t pieceSize = 64 * 1024;
    if (m_body.file.empty()) {
        const auto piece = std::string_view(m_body.inlineBytes).substr(m_taken, pieceSize);
        m_taken += piece.size();
        return piece;
    }
    if (m_file.get() < 0) {
        m_file = io::FileDescriptor(::open(m_body.file.c_str(), O_RDONLY | O_CLOEXEC));
        if (m_file.get() < 0) { // whatever the reason: no message is bounced because its body cannot be read here
            base::Error error = base::systemError(errno, "cannot open the body " + m_body.file);
            error.temporary = true;
            return base::fail(std::move(error));
        }
        m_buffer.resize(pieceSize);
    }
    for (;;) {
        const auto count = ::read(m_file.get(), m_buffer.data(), m_buffer.size());
        if (count >= 0)
            return std::string_view(m_buffer.data(), static_cast<std::size_t>(count));
        if (errno != EINTR)
            return base::fail(base::systemError(errno, "cannot read the body " + m_body.file));
    }
}

base::Result<void> readBody(const queue::Body& body, const std::function<base::Result<void>(std::string_view)>& take) {
    BodySource source(body);
    for (;;) {
        const auto piece = source.next();
        if (!piece)
            return base::fail(piece.error());
        if (piece->empty())
            return {};
        if (auto taken = take(*piece); !taken)
            return taken;
    }
}

void LineConverter::put(char c, std::string& out) {
    m_last = c;
    if (c == '\n' && m_ends == Ends::crLf && m_lineStart.empty())
        out += '\r';
    if (!m_atStart || m_check.empty()) {
        out += c;
        m_atStart = c == '\n';
        return;
    }
    m_lineStart += c;
    if (m_check.compare(0, m_lineStart.size(), m_lineStart) != 0) {
        out += m_lineStart;
        m_lineStart.clear();
        m_atStart = c == '\n';
    } else if (m_lineStart.size() == m_check.size()) {
        out += m_escape;
        m_lineStart.clear();
        m_atStart = false;
    }
}

void LineConverter::convert(std::string_view piece, std::string& out) {
    out.reserve(out.size() + piece.size());
    for (const char c : piece) {
        if (m_return && c != '\n')
            put('\r', out);
        m_return = c == '\r';
        if (!m_return)
            put(c, out);
    }
}

void LineConverter::finish(std::string& out) {
    if (m_return)
        put('\r', out);
    m_return = false;
    out += m_lineStart;
    m_lineStart.clear();
    if (m_last != '\n')
        out += m_ends == Ends::crLf ? "\r\n" : "\n";
    m_last = '\n';
    m_atStart = true;
}

} // namespace postroom::transport
