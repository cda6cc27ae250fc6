// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/output.h"

#include <sys/ioctl.h>
#include <unistd.h>

namespace postroom::ctl {

Output::Output(std::FILE* stream) : m_stream(stream), m_terminal(::isatty(::fileno(stream)) == 1) {
    winsize size{};
    if (m_terminal && ::ioctl(::fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
        m_width = size.ws_col;
}

void Output::text(std::string_view bytes) {
    if (m_stream == nullptr) {
        m_collected += bytes;
        return;
    }
    if (std::fwrite(bytes.data(), 1, bytes.size(), m_stream) != bytes.size())
        m_broken = true;
}

void Output::line(std::string_view text) {
    this->text(text);
    this->text("\n");
}

void Output::flush() {
    if (m_stream != nullptr && std::fflush(m_stream) != 0)
        m_broken = true;
}

} // namespace postroom::ctl
