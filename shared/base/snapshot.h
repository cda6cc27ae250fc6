// SPDX-License-Identifier: Apache-2.0
// Snapshot<T>: shared configuration that is replaced whole. A reader keeps the snapshot it took for as long as
// it holds the pointer, whatever is published meanwhile; it never sees half of a change.
#pragma once

#include <memory>
#include <mutex>
#include <utility>

namespace postroom::base {

template <typename T>
class Snapshot {
public:
    Snapshot() = default;
    explicit Snapshot(std::shared_ptr<const T> value) : m_value(std::move(value)) {}

    /// The current value; null only before the first publish. Thread-safe.
    [[nodiscard]] std::shared_ptr<const T> get() const {
        const std::lock_guard lock(m_mutex);
        return m_value;
    }

    /// Makes `value` current for every later get(). Thread-safe. The old value dies outside the lock.
    void publish(std::shared_ptr<const T> value) {
        const std::lock_guard lock(m_mutex);
        m_value.swap(value);
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const T> m_value;
};

} // namespace postroom::base
