// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/local_transports.h"

#include "server/deliver/router/option_reader.h"
#include "server/deliver/transport/autoreply.h"
#include "server/deliver/transport/pipe.h"

namespace postroom::transport {

std::unique_ptr<Transport> makeLocalTransport(const TransportSource& source, const LocalSettings& settings,
                                              const expand::CompileNames& names, config::Findings& findings) {
    config::Findings own;
    router::OptionReader reader(source, names, own);
    std::unique_ptr<Transport> made;
    if (source.driver == "appendfile")
        made = makeAppendfile(reader, settings);
    else if (source.driver == "autoreply")
        made = makeAutoreply(reader, settings);
    else if (source.driver == "pipe")
        made = makePipe(reader, settings);
    else
        reader.error("unknown-driver", source.place, "transport " + source.name + ": driver \"" + source.driver + "\" is not built",
                     "appendfile, autoreply, pipe, smtp and lmtp are");
    if (config::hasErrors(own))
        made.reset();
    findings.insert(findings.end(), own.begin(), own.end());
    return made;
}

} // namespace postroom::transport
