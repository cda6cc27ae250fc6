// SPDX-License-Identifier: Apache-2.0
#include "server/receive/data_reader.h"

#include "shared/base/text.h"

#include <cstring>

namespace postroom::receive {

namespace {
const char* find(const char* from, char what, std::size_t length) {
    return static_cast<const char*>(std::memchr(from, what, length));
}

/// RFC 5322 2.2: printable characters without the colon, then a colon; blanks before the colon are obsolete but seen.
bool isField(std::string_view line) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0)
        return false;
    bool blank = false;
    for (const char c : line.substr(0, colon)) {
        if (c == ' ' || c == '\t')
            blank = true;
        else if (static_cast<unsigned char>(c) <= ' ' || c == 127 || blank)
            return false;
    }
    return true;
}
} // namespace

void DataReader::fail(DataProblem problem) {
    if (m_problem != DataProblem::none)
        return;
    m_problem = problem;
    m_headers.clear();
    m_headers.shrink_to_fit();
}

/// The CR of its end is counted in m_lineSize.
void DataReader::endLine() {
    if (m_lineSize > m_longestLine + 1)
        m_longestLine = m_lineSize - 1;
    m_lineSize = 0;
}

std::size_t DataReader::takeDotted(std::string_view bytes) { return take(bytes, Dots::stuffed); }

void DataReader::takeChunk(std::string_view bytes) { take(bytes, Dots::literal); }

void DataReader::finishChunks() {
    if (m_held == Held::cr) {
        m_held = Held::nothing;
        fail(DataProblem::bareLineEnding);
    }
    if (!m_afterCrLf) {
        ++m_lineSize;
        endLine();
        keepBytes("\r\n");
    }
    m_finished = true;
}

std::size_t DataReader::resolveHeld(char next) {
    const auto held = m_held;
    m_held = Held::nothing;
    if (held == Held::dot) {
        if (next == '\r') {
            m_held = Held::dotCr;
            return 1;
        }
        m_lineStart = false; // the dot was stuffing
        return 0;
    }
    if (held == Held::dotCr && next == '\n') {
        m_finished = true;
        return 1;
    }
    if (held == Held::cr && next == '\n') {
        endLine();
        keepBytes("\r\n");
        m_lineStart = true;
        return 1;
    }
    fail(DataProblem::bareLineEnding);
    m_lineStart = false;
    return 0;
}

/// At a line that begins with a dot. True: nothing more to do with these bytes (`at` says how far they were used).
bool DataReader::takeLeadingDot(std::string_view bytes, std::size_t& at) {
    const auto left = bytes.size() - at;
    if (left >= 3 && bytes[at + 1] == '\r' && bytes[at + 2] == '\n') {
        m_finished = true;
        at += 3;
        return true;
    }
    if (left == 1 || (left == 2 && bytes[at + 1] == '\r')) {
        m_held = left == 1 ? Held::dot : Held::dotCr;
        at = bytes.size();
        return true;
    }
    ++at; // RFC 5321 4.5.2: the first of two dots goes
    m_lineStart = false;
    return false;
}

