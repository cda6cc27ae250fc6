// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/body_reader.h"

#include "server/platform/io/file_descriptor.h"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace postroom::transport {

base::Result<void> readBody(const queue::Body& body, const std::function<base::Result<void>(std::string_view)>& take) {
    constexpr std::size_t pieceSize = 64 * 1024;
    if (body.file.empty()) {
        for (std::string_view rest = body.inlineBytes; !rest.empty(); rest.remove_prefix(std::min(rest.size(), pieceSize)))
            if (auto taken = take(rest.substr(0, pieceSize)); !taken)
                return taken;
        return {};
    }
    const io::FileDescriptor file(::open(body.file.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0)
        return base::fail(base::systemError(errno, "cannot open the body " + body.file));
    std::string buffer(pieceSize, '\0');
    for (;;) {
        const auto count = ::read(file.get(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return base::fail(base::systemError(errno, "cannot read the body " + body.file));
        if (count == 0)
            return {};
        if (auto taken = take(std::string_view(buffer.data(), static_cast<std::size_t>(count))); !taken)
            return taken;
    }
}

void LineConverter::put(char c, std::string& out) {
    m_last = c;
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
        out += '\n';
    m_last = '\n';
    m_atStart = true;
}

} // namespace postroom::transport
