// SPDX-License-Identifier: Apache-2.0
// Lookups in servers (redis, mysql, pgsql, ldap): idle connections are kept and used again, a server that does not answer
// is left alone for a moment so that mail is deferred at once instead of waiting for it again and again, answers of reads
// are kept for a short time, and what each server does is known to events, metrics and the status page.
// Thread-safe; one for the program, its settings come with each question so that a new revision needs no restart.
#pragma once

#include "server/platform/events/event.h"
#include "server/policy/lookup/servers/connection.h"
#include "shared/base/guarded.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::servers {

struct ServerSettings {
    std::array<std::vector<ServerAddress>, 4> lists; ///< by ServerKind, in the order in which they are asked
    base::Milliseconds timeout{5'000};               ///< connecting and the answer together, for each server
    base::Milliseconds cacheTime{0};                 ///< how long the answer of a read is used again; 0: never

    [[nodiscard]] const std::vector<ServerAddress>& of(ServerKind kind) const { return lists[static_cast<std::size_t>(kind)]; }
};

/// The kind of server that a lookup type asks ("ldapm" asks LDAP). Null: it is no lookup in a server.
const ServerKind* kindOfLookup(std::string_view type);

struct ServerHealth {
    enum class State : std::uint8_t { unknown, up, down };
    std::string label;
    ServerKind kind = ServerKind::redis;
    State state = State::unknown;
    base::Time since{};            ///< of the state
    std::string problem;           ///< the last one, also when it is up again
    std::uint64_t questions = 0;
    std::uint64_t failures = 0;
    std::int64_t microseconds = 0; ///< of all answers together
    std::size_t idle = 0;          ///< connections kept
};

struct CacheFigures {
    std::uint64_t hits = 0;
    std::uint64_t misses = 0;
    std::size_t entries = 0;
};

class LookupServers {
public:
    /// `events` may be null. Both outlive this.
    LookupServers(base::Clock& clock, events::Sink* events) : m_clock(clock), m_events(events) {}

    /// Asks the servers of the kind one after another until one answers. No server answers: temporary, with the reason of
    /// each. A server that answers with an error ends it (only MOVED goes on), as in Exim.
    world::Answer ask(const ServerSettings& settings, const world::LookupRequest& request);
    /// Connects anew and asks something harmless, whatever its state is: for "test now". Notes what it finds.
    ServerReply test(const ServerAddress& address, base::Milliseconds timeout);
    /// Every server of the lists, asked yet or not.
    [[nodiscard]] std::vector<ServerHealth> health(const ServerSettings& settings) const;
    [[nodiscard]] CacheFigures cache() const;

private:
    struct Server {
        ServerHealth health;
        base::Steady notBefore{}; ///< down: it is not asked before
        struct Idle {
            std::unique_ptr<Connection> connection;
            base::Steady since;
        };
        std::vector<Idle> idle;
    };
    struct Kept {
        world::Answer answer;
        base::Steady until;
    };
    struct Cache {
        std::map<std::string, Kept> answers;
        CacheFigures figures;
    };

    base::Result<std::unique_ptr<Connection>> connection(const ServerAddress& address, io::Deadline deadline);
    void giveBack(const ServerAddress& address, std::unique_ptr<Connection> connection);
    ServerReply askOne(const ServerAddress& address, const ServerQuery& query, base::Milliseconds timeout);
    void succeeded(const ServerAddress& address, std::int64_t microseconds);
    void failed(const ServerAddress& address, const std::string& why);
    world::Answer askAll(const std::vector<ServerAddress>& servers, const ServerQuery& query, base::Milliseconds timeout, bool& cacheable);

    base::Clock& m_clock;
    events::Sink* m_events;
    base::Guarded<std::map<std::string, Server>> m_servers; ///< by poolKey
    base::Guarded<Cache> m_cache;
};

} // namespace postroom::servers