std::size_t DataReader::take(std::string_view bytes, Dots dots) {
    const char* const data = bytes.data();
    std::size_t at = 0;
    std::size_t run = 0; // what is to be kept and is not kept yet begins here
    const auto flush = [&](std::size_t end) {
        if (end > run)
            keepBytes(bytes.substr(run, end - run));
    };
    if (m_loneNul && !bytes.empty()) {
        m_loneNul = false;
        if (data[0] == '.')
            fail(DataProblem::bareLineEnding);
    }
    while (at < bytes.size()) {
        if (m_held != Held::nothing) {
            at += resolveHeld(data[at]);
            run = at;
            if (m_finished)
                return at;
            continue;
        }
        if (m_lineStart && dots == Dots::stuffed && data[at] == '.') {
            flush(at);
            const bool over = takeLeadingDot(bytes, at);
            run = at;
            if (over)
                return at;
            if (at == bytes.size())
                break;
        }
        if (m_lineStart && data[at] == '\0') {
            m_loneNul = at + 1 == bytes.size();
            if (!m_loneNul && data[at + 1] == '.')
                fail(DataProblem::bareLineEnding);
        }
        const auto left = bytes.size() - at;
        const char* const lineFeed = find(data + at, '\n', left);
        const auto length = lineFeed == nullptr ? left : static_cast<std::size_t>(lineFeed - (data + at));
        const char* const carriageReturn = find(data + at, '\r', length);
        if (lineFeed != nullptr) {
            if (carriageReturn == nullptr || carriageReturn + 1 != lineFeed) // no CR before the LF, or one earlier in the line
                fail(DataProblem::bareLineEnding);
            m_lineStart = length > 0 && lineFeed[-1] == '\r'; // after a bare LF a dot is not at the start of a line
            at += length + 1;
            m_lineSize += length;
            endLine();
            continue;
        }
        m_lineStart = false;
        m_lineSize += left;
        const bool endsInCr = bytes.back() == '\r';
        if (carriageReturn != nullptr && !(endsInCr && carriageReturn + 1 == data + bytes.size()))
            fail(DataProblem::bareLineEnding);
        if (endsInCr) { // after a bare CR too: with the next piece this may be the end of the data
            flush(bytes.size() - 1);
            m_held = Held::cr;
            return bytes.size();
        }
        at = bytes.size();
    }
    flush(at);
    return at;
}

void DataReader::keepBytes(std::string_view bytes) {
    m_size += static_cast<std::int64_t>(bytes.size());
    m_afterCrLf = bytes.back() == '\n';
    if (m_problem != DataProblem::none)
        return;
    if (m_limits.messageMax > 0 && m_size > m_limits.messageMax) {
        fail(DataProblem::messageTooLarge);
        return;
    }
    if (m_inHeaders) {
        m_headers += bytes;
        scanHeaders();
        return;
    }
    if (auto written = m_body.write(bytes); !written) {
        m_storeError = written.error();
        fail(DataProblem::notStored);
    }
}

void DataReader::scanHeaders() {
    for (;;) {
        const auto end = m_headers.find('\n', m_scanned);
        if (end == std::string::npos) {
            m_scanned = m_headers.size();
            break;
        }
        if (end > m_limits.headerMax) // as a line that is not complete yet, so that it does not matter in what pieces it came
            return fail(DataProblem::headerTooLarge);
        const auto line = std::string_view(m_headers).substr(m_lineAt, end - m_lineAt);
        if (line.size() <= 1) // the empty line
            return beginBody(m_lineAt, end + 1);
        const bool continued = line[0] == ' ' || line[0] == '\t';
        if (!continued && !isField(line)) // a message whose header section does not end: the body begins here
            return beginBody(m_lineAt, m_lineAt);
        if (!continued) {
            m_fieldAt = m_lineAt;
            if (base::startsWithIgnoreCase(line, "received:") && ++m_received > m_limits.receivedMax)
                return fail(DataProblem::loop);
        }
        if (m_limits.headerLineMax > 0 && end - m_fieldAt > m_limits.headerLineMax)
            return fail(DataProblem::headerTooLarge);
        m_lineAt = m_scanned = end + 1;
        if (m_lineAt > m_limits.headerMax)
            return fail(DataProblem::headerTooLarge);
    }
    if (m_headers.size() > m_limits.headerMax)
        fail(DataProblem::headerTooLarge);
}

void DataReader::beginBody(std::size_t headersEnd, std::size_t bodyAt) {
    m_inHeaders = false;
    if (bodyAt < m_headers.size())
        if (auto written = m_body.write(std::string_view(m_headers).substr(bodyAt)); !written) {
            m_storeError = written.error();
            return fail(DataProblem::notStored);
        }
    m_headers.resize(headersEnd);
}

} // namespace postroom::receive
