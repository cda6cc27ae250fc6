// SPDX-License-Identifier: Apache-2.0
// ledger: what came in against what became of it.
#include "server/ctl/commands.h"
#include "server/ctl/table.h"

namespace postroom::ctl {

namespace {

int showLedger(Context& context) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "ledger.check");
    if (!reply)
        return reply.error();
    const bool balanced = (*reply)["balanced"].toBool();
    if (context.json) {
        context.printJson(*reply);
        return balanced ? exitOk : exitFailed;
    }
    Table table({{"RECIPIENTS"}, {"", Align::right}});
    const auto row = [&](const char* title, const char* field) { table.add({title, std::to_string((*reply)[field].toInteger())}); };
    row("accepted", "accepted");
    row("made by redirection", "generated");
    row("= delivered", "delivered");
    row("+ queued", "queued");
    row("+ bounced", "bounced");
    row("+ discarded by a rule", "discarded");
    row("+ on hold or in the bin", "held");
    row("+ replaced by redirection", "redirected");
    context.out.text(table.text(context.out.width()));
    context.out.line((*reply)["sentence"].toString());
    for (const auto& missing : (*reply)["missing"].items())
        context.out.line("  " + missing.toString());
    return balanced ? exitOk : exitFailed;
}

} // namespace

void addLedgerCommand(Command root, Context& context) {
    root.sub("ledger", "Prove from the stores that every accepted recipient is accounted for").does([&context] { return showLedger(context); });
}

} // namespace postroom::ctl
