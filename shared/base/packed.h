// SPDX-License-Identifier: Apache-2.0
// Small binary records: numbers as LEB128, texts as length and bytes. The reader never reads past the end: the first
// thing that does not fit makes good() false and everything after it empty.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace postroom::base {

class PackWriter {
public:
    explicit PackWriter(std::string& out) : m_out(out) {}
    void number(std::uint64_t value);
    void text(std::string_view value);

private:
    std::string& m_out;
};

class PackReader {
public:
    explicit PackReader(std::string_view bytes) : m_rest(bytes) {}
    std::uint64_t number();
    std::string_view text();
    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_good = true;
};

} // namespace postroom::base
