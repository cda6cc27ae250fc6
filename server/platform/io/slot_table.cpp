// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/slot_table.h"

namespace postroom::io {

namespace {
enum Claim : std::uint64_t { vacant = 0, parked = 1, claimed = 2, marked = 3 };
constexpr std::uint64_t generationOf(std::uint64_t id) { return id >> 32; }
constexpr std::uint64_t wordOf(std::uint64_t generation, Claim claim) { return generation << 2 | claim; }
} // namespace

Slot& SlotTable::at(std::uint32_t index) const { return m_chunks[index / chunkSize].load(std::memory_order_acquire)[index % chunkSize]; }

Slot* SlotTable::find(std::uint64_t id) const {
    const auto index = indexOf(id);
    return index < m_used.load(std::memory_order_acquire) ? &at(index) : nullptr;
}

std::optional<std::uint64_t> SlotTable::take(std::unique_ptr<Connection> connection, bool isListener) {
    const std::lock_guard lock(m_mutex);
    std::uint32_t index = 0;
    if (!m_free.empty()) {
        index = m_free.back();
        m_free.pop_back();
    } else {
        index = m_used.load();
        if (index == chunkSize * chunkCount)
            return std::nullopt;
        if (index % chunkSize == 0) {
            m_owned.push_back(std::make_unique<Slot[]>(chunkSize));
            m_chunks[index / chunkSize].store(m_owned.back().get(), std::memory_order_release);
        }
        m_used.store(index + 1, std::memory_order_release);
    }
    Slot& slot = at(index);
    slot.connection = std::move(connection);
    slot.registered = false;
    slot.isListener = isListener;
    slot.stopRequested.store(false);
    slot.due.store(base::Steady::max().time_since_epoch().count());
    // 30 bits of generation: an id is 0 for nobody, since generations start at 1.
    const auto generation = ((slot.word.load() >> 2) + 1) & 0x3FFFFFFFU;
    slot.word.store(wordOf(generation, claimed), std::memory_order_release);
    return generation << 32 | index;
}

void SlotTable::free(std::uint64_t id) {
    at(indexOf(id)).word.store(wordOf(generationOf(id), vacant), std::memory_order_release);
    const std::lock_guard lock(m_mutex);
    m_free.push_back(indexOf(id));
}

bool SlotTable::claim(std::uint64_t id) {
    auto& word = at(indexOf(id)).word;
    const auto generation = generationOf(id);
    auto seen = wordOf(generation, parked);
    for (;;) {
        if (seen == wordOf(generation, parked)) {
            if (word.compare_exchange_weak(seen, wordOf(generation, claimed), std::memory_order_acq_rel))
                return true;
        } else if (seen == wordOf(generation, claimed)) {
            if (word.compare_exchange_weak(seen, wordOf(generation, marked), std::memory_order_acq_rel))
                return false;
        } else {
            return false; // marked already, vacant, or another generation
        }
    }
}

bool SlotTable::unclaim(std::uint64_t id) {
    auto& word = at(indexOf(id)).word;
    auto seen = wordOf(generationOf(id), claimed);
    if (word.compare_exchange_strong(seen, wordOf(generationOf(id), parked), std::memory_order_acq_rel))
        return true;
    word.store(wordOf(generationOf(id), claimed), std::memory_order_release);
    return false;
}

std::optional<std::uint64_t> SlotTable::currentId(std::uint32_t index) const {
    const auto word = at(index).word.load(std::memory_order_acquire);
    if ((word & 3) == vacant)
        return std::nullopt;
    return (word >> 2) << 32 | index;
}

void SlotTable::clear() {
    for (std::uint32_t index = 0; index < m_used.load(); ++index)
        at(index).connection.reset();
}

} // namespace postroom::io
