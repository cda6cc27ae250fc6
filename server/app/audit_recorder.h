// SPDX-License-Identifier: Apache-2.0
// Keeps what users of the control socket looked at, changed and were denied, for audit.list. Mail that programs hand in is
// not a change.
#pragma once

#include "server/platform/events/bus.h"
#include "server/platform/store/event_store.h"

namespace postroom::app {

class AuditRecorder final : public events::Subscriber {
public:
    explicit AuditRecorder(store::EventStore& store) : m_store(store) {}
    void event(std::uint64_t sequence, const events::Event& event) override;
    [[nodiscard]] static events::Filter filter() { return {"control.revealed", "control.action", "control.denied"}; }

private:
    store::EventStore& m_store;
};

} // namespace postroom::app
