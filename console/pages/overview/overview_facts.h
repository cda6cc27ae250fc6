// SPDX-License-Identifier: GPL-3.0-or-later
// From the reply of stats.overview to what a person reads: the sentence on top and the lists below. Pure.
#pragma once

#include "console/widgets/fact_list.h"
#include "shared/base/json.h"

#include <QDateTime>

namespace postroom::console {

struct Verdict {
    Tone tone = Tone::neutral;
    QString sentence;
    QString explanation;
};

[[nodiscard]] Verdict flowVerdict(const base::Json& overview, const QDateTime& now);
/// Why mail waits: a fact for each cause, with the link to the queue.
[[nodiscard]] QList<Fact> causeFacts(const base::Json& overview, const QDateTime& now);
/// What was refused in the last day, by reason, with the link to the trace.
[[nodiscard]] QList<Fact> rejectionFacts(const base::Json& overview);
/// Alarms first, then disk, certificates, listeners, ledger, revision.
[[nodiscard]] QList<Fact> serverFacts(const base::Json& overview, const QDateTime& now);

} // namespace postroom::console
