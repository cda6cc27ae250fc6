// SPDX-License-Identifier: Apache-2.0
// server.status, server.reload, server.reopen-logs, server.stop, server.check-aliases.
#pragma once

namespace postroom::queue {
class QueueView;
}

namespace postroom::control {

class DaemonActions;
class MethodTable;

/// `daemon` and `queue` must outlive the table; `queue` null: without the queue's figures.
void addStatusMethods(MethodTable& table, DaemonActions& daemon, queue::QueueView* queue = nullptr);

} // namespace postroom::control
