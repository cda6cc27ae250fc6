// SPDX-License-Identifier: GPL-3.0-or-later
// The server that the contract suite talks to; each binary of the suite has one.
#pragma once

#include "console/services/session.h"

#include <memory>

namespace postroom::console {

class Endpoint {
public:
    virtual ~Endpoint() = default;
    [[nodiscard]] virtual ApplianceUri uri() const = 0;
    [[nodiscard]] virtual ChannelFactory channels() = 0;
    /// The server ends and is started anew.
    virtual void restart() = 0;
};

/// Started, with the default rights of an administrator. Null when the server cannot be started.
std::unique_ptr<Endpoint> makeEndpoint();

} // namespace postroom::console
