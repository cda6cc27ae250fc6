// SPDX-License-Identifier: Apache-2.0
#include "server/receive/message_content.h"

#include "server/mail/mime_walker.h"
#include "server/platform/io/file_descriptor.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace postroom::receive {

base::Result<std::string> readBody(const queue::Body& body, std::size_t offset, std::size_t limit) {
    if (body.file.empty())
        return offset >= body.inlineBytes.size() ? std::string() : body.inlineBytes.substr(offset, limit);
    const io::FileDescriptor file(::open(body.file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file)
        return base::fail(base::systemError(errno, "cannot open the body " + body.file));
    std::string content;
    content.resize(std::min<std::size_t>(limit, static_cast<std::size_t>(body.size) - std::min(offset, static_cast<std::size_t>(body.size))));
    std::size_t have = 0;
    while (have < content.size()) {
        const auto count = ::pread(file.get(), content.data() + have, content.size() - have, static_cast<off_t>(offset + have));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return base::fail(base::systemError(errno, "cannot read the body " + body.file));
        if (count == 0)
            break;
        have += static_cast<std::size_t>(count);
    }
    content.resize(have);
    return content;
}

std::string_view TransactionContent::headerText() const {
    if (m_headers.empty())
        m_headers = m_transaction.headers.text();
    return m_headers;
}

base::Result<std::string> TransactionContent::body(std::size_t offset, std::size_t limit) const {
    return readBody(m_transaction.body, offset, limit);
}

base::Result<std::string> TransactionContent::writePart(std::string_view name) const {
    if (m_state.mimePart == nullptr)
        return MessageContent::writePart(name);
    return m_files.write(name, m_state.mimePart->number, m_state.mimePart->content);
}

std::optional<std::string_view> TransactionContent::decodedPart() const {
    return m_state.mimePart == nullptr ? std::nullopt : std::optional<std::string_view>(m_state.mimePart->content);
}

} // namespace postroom::receive
