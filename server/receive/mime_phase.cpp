// SPDX-License-Identifier: Apache-2.0
#include "server/receive/mime_phase.h"

#include "server/mail/mime_walker.h"
#include "server/receive/header_changes.h"
#include "server/receive/message_content.h"

#include <algorithm>

namespace postroom::receive {

std::optional<acl::Verdict> askMime(Session& session) {
    auto& state = session.state();
    const auto phase = state.localUser.empty() ? acl::Phase::mime : acl::Phase::notSmtpMime;
    if (!session.gate().has(phase))
        return std::nullopt;
    auto& transaction = *state.transaction;
    if (transaction.headers.find("MIME-Version") == nullptr && transaction.headers.find("Content-Type") == nullptr)
        return std::nullopt; // no MIME: no parts (as Exim)
    const auto body = readBody(transaction.body, 0, static_cast<std::size_t>(transaction.body.size));
    if (!body)
        return std::nullopt;
    mail::MimeLimits limits;
    limits.contentLimit = std::max(limits.contentLimit, body->size()); // a part that is looked at is looked at whole
    auto parts = mail::walkMime(transaction.headers.text(), *body, limits);
    if (!parts)
        parts = std::vector<mail::MimePart>(1);
    std::optional<acl::Verdict> refusal;
    for (const auto& part : *parts) {
        state.mimePart = &part;
        auto verdict = session.ask(phase);
        if (verdict.outcome != acl::Outcome::accept) {
            refusal = std::move(verdict);
            break;
        }
    }
    state.mimePart = nullptr;
    applyHeaderChanges(transaction.headerChanges, transaction.headers);
    return refusal;
}

} // namespace postroom::receive
