// SPDX-License-Identifier: Apache-2.0
#include "server/smtp/message_content.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace postroom::smtp {

namespace {

constexpr std::size_t blockSize = 256 * 1024;

const char* findNewline(std::string_view text, std::size_t from) {
    return static_cast<const char*>(std::memchr(text.data() + from, '\n', text.size() - from));
}

bool hasEightBit(std::string_view text) {
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, 8);
        if ((word & 0x8080808080808080ULL) != 0)
            return true;
    }
    for (; i < text.size(); ++i)
        if (static_cast<unsigned char>(text[i]) > 127)
            return true;
    return false;
}

/// Follows lines across pieces.
class Examiner {
public:
    void add(std::string_view piece) {
        if (piece.empty())
            return;
        m_facts.eightBit = m_facts.eightBit || hasEightBit(piece);
        m_facts.size += static_cast<std::int64_t>(piece.size());
        std::size_t start = 0;
        while (start < piece.size()) {
            const char* const newline = findNewline(piece, start);
            if (newline == nullptr)
                break;
            const auto end = static_cast<std::size_t>(newline - piece.data());
            const bool complete = end > 0 ? piece[end - 1] == '\r' : m_afterCr;
            endLine(m_line + static_cast<std::int64_t>(end - start), complete);
            start = end + 1;
        }
        m_line += static_cast<std::int64_t>(piece.size() - start);
        m_afterCr = piece.back() == '\r';
    }
    ContentFacts finish() {
        if (m_line > 0) {
            m_facts.openEnd = true;
            m_facts.longestLine = std::max(m_facts.longestLine, m_line);
            m_facts.size += m_afterCr ? 1 : 2;
        }
        return m_facts;
    }

private:
    void endLine(std::int64_t length, bool complete) {
        m_facts.longestLine = std::max(m_facts.longestLine, complete ? length - 1 : length);
        if (!complete) {
            m_facts.bareLf = true;
            ++m_facts.size;
        }
        m_line = 0;
    }
    ContentFacts m_facts;
    std::int64_t m_line = 0;
    bool m_afterCr = false;
};

} // namespace

base::Result<FileBody> FileBody::open(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return base::fail(base::systemError(errno, "cannot read the body " + path));
    ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
    return FileBody(descriptor);
}

FileBody::FileBody(FileBody&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_offset(other.m_offset)
    , m_buffer(std::move(other.m_buffer)) {}

FileBody::~FileBody() {
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

base::Result<void> FileBody::rewind() {
    m_offset = 0;
    return {};
}

base::Result<std::string_view> FileBody::next() {
    m_buffer.resize(blockSize);
    ssize_t count = 0;
    do
        count = ::pread(m_descriptor, m_buffer.data(), m_buffer.size(), m_offset);
    while (count < 0 && errno == EINTR);
    if (count < 0)
        return base::fail(base::systemError(errno, "cannot read the body"));
    m_offset += count;
    return std::string_view(m_buffer.data(), static_cast<std::size_t>(count));
}

base::Result<ContentFacts> examine(std::string_view headers, BodySource& body) {
    Examiner examiner;
    examiner.add(headers);
    examiner.add("\r\n");
    if (auto rewound = body.rewind(); !rewound)
        return base::fail(rewound.error());
    for (;;) {
        const auto piece = body.next();
        if (!piece)
            return base::fail(piece.error());
        if (piece->empty())
            return examiner.finish();
        examiner.add(*piece);
    }
}

void WireWriter::append(std::string_view piece, std::string& out) {
    std::size_t start = 0; // not yet appended
    std::size_t at = 0;    // looked at
    while (at < piece.size()) {
        if (m_lineStart && m_doubling && piece[at] == '.') {
            out.append(piece, start, at - start);
            out += '.';
            start = at;
        }
        m_lineStart = false;
        const char* const newline = findNewline(piece, at);
        if (newline == nullptr)
            break;
        const auto end = static_cast<std::size_t>(newline - piece.data());
        if (!(end > 0 ? piece[end - 1] == '\r' : m_afterCr)) {
            out.append(piece, start, end - start);
            out += '\r';
            start = end;
        }
        at = end + 1;
        m_lineStart = true;
    }
    out.append(piece, start, piece.size() - start);
    if (!piece.empty())
        m_afterCr = piece.back() == '\r';
}

void WireWriter::skip(std::string_view piece) {
    if (piece.empty())
        return;
    m_lineStart = piece.back() == '\n';
    m_afterCr = piece.back() == '\r';
}

void WireWriter::finish(std::string& out) {
    if (!m_lineStart)
        out += m_afterCr ? "\n" : "\r\n";
    m_lineStart = true;
    m_afterCr = false;
}

} // namespace postroom::smtp
