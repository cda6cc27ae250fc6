// SPDX-License-Identifier: Apache-2.0
// The options that choose messages of the queue, the same for listing and for acting.
#pragma once

#include "server/ctl/command_line.h"
#include "shared/base/clock.h"
#include "shared/base/json.h"
#include "shared/base/result.h"

#include <string>

namespace postroom::ctl {

struct QueueFilter {
    std::string sender, recipient, domain, host, text, olderThan, queue;
    bool held = false;

    void declare(Command& command);
    /// The `filter` of a request; an empty object when nothing was chosen.
    [[nodiscard]] base::Result<base::Json> request(base::Time now) const;
};

} // namespace postroom::ctl
