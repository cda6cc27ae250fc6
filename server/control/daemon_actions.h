// SPDX-License-Identifier: Apache-2.0
// What only the program itself knows and can do: its state, reload, stop, reopened logs. Implemented by server/app.
// Thread-safe; no call blocks for longer than a second.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/json.h"
#include "shared/base/result.h"
#include "shared/base/strong_id.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace postroom::control {

struct ListenerStatus {
    std::string name;
    std::string address; ///< "192.0.2.1", "::1"
    std::uint16_t port = 0; ///< as bound: never 0 while it listens
    std::string role;    ///< "mx", "submission", "submissions"
    std::string problem; ///< not empty: it does not listen, and why
    std::int64_t connections = 0;
    std::int64_t accepted = 0; ///< since start
};

/// Something that an administrator must know now.
struct Alarm {
    std::string name;     ///< stable: "disk-full", "certificate-expires", "ledger-gap", "event-store-locked"
    std::string sentence; ///< what is wrong
    std::string fix;      ///< what to do about it
    bool grave = false;   ///< mail does not flow
    base::Time since{};
};

/// A certificate as the port serves it: what is in memory, not what lies in the file by now.
struct CertificateStatus {
    std::string name;     ///< "main", or the listener that has its own
    std::string subject;  ///< "CN=mx.example.com,O=Example"
    std::string issuer;
    std::vector<std::string> names; ///< DNS names it is good for
    base::Time notBefore{}, notAfter{};
    bool selfSigned = false;
    std::string fingerprint; ///< SHA-256, hexadecimal
    std::string file;        ///< where it was read from
};

/// What the last regular look at the books said.
struct LedgerState {
    bool balanced = true;
    std::string sentence;
    base::Time checked{};
};

struct DiskStatus {
    std::string path;
    std::int64_t freeBytes = 0;
    std::int64_t totalBytes = 0;
    std::int64_t freeInodes = 0;
    std::int64_t totalInodes = 0; ///< 0: the file system has no such limit
};

struct DaemonStatus {
    std::string version;
    std::string hostName;      ///< primary_hostname
    std::int64_t processId = 0;
    base::Time started{};
    bool stopping = false;
    base::RevisionId revision; ///< the running configuration
    std::optional<base::Time> revertsAt;
    std::string stateDirectory, runtimeDirectory;
    std::vector<ListenerStatus> listeners;
    std::vector<CertificateStatus> certificates;
    std::vector<DiskStatus> disks;
    std::vector<Alarm> alarms;
    std::optional<LedgerState> ledger; ///< nothing: not looked at yet
    std::string resolver;      ///< "validating", "not validating: the system's resolver strips DNSSEC"
    std::int64_t receivingWorkers = 0, deliveringWorkers = 0;
    /// Totals since start, by the metric's name in the catalogue ("messages_accepted_total").
    std::vector<std::pair<std::string, std::int64_t>> counters;
};

class DaemonActions {
public:
    virtual ~DaemonActions() = default;
    virtual DaemonStatus status() = 0;
    /// Reads again what lies outside the configuration (certificates, resolv.conf, files of lists) and reopens logs.
    virtual base::Result<void> reload() = 0;
    virtual base::Result<void> reopenLogs() = 0;
    /// Asks the program to end in order; returns before it has. The answer is still sent.
    virtual void stop() = 0;
    /// Reads the alias files again: nothing is built, so this says how many entries are there and what is wrong with them.
    virtual base::Result<base::Json> checkAliases() = 0;
};

} // namespace postroom::control
