// SPDX-License-Identifier: Apache-2.0
// The groups of postroomctl's commands; each adds its own to the command line. The context must outlive the command line.
#pragma once

#include "server/ctl/command_line.h"
#include "server/ctl/context.h"

namespace postroom::ctl {

void addStatusCommands(Command root, Context& context);   ///< status, reload, stop
void addQueueCommands(Command root, Context& context);    ///< queue ...
void addQueueActions(Command queue, Context& context);    ///< queue run, try, hold, release, give-up, remove, undo, reroute...
void addQueueOrders(Command queue, Context& context);     ///< queue suspend, resume, suspended, hold-rule...
void addTraceCommands(Command root, Context& context);    ///< trace search, show, explain, reveal
void addBounceCommand(Command root, Context& context);   ///< bounce explain
void addEventCommands(Command root, Context& context);    ///< events tail
void addLogCommand(Command root, Context& context);       ///< log
void addConfigCommands(Command root, Context& context);   ///< config ...
void addConfigChanges(Command config, Context& context);  ///< config set, unset, apply, import, rollback, edit...
void addConfigTrials(Command config, Context& context);   ///< config simulate, replay, test
void addCountersCommand(Command config, Context& context); ///< config counters
void addDiagnoseCommands(Command root, Context& context); ///< address test, route, expand
void addExpandCommand(Command root, Context& context);    ///< expand
void addSessionCommand(Command root, Context& context);   ///< session
void addAuditCommand(Command root, Context& context);     ///< audit
void addLedgerCommand(Command root, Context& context);    ///< ledger
void addLookupCommands(Command root, Context& context);  ///< lookup servers, lookup test
void addManualCommand(Command root, Context& context);    ///< manual
void addProxyCommand(Command root, Context& context);     ///< proxy

} // namespace postroom::ctl
