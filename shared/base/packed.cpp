// SPDX-License-Identifier: Apache-2.0
#include "shared/base/packed.h"

namespace postroom::base {

void PackWriter::number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7)
        m_out.push_back(static_cast<char>(value | 0x80));
    m_out.push_back(static_cast<char>(value));
}

void PackWriter::text(std::string_view value) {
    number(value.size());
    m_out.append(value);
}

std::uint64_t PackReader::number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && m_good && !m_rest.empty(); shift += 7) {
        const auto part = static_cast<std::uint8_t>(m_rest.front());
        m_rest.remove_prefix(1);
        value |= static_cast<std::uint64_t>(part & 0x7F) << shift;
        if ((part & 0x80) == 0)
            return value;
    }
    m_good = false;
    return 0;
}

std::string_view PackReader::text() {
    const std::uint64_t length = number();
    if (!m_good || length > m_rest.size()) {
        m_good = false;
        return {};
    }
    const std::string_view value = m_rest.substr(0, length);
    m_rest.remove_prefix(length);
    return value;
}

} // namespace postroom::base
