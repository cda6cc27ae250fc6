// SPDX-License-Identifier: Apache-2.0
// Sole owner of a file descriptor: closes it once, never twice.
#pragma once

#include <utility>

namespace postroom::io {

class FileDescriptor {
public:
    FileDescriptor() = default;
    explicit FileDescriptor(int value) : m_value(value) {}
    FileDescriptor(FileDescriptor&& other) noexcept : m_value(std::exchange(other.m_value, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept {
        if (this != &other) {
            reset();
            m_value = std::exchange(other.m_value, -1);
        }
        return *this;
    }
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor() { reset(); }

    [[nodiscard]] int get() const { return m_value; }
    [[nodiscard]] explicit operator bool() const { return m_value >= 0; }
    /// Gives the descriptor away without closing it.
    [[nodiscard]] int release() { return std::exchange(m_value, -1); }
    void reset();

private:
    int m_value = -1;
};

} // namespace postroom::io
