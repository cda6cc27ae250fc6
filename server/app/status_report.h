// SPDX-License-Identifier: Apache-2.0
// What the server says of its own health: disks, certificates, alarms with a sentence each.
#pragma once

#include "server/control/daemon_actions.h"
#include "server/queue/ledger.h"
#include "shared/base/guarded.h"

#include <string>
#include <vector>

namespace postroom::store {
class EventStore;
class StateStore;
}

namespace postroom::app {

class StatusReport {
public:
    enum class Gravity : bool { warning, mailStops };
    [[nodiscard]] static control::DiskStatus disk(const std::string& path);
    /// Raises or ends an alarm; it keeps the time since when it holds. Thread-safe.
    void set(const std::string& name, const std::string& sentence, const std::string& fix, Gravity gravity, base::Time now);
    void clear(const std::string& name);
    [[nodiscard]] std::vector<control::Alarm> alarms() const { return *m_alarms.lock(); }
    /// Looks at everything that can be wrong without anybody noticing.
    void inspect(const std::string& stateFolder, const store::EventStore& events, const store::StateStore& state, base::Time now);
    void inspectLedger(const queue::LedgerReport& report, base::Time now);
    /// Certificates as they are served: expired, or soon.
    void inspectCertificates(const std::vector<control::CertificateStatus>& certificates, base::Time now);
    [[nodiscard]] std::optional<control::LedgerState> ledger() const { return *m_ledger.lock(); }

private:
    base::Guarded<std::vector<control::Alarm>> m_alarms;
    base::Guarded<std::optional<control::LedgerState>> m_ledger;
};

} // namespace postroom::app
