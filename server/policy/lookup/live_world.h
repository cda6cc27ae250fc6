// SPDX-License-Identifier: Apache-2.0
// The World that asks the real outside. Put together by app: what stands above this folder (DNS, counters of state.db, the
// queue) comes as interfaces or functions; files, processes, sockets and lookups are done here.
#pragma once

#include "server/policy/lookup/lookup_files.h"
#include "server/policy/lookup/servers/lookup_servers.h"
#include "server/policy/perl/perl_pool.h"
#include "server/policy/world/world.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace postroom::lookup {

struct LiveSettings {
    std::string primaryHostname;
    std::vector<std::string> keepEnvironment;  ///< names that ${env} and programs see; "*" is all
    std::vector<std::pair<std::string, std::string>> addEnvironment;
    std::string spoolDirectory;
    std::string logDirectory;
    std::string sqliteFile;                    ///< sqlite_dbfile
    base::Milliseconds databaseTimeout{5'000};
    std::string saslauthdSocket = "/run/saslauthd/mux";
    std::shared_ptr<perl::PerlPool> perl; ///< null: perl_startup is not set
    std::shared_ptr<const servers::ServerSettings> servers; ///< redis, SQL and LDAP servers; null: none
    /// dns_again_means_nonexist: is the name among those for which a temporary failure says that there is nothing? Empty: none is.
    std::function<bool(world::World&, std::string_view name)> againMeansNone;
    std::vector<std::string> localInterfaces;  ///< instead of asking the system; empty: ask
    std::vector<std::string> extraLocalInterfaces; ///< extra_local_interfaces: beside them
};

/// Of a revision; its Worlds share it.
using SharedSettings = std::shared_ptr<const LiveSettings>;

/// What LiveWorld takes from above and shares with other Worlds. Everything is thread-safe and outlives the World.
struct LiveParts {
    base::Clock& clock;
    LookupFiles& files;
    world::DnsResolver* dns = nullptr; ///< null: every question to the DNS is temporary
    /// Kind::rate and Kind::seen, kept in state.db; empty: an error that says so.
    std::function<world::Answer(const world::Question&)> counters;
    /// Messages in the queue.
    std::function<std::size_t()> queueSize;
    /// Expands the keys of wildlsearch files; policy/expand/key_expander.h makes one. Empty: keys are taken as they are.
    ExpandKey expandKey;
    /// Null: lookups in servers are an error that says so.
    servers::LookupServers* servers = nullptr;
    perl::LogLine perlLog{}; ///< Exim::log_write; empty: it goes into the trace
    bool trial = false; ///< the World of a trial: see World::leavesMarks
};

class LiveWorld final : public world::World {
public:
    /// `settings` is not null.
    LiveWorld(SharedSettings settings, LiveParts parts) : m_settings(std::move(settings)), m_parts(std::move(parts)) {}
    world::Answer ask(const world::Question& question) override;
    world::Answer askThrough(const world::Question& /*question*/, const std::function<world::Answer()>& find) override { return find(); }
    world::Answer askPerl(const world::Question& question, world::PerlCaller& caller) override;
    base::Time now() override { return m_parts.clock.now(); }
    [[nodiscard]] bool leavesMarks() const override { return !m_parts.trial; }
    void setExpandKey(ExpandKey expandKey) { m_parts.expandKey = std::move(expandKey); }

private:
    world::Answer hostFactOf(const std::vector<std::string>& parts) const;
    world::Answer dnsOf(const std::vector<std::string>& parts);
    world::Answer lookupOf(const std::vector<std::string>& parts);
    world::Answer runOf(const std::vector<std::string>& parts) const;

    SharedSettings m_settings;
    LiveParts m_parts;
    bool m_inAgainList = false; ///< the list is being matched: lookups that it makes do not ask it
};

/// The environment of programs: PATH, what keep_environment lets through, and add_environment.
std::vector<std::string> programEnvironment(const LiveSettings& settings);

// Parts that need no settings (live_system.cpp, live_exchange.cpp).
world::Answer systemStat(const std::string& path, bool follow);
world::Answer systemDirectory(const std::string& path);
world::Answer systemHostNames(const std::string& address);
world::Answer systemHostAddresses(const std::string& name);
std::vector<std::string> systemLocalAddresses();
world::Answer systemUser(const std::string& name);
world::Answer systemGroup(const std::string& name);
world::Answer systemSpace(const std::string& directory, bool inodes);
world::Answer exchangeOf(const std::vector<std::string>& parts);
world::Answer datagramOf(const std::vector<std::string>& parts); ///< live_datagram.cpp

} // namespace postroom::lookup
