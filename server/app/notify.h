// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace postroom::app {

/// Tells systemd (Type=notify, WatchdogSec=) when it asked to be told; nothing otherwise.
void notifySystemd(const char* state);

} // namespace postroom::app
