// SPDX-License-Identifier: Apache-2.0
// The resolver of the program, on libunbound in thread mode: one context, one pump thread that collects its answers, and
// a blocking facade with deadlines. Questions go to the system's resolvers (resolv.conf, read again when it changes), to
// given forwarders, or by full recursion. When the upstream passes DNSSEC records, answers are validated here from the
// root anchor; when not, it works unvalidated and says so in status(). A changed upstream means a new context: it is
// swapped in, the old one answers what it was asked and is then deleted.
#pragma once

#include "server/platform/dns/resolver.h"
#include "shared/base/result.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace postroom::dns {

struct ForwardZone {
    std::string zone;                 ///< "example.test"
    std::vector<std::string> servers; ///< "address" or "address@port"
};

struct UnboundSettings {
    enum class Upstream : std::uint8_t { systemResolvers, forwarders, recursion };
    enum class Validation : std::uint8_t {
        probe, ///< validate when the upstream passes DNSSEC, else work unvalidated
        off,
    };
    Upstream upstream = Upstream::systemResolvers;
    std::string resolvConf = "/etc/resolv.conf";
    std::vector<std::string> forwarders;       ///< "address" or "address@port", for Upstream::forwarders
    std::vector<ForwardZone> forwardZones;     ///< asked elsewhere; taken as unsigned unless an anchor below them is given
    std::vector<std::string> localRecords;     ///< zone file lines that are answered here: static hosts, tests
    std::vector<std::string> localZones;       ///< names under which only localRecords exist
    Validation validation = Validation::probe;
    std::string rootAnchorFile = "/usr/share/dns/root.key"; ///< of the package dns-root-data
    std::vector<std::string> trustAnchors;     ///< further DS or DNSKEY records, one line each
    std::string probeName;                     ///< whose NS records the probe validates; "" is the root
    std::chrono::milliseconds probeTimeout{2000}; ///< the first questions wait this long at most for the probe
    std::chrono::seconds probeAgain{600};         ///< after a probe that failed
    std::chrono::milliseconds changeCheck{1000};  ///< how often resolv.conf is looked at, when questions come
    std::size_t cacheEntries = 20'000;            ///< answers kept here; at the limit the oldest tenth goes
    std::chrono::seconds maxNegativeTtl{900};     ///< negative answers are kept no longer (RFC 2308 5)
    std::size_t maxPending = 2000;                ///< questions under way; beyond it the answer is temporary at once
};

class UnboundResolver : public Resolver {
public:
    /// Starts the pump thread. Fails when the settings do not make a context (a wrong address, a bad record).
    static base::Result<std::unique_ptr<UnboundResolver>> create(UnboundSettings settings);
    /// Questions under way are answered "temporary".
    ~UnboundResolver() override;

    Pending start(const Query& query) override;

    struct State {
        bool validating = false;
        std::string validationNote;          ///< a sentence, why not when not
        std::vector<std::string> forwarders; ///< in use now
        std::string upstreamNote;            ///< empty, or what is wrong with resolv.conf
        std::uint64_t asked = 0, fromCache = 0, timedOutOrFailed = 0, bogus = 0;
        std::size_t pending = 0, cached = 0;
        std::uint64_t contexts = 0;          ///< made since start
    };
    [[nodiscard]] State status() const;
    /// Reads resolv.conf again, makes a new context and forgets everything cached. On failure the old one goes on.
    base::Result<void> reload();

private:
    class Impl;
    explicit UnboundResolver(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace postroom::dns
