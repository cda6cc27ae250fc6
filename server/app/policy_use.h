// SPDX-License-Identifier: Apache-2.0
// How often statements, routers and list entries applied: carried from revision to revision as long as they stay as they
// are, written to state.db now and then, read from it at the start.
#pragma once

#include "server/app/compiled.h"
#include "server/control/policy_figures.h"
#include "server/platform/store/state_store.h"

#include <functional>

namespace postroom::app {

class PolicyUse final : public control::PolicyFigures {
public:
    /// Both outlive this. `running` is asked for the revision whose figures are wanted.
    PolicyUse(store::StateStore& store, const base::Clock& clock, std::function<std::shared_ptr<const Compiled>()> running);

    /// Gives `next` the numbers of what did not change, from `previous` or, at the start, from the store. Before it serves.
    void takeOver(const Compiled& next, const Compiled* previous);
    /// Writes what was counted.
    void save(const Compiled& compiled);

    base::Json figures() override;

private:
    void restore(const Compiled& compiled);

    store::StateStore& m_store;
    const base::Clock& m_clock;
    std::function<std::shared_ptr<const Compiled>()> m_running;
    base::Time m_since;
};

} // namespace postroom::app
