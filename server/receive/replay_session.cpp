// SPDX-License-Identifier: Apache-2.0
#include "server/receive/replay_session.h"

#include "server/policy/acl/message_content.h"
#include "server/policy/acl/phases.h"
#include "server/policy/acl/words.h"
#include "server/receive/header_changes.h"
#include "server/receive/rewriting.h"
#include "server/receive/session.h"

#include <algorithm>
#include <array>

namespace postroom::receive {

namespace {

/// Keeps nothing: a replay accepts nothing.
class NoInbox final : public queue::Inbox {
public:
    std::unique_ptr<queue::BodyWriter> newBody(const base::MessageId&) override { return nullptr; }
    base::Result<void> accept(queue::IncomingMessage) override { return {}; }
    void discard(const queue::Body&) override {}
};

class NoSink final : public events::Sink {
public:
    void publish(events::Event) override {}
};

/// What was asked for and is not there.
class Missing {
public:
    void add(const std::string& sentence) {
        if (std::ranges::find(m_list, sentence, &world::QuestionWords::sentence) == m_list.end())
            m_list.push_back({sentence, {}});
    }
    [[nodiscard]] const std::vector<world::QuestionWords>& list() const { return m_list; }

private:
    std::vector<world::QuestionWords> m_list;
};

class UnrecordedVariables final : public expand::VariableSource {
public:
    explicit UnrecordedVariables(Missing& missing) : m_missing(missing) {}
    std::optional<expand::Value> variable(std::string_view name) const override {
        static constexpr std::array<std::string_view, 7> names{"smtp_command_history", "smtp_count_at_connection_start", "message_body", "message_body_end", "body_zerocount", "tls_in_peercert", "tls_in_ourcert"};
        if (std::find(names.begin(), names.end(), name) == names.end())
            return std::nullopt;
        m_missing.add("The rules ask for $" + std::string(name) + ", which is not kept");
        return expand::Value::tainted("");
    }

private:
    Missing& m_missing;
};

class HeadersOnly final : public acl::MessageContent {
public:
    HeadersOnly(const Transaction& transaction, Missing& missing) : m_headers(transaction.headers.text()), m_missing(missing) {}
    [[nodiscard]] std::string_view headerText() const override { return m_headers; }
    [[nodiscard]] base::Result<std::string> body(std::size_t, std::size_t) const override {
        m_missing.add("The rules ask for the body of the message, which is not kept");
        return base::fail(base::permanentError(base::ErrorKind::notFound, "the body was not recorded"));
    }

private:
    std::string m_headers;
    Missing& m_missing;
};

class Replay {
public:
    Replay(const std::shared_ptr<const Configuration>& configuration, const RecordedInputs& inputs)
        : m_inputs(inputs), m_clock(inputs.answers.hasTime() ? inputs.answers.time() : inputs.began), m_ids(m_clock, 1), m_variables(m_missing) {
        auto policy = std::make_shared<PolicyParts>(*configuration->policy);
        policy->firstVariables = &m_variables;
        policy->makeWorld = [this, host = configuration->settings->primaryHostname] {
            world::Record answers = m_inputs.answers;
            answers.add(world::Question{world::Kind::hostFact, {"primary-hostname"}}.key(), world::Answer::of(host));
            auto made = std::make_unique<world::ReplayingWorld>(std::move(answers));
            m_world = made.get();
            return made;
        };
        auto changed = std::make_shared<Configuration>(*configuration);
        changed->policy = std::move(policy);
        PeerIdentity peer = inputs.peer;
        peer.nameLookedUp = true;
        auto services = ReceiveServer::sessionServices({m_inbox, m_events, m_clock, m_ids, {}}, changed, inputs.listener);
        m_session = std::make_unique<Session>(std::move(services), std::move(peer), inputs.listener, inputs.connection);
        state().localUser = inputs.localUser;
    }

    ReplayResult run(const std::vector<acl::TracedDecision>& decisions) {
        const bool startsTls = std::ranges::any_of(decisions, [](const auto& decision) { return decision.phase == "starttls"; });
        if (!startsTls)
            state().tls = m_inputs.tls;
        ReplayResult result;
        for (std::size_t i = 0; i < decisions.size(); ++i) {
            const auto phase = acl::phaseFromName(decisions[i].phase);
            if (!phase || !prepare(*phase, decisions[i]))
                break; // the new configuration does not come this far
            const std::size_t certain = result.differences.size();
            const bool accepted = askOne(*phase, i, decisions[i], result);
            noteMissing(result);
            if (!result.missing.empty()) { // what comes out of this question, and of all later ones, would be a guess
                result.differences.resize(certain);
                if (certain > 0)
                    break;
                result.kind = ReplayResult::Kind::notReplayable;
                return result;
            }
            if (!accepted && *phase != acl::Phase::rcpt && *phase != acl::Phase::prdr)
                break;
        }
        m_session->gate().setContent(nullptr);
        result.kind = result.differences.empty() ? ReplayResult::Kind::same : ReplayResult::Kind::differs;
        return result;
    }

private:
    SessionState& state() { return m_session->state(); }

    void noteMissing(ReplayResult& result) {
        result.missing = m_missing.list();
        if (m_world == nullptr)
            return;
        for (const world::Question& question : m_world->missing()) // one of each sort stands for all
            if (auto words = world::inWords(question); std::ranges::find(result.missing, words.sentence, &world::QuestionWords::sentence) == result.missing.end())
                result.missing.push_back(std::move(words));
    }

