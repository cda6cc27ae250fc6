// SPDX-License-Identifier: Apache-2.0
// Where the reactor keeps its connections: slots at stable addresses, each with a generation and a claim in one atomic
// word. Who holds the claim may touch the connection; a wake that meets a claimed slot leaves a mark instead.
#pragma once

#include "server/platform/io/reactor.h"

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace postroom::io {

struct Slot {
    std::atomic<std::uint64_t> word{0}; ///< generation << 2 | claim
    std::atomic<std::int64_t> due{0};   ///< steady clock; when the parked connection wants to be woken
    std::unique_ptr<Connection> connection; ///< of the holder of the claim
    base::Steady timerAt = base::Steady::max(); ///< the slot's entry in the timer queue; under the reactor's timer lock
    std::atomic<bool> stopRequested{false};
    bool registered = false; ///< the descriptor is in the epoll set; of the holder of the claim
    bool isListener = false;
};

class SlotTable {
public:
    ~SlotTable() { clear(); }

    /// Puts a connection into a free slot, claimed by the caller; nothing when the table is full (131,072).
    std::optional<std::uint64_t> take(std::unique_ptr<Connection> connection, bool isListener);
    /// Ends the generation; the holder of the claim has taken the connection out.
    void free(std::uint64_t id);
    /// Gets the claim of a parked connection. False when it is claimed (a mark is left) or gone.
    bool claim(std::uint64_t id);
    /// Gives the claim back. False when there is a mark: the caller keeps the claim, the mark is removed.
    bool unclaim(std::uint64_t id);

    /// The slot of that id, or null when there never was one. The generation is not checked: claim() does.
    [[nodiscard]] Slot* find(std::uint64_t id) const;
    [[nodiscard]] Slot& at(std::uint32_t index) const;
    [[nodiscard]] std::optional<std::uint64_t> currentId(std::uint32_t index) const; ///< nothing when free
    [[nodiscard]] std::uint32_t used() const { return m_used.load(); }
    /// Destroys every connection that is left; only when no thread uses the table any more.
    void clear();

    static std::uint32_t indexOf(std::uint64_t id) { return static_cast<std::uint32_t>(id & 0xFFFFFFFFU); }

private:
    static constexpr std::uint32_t chunkSize = 256;
    static constexpr std::uint32_t chunkCount = 512;
    std::array<std::atomic<Slot*>, chunkCount> m_chunks{};
    std::vector<std::unique_ptr<Slot[]>> m_owned;
    std::atomic<std::uint32_t> m_used{0};
    std::mutex m_mutex;
    std::vector<std::uint32_t> m_free;
};

} // namespace postroom::io
