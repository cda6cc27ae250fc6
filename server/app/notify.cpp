// SPDX-License-Identifier: Apache-2.0
#include "server/app/notify.h"

#include <systemd/sd-daemon.h>

namespace postroom::app {

void notifySystemd(const char* state) { ::sd_notify(0, state); }

} // namespace postroom::app