    void beginTransaction() {
        if (state().transaction != nullptr)
            return;
        state().identity = m_inputs.identity;
        auto transaction = std::make_unique<Transaction>();
        transaction->id = base::MessageId::fromText(m_inputs.messageId).value_or(base::MessageId());
        transaction->began = m_inputs.began;
        transaction->envelope.sender = m_inputs.sender;
        transaction->envelope.smtputf8 = m_inputs.smtputf8;
        transaction->envelope.prdr = m_inputs.prdr;
        transaction->authenticatedSender = m_inputs.authenticatedSender;
        transaction->size = m_inputs.size;
        state().transaction = std::move(transaction);
        state().command = "MAIL FROM:<" + m_inputs.sender + ">";
    }

    void completeContent() {
        auto& transaction = *state().transaction;
        if (m_content != nullptr)
            return;
        transaction.headers = mail::HeaderList::parse(m_inputs.headers);
        removeDeliveryFields(*m_session, transaction.headers);
        addReceived(*m_session, transaction.headers);
        if (transaction.submission && !transaction.suppressFixups)
            completeSubmission(*m_session, transaction.headers);
        applyHeaderChanges(transaction.headerChanges, transaction.headers);
        rewriteReceived(*m_session);
        transaction.size = m_inputs.size;
        transaction.body.size = m_inputs.bodySize;
        transaction.body.lines = m_inputs.bodyLines;
        transaction.longestLine = m_inputs.longestLine;
        m_content = std::make_unique<HeadersOnly>(transaction, m_missing);
        m_session->gate().setContent(m_content.get());
        if (m_session->gate().has(state().localUser.empty() ? acl::Phase::mime : acl::Phase::notSmtpMime) &&
            (transaction.headers.find("MIME-Version") != nullptr || transaction.headers.find("Content-Type") != nullptr))
            m_missing.add("The rules ask for the parts of the message, which are not kept");
        if (m_inputs.headersCut)
            m_missing.add("The header of the message is longer than the 64 KiB that are kept");
    }

    /// False: the case ends before this question.
    bool prepare(acl::Phase phase, const acl::TracedDecision& decision) {
        using acl::Phase;
        switch (phase) {
        case Phase::helo:
            state().helo = m_inputs.helo;
            state().esmtp = m_inputs.esmtp;
            state().command = (m_inputs.esmtp ? "EHLO " : "HELO ") + m_inputs.helo;
            return true;
        case Phase::mail:
        case Phase::notSmtpStart: beginTransaction(); return true;
        case Phase::mailauth: beginTransaction(); return true;
        case Phase::rcpt:
            beginTransaction();
            ++state().transaction->rcptCount;
            state().command = "RCPT TO:<" + decision.recipient + ">";
            return true;
        case Phase::predata: state().command = "DATA"; return state().transaction != nullptr && !state().transaction->recipients.empty();
        case Phase::data:
        case Phase::prdr:
            if (state().transaction == nullptr || state().transaction->recipients.empty())
                return false;
            completeContent();
            return true;
        case Phase::notSmtp: beginTransaction(); completeContent(); return true;
        default: return true;
        }
    }

    bool askOne(acl::Phase phase, std::size_t place, const acl::TracedDecision& was, ReplayResult& result) {
        if (phase == acl::Phase::mime || phase == acl::Phase::notSmtpMime || phase == acl::Phase::auth)
            return was.outcome != "deny"; // parts are not kept, nor what a login asked
        const acl::Verdict verdict = m_session->ask(phase, was.recipient);
        ReplayedDecision now{was.phase, was.recipient, std::string(acl::outcomeName(verdict.outcome)), acl::traceReply(verdict), verdict.statement, {}};
        const bool accepted = verdict.outcome == acl::Outcome::accept || verdict.outcome == acl::Outcome::discard;
        if (phase == acl::Phase::starttls && accepted)
            state().tls = m_inputs.tls;
        if (phase == acl::Phase::rcpt && accepted)
            state().transaction->recipients.push_back({{was.recipient, {}, {}, {}}, verdict.outcome == acl::Outcome::discard ? verdict.statement : ""});
        if (now.outcome != was.outcome || now.reply != was.reply) {
            if (auto trace = acl::unpackTrace(m_session->gate().takeTrace()); trace && !trace->empty())
                now.sentences = acl::explainTrace({trace->back()});
            result.differences.emplace_back(place, std::move(now));
        } else if (!accepted) {
            (void)m_session->gate().takeTrace(); // the refusal leaves the trace, as in a session
        }
        return accepted;
    }

    const RecordedInputs& m_inputs;
    NoInbox m_inbox;
    NoSink m_events;
    base::FakeClock m_clock;
    base::MessageIdSource m_ids;
    Missing m_missing;
    UnrecordedVariables m_variables;
    world::ReplayingWorld* m_world = nullptr; ///< of the session's turn, which is its only one
    std::unique_ptr<HeadersOnly> m_content;
    std::unique_ptr<Session> m_session;
};

} // namespace

ReplayResult replayCase(const std::shared_ptr<const Configuration>& configuration, const RecordedInputs& inputs,
                        const std::vector<acl::TracedDecision>& decisions) {
    return Replay(configuration, inputs).run(decisions);
}

} // namespace postroom::receive
