// SPDX-License-Identifier: Apache-2.0
// The option `timezone`: the zone of the process, in which headers, logs and $tod_ variables are written.
#pragma once

#include "shared/config/document.h"
#include "shared/config/finding.h"

namespace postroom::app {

/// An error when the option names no zone: a file below /usr/share/zoneinfo, or a text as POSIX has it in TZ ("CET-1CEST").
void checkTimeZone(const config::Document& document, config::Findings& findings);
/// Takes it for the whole process; unset leaves the system's. To be called before there are threads that ask the time.
void useTimeZone(const config::Document& document);

} // namespace postroom::app
