// SPDX-License-Identifier: Apache-2.0
#include "server/receive/trace_field.h"

#include "server/receive/session.h"
#include "shared/base/base64.h"
#include "shared/base/text.h"

namespace postroom::receive {

namespace {
constexpr std::size_t refusedLimit = 32 * 1024; ///< of decisions on refused recipients in a message's trace
}

events::Event withTrace(Session& session, events::Event event, const smtp::Reply& next) {
    auto packed = session.gate().takeTrace();
    if (auto* transaction = session.state().transaction.get(); transaction != nullptr && transaction->refusedTrace.size() + packed.size() < refusedLimit)
        transaction->refusedTrace += packed;
    packed += session.packedTranscript(next, Transcript::briefLimit); // there may be thousands of these
    event.with("trace", base::base64Encode(packed));
    return event;
}

events::Event withDecision(events::Event event, std::string_view statement) {
    if (statement.empty())
        return event;
    constexpr std::string_view word = " statement ";
    const auto at = statement.rfind(word);
    const auto number = at == std::string_view::npos ? std::nullopt : base::toInteger(statement.substr(at + word.size()));
    event.with("acl", std::string(number ? statement.substr(0, at) : statement));
    if (number)
        event.with("statement", *number);
    return event;
}

} // namespace postroom::receive
