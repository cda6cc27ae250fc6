// SPDX-License-Identifier: Apache-2.0
#include "server/receive/rewriting.h"

#include "server/mail/address.h"
#include "server/receive/policy_gate.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::receive {

namespace {
constexpr std::size_t keptChanges = 200; ///< told of one message; a header may hold more addresses
constexpr std::size_t keptText = 500;
} // namespace

void rewriteReceived(Session& session) {
    Transaction& transaction = *session.state().transaction;
    rewrite::Message message{transaction.envelope.sender, {}, transaction.headers};
    for (auto& recipient : transaction.recipients)
        message.recipients.push_back(&recipient.recipient.address);
    std::string before = transaction.envelope.sender;
    auto changes = session.gate().rewriteMessage(message);
    if (changes.empty())
        return;
    if (before != transaction.envelope.sender)
        transaction.receivedSender = before;
    if (changes.size() > keptChanges)
        changes.resize(keptChanges);
    base::Json list = base::Json::array();
    for (const rewrite::Change& change : changes) {
        base::Json row = base::Json::object();
        row.set("where", change.where);
        row.set("from", base::shortened(change.from, keptText));
        row.set("to", base::shortened(change.to, keptText));
        list.append(std::move(row));
    }
    transaction.rewritten = list.text();
    session.publish(session.event("message.rewritten").with("sender", before).with("changes", std::move(list)));
}

std::optional<std::string> rewriteArgument(Session& session, std::string_view command, std::string_view argument) {
    if (!session.gate().rewritesRaw())
        return std::nullopt;
    std::size_t length = mail::pathLength(argument);
    if (length == 0)
        length = std::min(argument.find_first_of(" \t"), argument.size());
    const std::string_view written = argument.substr(0, length);
    std::string rewritten = session.gate().rewriteRaw(written);
    if (rewritten == written)
        return std::nullopt;
    std::replace_if(rewritten.begin(), rewritten.end(), [](char c) { return c == '\r' || c == '\n'; }, ' ');
    base::Json change = base::Json::object();
    change.set("where", command);
    change.set("from", base::shortened(std::string(written), keptText));
    change.set("to", base::shortened(rewritten, keptText));
    base::Json list = base::Json::array();
    list.append(std::move(change));
    session.publish(session.event("message.rewritten").with("sender", "").with("changes", std::move(list)));
    return rewritten + std::string(argument.substr(length));
}

} // namespace postroom::receive
