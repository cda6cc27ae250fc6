// SPDX-License-Identifier: Apache-2.0
// DATA (RFC 5321 4.1.1.4) and BDAT (RFC 3030): the content begins. What happens at its end stands in message_end.cpp.
#include "server/receive/message_limits.h"
#include "server/receive/trace_field.h"
#include "server/receive/verbs.h"

namespace postroom::receive {

namespace {

std::optional<smtp::Reply> noRecipients(const Transaction& transaction) {
    if (!transaction.recipients.empty())
        return std::nullopt;
    auto said = catalogueReply("data-no-recipients");
    if (transaction.rcptCount > 0 && transaction.lastRcptRefusal.code != 0)
        said.text = "All RCPT commands were rejected with this error:\n" + transaction.lastRcptRefusal.text + "\n" + said.text;
    return said;
}

/// Asks the predata ACL; false when it refused (the reply is said).
bool askPredata(Session& session, acl::Verdict& verdict) {
    verdict = session.ask(acl::Phase::predata);
    if (verdict.outcome == acl::Outcome::accept)
        return true;
    const bool temporary = verdict.outcome == acl::Outcome::defer || verdict.outcome == acl::Outcome::discard;
    const auto said = session.verdictReply(verdict, catalogueReply(temporary ? "message-rejected-temporarily" : "message-rejected"));
    session.publish(withTrace(session, withDecision(session.event("message.rejected").with("sender", session.state().transaction->envelope.sender)
                                           .with("phase", "predata").with("reply", smtp::replyText(said))
                                           .with("reason", verdict.logText), verdict.statement), said));
    session.resetTransaction();
    if (verdict.outcome == acl::Outcome::drop)
        session.replyAndClose(said, "acl-drop");
    else
        session.reply(said);
    return false;
}

std::optional<smtp::Reply> bdatProblem(Session& session, const smtp::BdatCommand& command) {
    const auto& state = session.state();
    if (!state.chunkingOffered)
        return catalogueReply("bdat-sequence");
    if (state.transaction == nullptr)
        return catalogueReply("rcpt-before-mail");
    if (auto refusal = noRecipients(*state.transaction))
        return refusal;
    if (command.size == 0 && !command.last && state.transaction->bdat)
        return smtp::Reply{504, "5.5.4", "zero size for BDAT command"};
    return std::nullopt;
}

} // namespace

void openContent(Session& session) {
    auto& transaction = *session.state().transaction;
    if (transaction.reader != nullptr)
        return;
    auto& services = session.services();
    transaction.id = services.ids.next();
    transaction.bodyWriter = services.inbox.newBody(transaction.id);
    DataLimits limits;
    limits.headerMax = session.settings().headerMaxSize;
    limits.headerLineMax = session.settings().headerLineMaxSize;
    limits.messageMax = messageSizeLimit(session);
    limits.receivedMax = session.settings().receivedHeadersMax;
    transaction.reader = std::make_unique<DataReader>(limits, *transaction.bodyWriter);
}

std::optional<smtp::Reply> checkData(Session& session, std::string_view) {
    const auto* transaction = session.state().transaction.get();
    if (transaction == nullptr)
        return catalogueReply("rcpt-before-mail");
    if (transaction->bdat)
        return catalogueReply("bdat-sequence");
    return noRecipients(*transaction);
}

void proceedData(Session& session, std::string_view) {
    acl::Verdict verdict;
    if (!askPredata(session, verdict))
        return;
    openContent(session);
    session.state().reading = Reading::data;
    auto said = session.verdictReply(verdict, catalogueReply("data-go"));
    said.enhanced.clear();
    session.reply(said);
}

void proceedBdat(Session& session, std::string_view argument) {
    const auto command = smtp::parseBdat(argument);
    if (!command) // how much follows is unknown: it cannot be told from commands
        return session.replyAndClose(catalogueReply("bdat-syntax"), "bad-commands");
    auto& state = session.state();
    state.chunk = std::make_unique<Chunk>();
    state.chunk->size = state.chunk->left = command->size;
    state.chunk->last = command->last;
    state.chunk->refusal = bdatProblem(session, *command);
    if (!state.chunk->refusal) {
        openContent(session);
        state.transaction->bdat = true;
    }
    state.reading = Reading::chunk;
}

void proceedChunkEnd(Session& session) {
    auto& state = session.state();
    const auto chunk = std::move(*state.chunk);
    state.chunk.reset();
    if (chunk.refusal)
        return session.isOutOfSequence(smtp::Verb::bdat) ? session.refuse(*chunk.refusal) : session.reply(*chunk.refusal);
    auto& reader = *state.transaction->reader;
    if (chunk.last)
        reader.finishChunks();
    if (chunk.last || reader.problem() != DataProblem::none)
        return finishMessage(session);
    session.replyWith("bdat-chunk", {{"bytes", std::to_string(chunk.size)}});
}

} // namespace postroom::receive
