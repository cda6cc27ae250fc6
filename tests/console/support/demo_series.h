// SPDX-License-Identifier: GPL-3.0-or-later
// A recorded store is minutes old; charts want a day. This fills the spans of a recorded stats.series with a working
// day's curve, always the same.
#pragma once

#include "tests/console/support/fake_daemon.h"

namespace postroom::console {

/// The daemon answers stats.series with it, and stats.overview with figures that fit.
void useDemoSeries(FakeDaemon& daemon);

/// Some minutes of a mail server's events, all at once: for pictures of the live tail.
void emitDemoEvents(FakeDaemon& daemon);

} // namespace postroom::console
