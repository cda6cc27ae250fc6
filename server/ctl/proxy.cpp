// SPDX-License-Identifier: Apache-2.0
// proxy: the protocol on standard input and output, for "ssh user@host postroomctl proxy". One connection, byte for byte.
#include "server/ctl/commands.h"
#include "server/ctl/splice.h"

namespace postroom::ctl {

void addProxyCommand(Command root, Context& context) {
    root.sub("proxy", "Pass the control protocol through standard input and output (for ssh)").does([&context]() -> int {
        auto channel = Channel::connectUnix(context.socket, base::Milliseconds(5'000));
        if (!channel)
            return context.report(wire::wireError(channel.error()));
        const auto ended = splice(*channel);
        if (!ended)
            return context.report(wire::wireError(ended.error()));
        return exitOk;
    });
}

} // namespace postroom::ctl
