// SPDX-License-Identifier: Apache-2.0
// stats.overview and stats.series. What costs something (going through the queue) is done at most every few seconds,
// whatever the number of consoles.
#pragma once

#include "server/platform/events/series_book.h"
#include "shared/base/clock.h"

namespace postroom::queue {
class QueueView;
}

namespace postroom::control {

class ConfigService;
class DaemonActions;
class MethodTable;

/// All must outlive the table.
struct StatsServices {
    const events::SeriesBook& series;
    DaemonActions& daemon;
    ConfigService& config;
    queue::QueueView& queue;
    const base::Clock& clock;
};

void addStatsMethods(MethodTable& table, StatsServices services);

} // namespace postroom::control
