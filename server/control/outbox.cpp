// SPDX-License-Identifier: Apache-2.0
#include "server/control/outbox.h"

#include <utility>

namespace postroom::control {

bool Outbox::put(std::string frame) {
    bool kept = false;
    {
        auto state = m_state.lock();
        if (state->bytes.size() + frame.size() > m_limit)
            state->overflowed = true;
        if (!state->overflowed) {
            state->bytes += frame;
            kept = true;
        }
    }
    m_wake();
    return kept;
}

std::string Outbox::take() {
    auto state = m_state.lock();
    return std::exchange(state->bytes, {});
}

std::size_t Outbox::size() const { return m_state.lock()->bytes.size(); }

bool Outbox::overflowed() const { return m_state.lock()->overflowed; }

} // namespace postroom::control
