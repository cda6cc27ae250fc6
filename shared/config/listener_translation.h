// SPDX-License-Identifier: Apache-2.0
// Exim says where it listens with daemon_smtp_ports, local_interfaces and tls_on_connect_ports; we have listeners. A
// text that has no listeners of its own gets them from those options, and a note says so.
#pragma once

#include "shared/config/object_reader.h"

namespace postroom::config {

void translateListeners(ObjectReader& main, LineReader& lines, Document& document);

} // namespace postroom::config
