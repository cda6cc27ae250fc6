// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/services/subscription.h"

#include "console/services/session.h"

namespace postroom::console {

Subscription::Subscription(Session& session, EventFilter filter, QObject* parent)
    : QObject(parent), m_session(&session), m_filter(std::move(filter)) {}

Subscription::~Subscription() {
    if (m_session)
        m_session->dropSubscription(*this);
}

} // namespace postroom::console
