// SPDX-License-Identifier: Apache-2.0
#include "server/receive/trace_field.h"

#include "server/receive/session.h"
#include "shared/base/base64.h"

namespace postroom::receive {

events::Event withTrace(Session& session, events::Event event) {
    const auto packed = session.gate().takeTrace();
    if (!packed.empty())
        event.with("trace", base::base64Encode(packed));
    return event;
}

} // namespace postroom::receive
