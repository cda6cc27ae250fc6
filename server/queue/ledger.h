// SPDX-License-Identifier: Apache-2.0
// The books of the queue: accepted = delivered + queued + bounced + discarded + held, in recipients. An address that
// redirection replaces counts as redirected, its children as generated; both sides gain the same. What came in and what
// became of it are written by different statements, at different times, into different tables, so that a lost row of
// either shows. Names the messages that do not balance.
#pragma once

#include "server/queue/mail_queue.h"

namespace postroom::queue {

struct LedgerReport {
    // What came in.
    std::int64_t accepted = 0;  ///< recipients answered 250
    std::int64_t generated = 0; ///< by redirection
    // What became of it.
    std::int64_t delivered = 0;
    std::int64_t queued = 0;
    std::int64_t bounced = 0;
    std::int64_t discarded = 0; ///< by a rule, or out of the bin
    std::int64_t held = 0;      ///< on hold or in the bin
    std::int64_t redirected = 0;

    std::vector<std::string> missing; ///< messages, or days ("day 2026-11-20"), that do not balance; at most 100

    [[nodiscard]] std::int64_t in() const { return accepted + generated; }
    [[nodiscard]] std::int64_t out() const { return delivered + queued + bounced + discarded + held + redirected; }
    [[nodiscard]] bool balances() const { return in() == out() && missing.empty(); }
};

class Ledger {
public:
    explicit Ledger(MailQueue& queue) : m_core(queue.core()) {}
    /// Reads both sides in one read transaction; sends ledger.gap when they do not agree. Thread-safe.
    base::Result<LedgerReport> check();
    /// The same over a store that no daemon has open, or a copy of one.
    static base::Result<LedgerReport> check(store::Database& database);

private:
    QueueCore& m_core;
};

} // namespace postroom::queue
