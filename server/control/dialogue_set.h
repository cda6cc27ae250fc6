// SPDX-License-Identifier: Apache-2.0
// The SMTP dialogues that a connection holds open, simulated (session.*) or real (sendmail -bs). Requests to one dialogue
// are serialised; several run at once. Thread-safe.
#pragma once

#include "server/control/diagnose_runner.h"
#include "server/control/method_table.h"
#include "shared/base/guarded.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>

namespace postroom::control {

class DialogueSet {
public:
    explicit DialogueSet(std::size_t limit) : m_limit(limit) {}

    /// Takes the dialogue on and opens it; the answer has its number and the greeting.
    Answer open(std::unique_ptr<Dialogue> dialogue);
    Answer feed(std::int64_t number, std::string_view bytes);
    /// As if the client had closed the connection. Error: there is no such dialogue.
    Answer end(std::int64_t number);
    /// Ends all; later opens are refused.
    void endAll();

private:
    struct Entry {
        std::mutex mutex; // one step at a time
        std::unique_ptr<Dialogue> dialogue;
    };
    struct State {
        std::map<std::int64_t, std::shared_ptr<Entry>> entries;
        std::int64_t next = 1;
        bool over = false;
    };
    std::shared_ptr<Entry> find(std::int64_t number);
    void forget(std::int64_t number);

    std::size_t m_limit;
    base::Guarded<State> m_state;
};

} // namespace postroom::control
