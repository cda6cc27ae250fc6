// SPDX-License-Identifier: Apache-2.0
#include "server/receive/prdr.h"

#include "server/receive/header_changes.h"
#include "server/receive/trace_field.h"

#include <algorithm>

namespace postroom::receive {

namespace {

struct Tally {
    std::size_t accepted = 0, deferred = 0, refused = 0;
};

void publishVerdict(Session& session, const SessionRecipient& recipient, std::string_view word, const smtp::Reply& said, const acl::Verdict& verdict) {
    session.publish(withDecision(session.event("prdr.verdict").with("sender", session.state().transaction->envelope.sender)
                        .with("recipient", recipient.recipient.address).with("verdict", word).with("reply", smtp::replyText(said))
                        .with("reason", verdict.logText), verdict.statement));
}

/// True when the recipient stays.
bool askFor(Session& session, SessionRecipient& recipient, Tally& tally) {
    const auto& address = recipient.recipient.address;
    const auto verdict = recipient.discardedBy.empty() ? session.ask(acl::Phase::prdr, address) : acl::Verdict();
    std::string_view word = "acceptance";
    std::string_view id = "prdr-accept";
    bool stays = true;
    switch (verdict.outcome) {
    case acl::Outcome::accept: ++tally.accepted; break;
    case acl::Outcome::discard:
        ++tally.accepted;
        word = "discard";
        recipient.discardedBy = verdict.statement.empty() ? "acl_smtp_data_prdr" : verdict.statement;
        break;
    case acl::Outcome::defer:
        ++tally.deferred;
        word = "temporary refusal";
        id = "prdr-defer";
        stays = false;
        break;
    case acl::Outcome::deny:
    case acl::Outcome::drop:
        ++tally.refused;
        word = "refusal";
        id = "prdr-refuse";
        stays = false;
        break;
    }
    const auto said = session.verdictReply(verdict, catalogueReply(id, {{"address", address}}));
    session.reply(said);
    publishVerdict(session, recipient, word, said, verdict);
    return stays;
}

} // namespace

bool prdrApplies(const Transaction& transaction) { return transaction.envelope.prdr && transaction.recipients.size() > 1; }

PrdrResult askPrdr(Session& session) {
    auto& transaction = *session.state().transaction;
    session.replyWith("prdr-begin");
    Tally tally;
    std::vector<SessionRecipient> staying;
    for (auto& recipient : transaction.recipients)
        if (askFor(session, recipient, tally))
            staying.push_back(std::move(recipient));
    transaction.recipients = std::move(staying);
    applyHeaderChanges(transaction.headerChanges, transaction.headers);
    std::string_view id = "prdr-overall";
    if (tally.accepted == 0)
        id = tally.deferred > 0 ? "prdr-all-deferred" : "prdr-all-refused";
    else if (tally.deferred + tally.refused > 0)
        id = "prdr-some";
    PrdrResult result;
    result.used = true;
    result.accepted = tally.accepted;
    result.overall = catalogueReply(id, {{"id", transaction.id.text()}});
    return result;
}

} // namespace postroom::receive
