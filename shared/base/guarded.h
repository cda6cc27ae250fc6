// SPDX-License-Identifier: Apache-2.0
// Guarded<T>: data that can be reached only through its lock.
//
//     Guarded<std::map<Id, Entry>> m_entries;
//     m_entries.lock()->insert(...);          // locked for this statement
//     auto entries = m_entries.lock();        // locked for the scope
#pragma once

#include <mutex>
#include <utility>

namespace postroom::base {

template <typename T>
class Guarded {
public:
    class Access {
    public:
        Access(T& value, std::mutex& mutex) : m_lock(mutex), m_value(value) {}
        T& operator*() { return m_value; }
        T* operator->() { return &m_value; }
        /// For waiting on a condition variable while holding this access.
        std::unique_lock<std::mutex>& uniqueLock() { return m_lock; }

    private:
        std::unique_lock<std::mutex> m_lock;
        T& m_value;
    };

    class ConstAccess {
    public:
        ConstAccess(const T& value, std::mutex& mutex) : m_lock(mutex), m_value(value) {}
        const T& operator*() const { return m_value; }
        const T* operator->() const { return &m_value; }

    private:
        std::unique_lock<std::mutex> m_lock;
        const T& m_value;
    };

    Guarded() = default;
    explicit Guarded(T value) : m_value(std::move(value)) {}

    [[nodiscard]] Access lock() { return Access(m_value, m_mutex); }
    [[nodiscard]] ConstAccess lock() const { return ConstAccess(m_value, m_mutex); }

private:
    mutable std::mutex m_mutex;
    T m_value{};
};

} // namespace postroom::base
