// SPDX-License-Identifier: Apache-2.0
// A whole SMTP dialogue that accepts nothing: the real session over a revision, with an inbox that throws away and with the
// decision trace of each step at hand.
#pragma once

#include "server/app/compiled.h"
#include "server/app/live_outside.h"
#include "server/control/diagnose_runner.h"
#include "server/receive/session.h"

#include <memory>
#include <string>

namespace postroom::app {

/// An inbox for dialogues that must leave nothing behind; remembers the last message that it was given.
class ThrowAwayInbox final : public queue::Inbox {
public:
    std::unique_ptr<queue::BodyWriter> newBody(const base::MessageId& id) override;
    base::Result<void> accept(queue::IncomingMessage message) override;
    void discard(const queue::Body&) override {}
    /// The id of a message accepted since the last call, or "".
    std::string takeAccepted();
    std::string takeTrace();

private:
    std::string m_accepted;
    std::string m_trace;
};

/// Swallows events, but keeps the traces that refusals carry.
class TraceSink final : public events::Sink {
public:
    void publish(events::Event event) override;
    std::vector<std::string> takeTraces() { return std::exchange(m_traces, {}); }

private:
    std::vector<std::string> m_traces;
};

class TrialDialogue final : public control::Dialogue {
public:
    /// `makeWorld`: what its decisions ask instead of the real outside; empty: that one, leaving no marks.
    TrialDialogue(std::shared_ptr<const Compiled> compiled, LiveOutside& outside, base::Clock& clock, base::MessageIdSource& ids,
                  const control::DialogueQuestion& question, std::function<std::unique_ptr<world::World>()> makeWorld = {});
    ~TrialDialogue() override;
    control::DialogueStep open() override;
    control::DialogueStep feed(std::string_view bytes) override;
    void end() override;

private:
    control::DialogueStep stepOf(receive::Step step);

    std::shared_ptr<const Compiled> m_compiled;
    ThrowAwayInbox m_inbox;
    TraceSink m_events;
    bool m_explain;
    std::unique_ptr<receive::Session> m_session;
};

} // namespace postroom::app
