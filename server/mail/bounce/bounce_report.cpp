// SPDX-License-Identifier: Apache-2.0
#include "server/mail/bounce/bounce_report.h"

namespace postroom::bounce {

std::string_view kindName(Kind kind) {
    switch (kind) {
    case Kind::notABounce: return "not_a_bounce";
    case Kind::failure: return "failure";
    case Kind::delay: return "delay";
    case Kind::success: return "success";
    case Kind::feedback: return "feedback";
    case Kind::autoReply: return "auto_reply";
    case Kind::statusLine: return "status_line";
    }
    return "not_a_bounce";
}

} // namespace postroom::bounce
