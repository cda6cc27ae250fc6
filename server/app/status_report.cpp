// SPDX-License-Identifier: Apache-2.0
#include "server/app/status_report.h"

#include "server/platform/store/event_store.h"
#include "server/platform/store/state_store.h"
#include "shared/base/size_text.h"

#include <sys/statvfs.h>

#include <algorithm>

namespace postroom::app {

namespace {
constexpr std::int64_t littleSpace = 100 << 20;
constexpr std::int64_t noSpace = 10 << 20;
} // namespace

control::DiskStatus StatusReport::disk(const std::string& path) {
    control::DiskStatus status;
    status.path = path;
    struct statvfs info {};
    if (::statvfs(path.c_str(), &info) == 0) {
        status.freeBytes = static_cast<std::int64_t>(info.f_bavail) * static_cast<std::int64_t>(info.f_frsize);
        status.totalBytes = static_cast<std::int64_t>(info.f_blocks) * static_cast<std::int64_t>(info.f_frsize);
    }
    return status;
}

void StatusReport::set(const std::string& name, const std::string& sentence, Gravity gravity, base::Time now) {
    const bool grave = gravity == Gravity::mailStops;
    auto alarms = m_alarms.lock();
    for (control::Alarm& alarm : *alarms) {
        if (alarm.name == name) {
            alarm.sentence = sentence;
            alarm.grave = grave;
            return;
        }
    }
    alarms->push_back({name, sentence, grave, now});
}

void StatusReport::clear(const std::string& name) {
    std::erase_if(*m_alarms.lock(), [&](const control::Alarm& alarm) { return alarm.name == name; });
}

void StatusReport::inspect(const std::string& stateFolder, const store::EventStore& events, const store::StateStore& state, base::Time now) {
    const control::DiskStatus disk = StatusReport::disk(stateFolder);
    if (disk.totalBytes > 0 && disk.freeBytes < noSpace)
        set("disk-full", "The disk of " + stateFolder + " is full (" + base::sizeText(disk.freeBytes) +
                             " bytes left): new mail is refused for now. Nothing that was accepted is lost. Free some space.", Gravity::mailStops, now);
    else if (disk.totalBytes > 0 && disk.freeBytes < littleSpace)
        set("disk-full", "The disk of " + stateFolder + " has less than 100 MB left. Free some space soon.", Gravity::warning, now);
    else
        clear("disk-full");
    const std::string failure = events.failure();
    if (failure.empty())
        clear("event-store");
    else
        set("event-store", "What happens to mail cannot be recorded: " + failure + ". Mail flows on; the gap will be shown.", Gravity::warning, now);
    const std::string stateFailure = state.failure();
    if (stateFailure.empty())
        clear("state-store");
    else
        set("state-store", "Rate counters and caches cannot be kept: " + stateFailure + ". Mail flows on.", Gravity::warning, now);
}

void StatusReport::inspectLedger(const queue::LedgerReport& report, base::Time now) {
    if (report.balances())
        clear("ledger-gap");
    else
        set("ledger-gap", "The books do not balance: " + std::to_string(report.in()) + " recipients came in, " + std::to_string(report.out()) +
                              " are accounted for. See postroomctl ledger for the messages concerned.", Gravity::mailStops, now);
}

} // namespace postroom::app
