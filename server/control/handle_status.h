// SPDX-License-Identifier: Apache-2.0
// server.status, server.reload, server.reopen-logs, server.stop, server.check-aliases.
#pragma once

namespace postroom::control {

class DaemonActions;
class MethodTable;

/// `daemon` must outlive the table.
void addStatusMethods(MethodTable& table, DaemonActions& daemon);

} // namespace postroom::control
