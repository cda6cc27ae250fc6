// SPDX-License-Identifier: Apache-2.0
// Frames on their way to one peer. Workers put replies, the feed puts events, the connection's own thread writes. A peer
// that does not read loses its connection when too much has piled up: memory is bounded whatever it does.
#pragma once

#include "shared/base/guarded.h"

#include <cstddef>
#include <functional>
#include <string>

namespace postroom::control {

/// Thread-safe.
class Outbox {
public:
    /// `wake` is called from any thread when the first bytes have come in since the last take(); must not block.
    Outbox(std::size_t limit, std::function<void()> wake) : m_limit(limit), m_wake(std::move(wake)) {}

    /// Queues one frame. False: the box is over its limit; it stays so, and the connection is to be closed.
    bool put(std::string frame);
    /// All bytes that wait.
    [[nodiscard]] std::string take();
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool overflowed() const;

private:
    struct State {
        std::string bytes;
        bool overflowed = false;
    };
    std::size_t m_limit;
    std::function<void()> m_wake;
    base::Guarded<State> m_state;
};

} // namespace postroom::control
