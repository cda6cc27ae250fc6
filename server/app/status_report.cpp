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
constexpr std::chrono::hours certificateNotice{24 * 14};
} // namespace

control::DiskStatus StatusReport::disk(const std::string& path) {
    control::DiskStatus status;
    status.path = path;
    struct statvfs info {};
    if (::statvfs(path.c_str(), &info) == 0) {
        status.freeBytes = static_cast<std::int64_t>(info.f_bavail) * static_cast<std::int64_t>(info.f_frsize);
        status.totalBytes = static_cast<std::int64_t>(info.f_blocks) * static_cast<std::int64_t>(info.f_frsize);
        status.freeInodes = static_cast<std::int64_t>(info.f_favail);
        status.totalInodes = static_cast<std::int64_t>(info.f_files);
    }
    return status;
}

void StatusReport::set(const std::string& name, const std::string& sentence, const std::string& fix, Gravity gravity, base::Time now) {
    const bool grave = gravity == Gravity::mailStops;
    auto alarms = m_alarms.lock();
    for (control::Alarm& alarm : *alarms) {
        if (alarm.name == name) {
            alarm.sentence = sentence;
            alarm.fix = fix;
            alarm.grave = grave;
            return;
        }
    }
    alarms->push_back({name, sentence, fix, grave, now});
}

void StatusReport::clear(const std::string& name) {
    std::erase_if(*m_alarms.lock(), [&](const control::Alarm& alarm) { return alarm.name == name; });
}

void StatusReport::inspect(const std::string& stateFolder, const store::EventStore& events, const store::StateStore& state, base::Time now) {
    const control::DiskStatus disk = StatusReport::disk(stateFolder);
    if (disk.totalBytes > 0 && disk.freeBytes < noSpace)
        set("disk-full", "The disk of " + stateFolder + " is full (" + base::sizeText(disk.freeBytes) +
                             " bytes left): new mail is refused for now. Nothing that was accepted is lost.",
            "Free space on that disk; mail is taken again within a second.", Gravity::mailStops, now);
    else if (disk.totalBytes > 0 && disk.freeBytes < littleSpace)
        set("disk-full", "The disk of " + stateFolder + " has less than 100 MB left.",
            "Free space on that disk, or lower events_keep so that fewer days of traces are kept.", Gravity::warning, now);
    else
        clear("disk-full");
    const std::string failure = events.failure();
    if (failure.empty())
        clear("event-store");
    else
        set("event-store", "What happens to mail cannot be recorded: " + failure + ". Mail flows on; the gap will be shown.",
            "Look at free space, permissions and other programs that hold the files in " + stateFolder + "/events open.", Gravity::warning, now);
    const std::string stateFailure = state.failure();
    if (stateFailure.empty())
        clear("state-store");
    else
        set("state-store", "Rate counters and caches cannot be kept: " + stateFailure + ". Mail flows on.",
            "Look at free space and permissions of " + stateFolder + "/state.db.", Gravity::warning, now);
}

void StatusReport::inspectLedger(const queue::LedgerReport& report, base::Time now) {
    const std::string sentence = report.balances() ? "The books balance: every accepted recipient is accounted for."
                                                   : "The books do not balance: " + std::to_string(report.in()) + " recipients came in, " +
                                                         std::to_string(report.out()) + " are accounted for.";
    *m_ledger.lock() = control::LedgerState{report.balances(), sentence, now};
    if (report.balances())
        clear("ledger-gap");
    else
        set("ledger-gap", sentence, "Run \"postroomctl ledger\": it names the messages concerned. Keep the stores as they are.", Gravity::mailStops, now);
}

void StatusReport::inspectCertificates(const std::vector<control::CertificateStatus>& certificates, base::Time now) {
    const control::CertificateStatus* first = nullptr;
    for (const control::CertificateStatus& certificate : certificates)
        if (first == nullptr || certificate.notAfter < first->notAfter)
            first = &certificate;
    if (first == nullptr || first->notAfter - now > certificateNotice)
        return clear("certificate");
    const auto days = std::chrono::duration_cast<std::chrono::hours>(first->notAfter - now).count() / 24;
    const std::string which = "The certificate " + first->subject + " that is served" + (first->name == "main" ? "" : " by listener " + first->name);
    set("certificate", first->notAfter <= now ? which + " has expired: clients that check it do not send mail."
                                              : which + " expires in " + std::to_string(days) + (days == 1 ? " day." : " days."),
        "Renew " + first->file + ", then run \"postroomctl reload\": what is served is what was read at the last reload.",
        first->notAfter <= now ? Gravity::mailStops : Gravity::warning, now);
}

} // namespace postroom::app
