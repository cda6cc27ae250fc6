// SPDX-License-Identifier: GPL-3.0-or-later
// One line of the live tail: an event, or that some were missed.
#pragma once

#include "shared/catalogue/event_row.h"
#include "shared/wire/subscription.h"

#include <QDateTime>
#include <QString>

namespace postroom::console {

struct LiveEvent {
    qint64 number = 0;      ///< counts what arrived in this window
    QDateTime time;
    QString name;           ///< empty: a gap
    catalogue::EventSeverity severity = catalogue::EventSeverity::info;
    QString message;
    qint64 connection = 0;
    QString text;           ///< the fields in one line, or the sentence of a gap
    base::Json document;    ///< as it came

    [[nodiscard]] bool isGap() const { return name.isEmpty(); }
};

LiveEvent readLiveEvent(const wire::EventMessage& message);
/// `count` events are missing; after a restart those of the new server, and nobody knows how many of the old one.
LiveEvent gapOf(qint64 count, bool restarted = false);
/// "Warning", in the user's language.
[[nodiscard]] QString severityText(catalogue::EventSeverity severity);
/// What the catalogue says the event means; empty for one that this console does not know.
[[nodiscard]] QString sentenceOf(const LiveEvent& event);

} // namespace postroom::console
