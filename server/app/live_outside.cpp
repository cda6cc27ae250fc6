// SPDX-License-Identifier: Apache-2.0
#include "server/app/live_outside.h"

#include "server/policy/checks/ratelimit/counter_book.h"

namespace postroom::app {

namespace {
constexpr base::Milliseconds dnsPatience{15'000};
}

LiveOutside::LiveOutside(base::Clock& clock, dns::Resolver& resolver, checks::CounterBook& counters, events::Sink* events)
    : m_clock(clock), m_resolver(resolver, dnsPatience), m_servers(base::systemClock(), events), m_counters(counters), m_events(events) {}

std::unique_ptr<world::World> LiveOutside::world(const lookup::SharedSettings& settings) {
    lookup::LiveParts parts{m_clock, m_files, &m_resolver, {}, m_queueSize, {}, &m_servers};
    parts.counters = [this](const world::Question& question) { return m_counters.answer(question); };
    if (m_events != nullptr)
        parts.perlLog = [this](const std::string& text) {
            events::Event event{"perl.log", m_clock.now(), {}, {}, 0, {}};
            m_events->publish(std::move(event.with("text", text)));
        };
    return std::make_unique<lookup::LiveWorld>(settings, std::move(parts));
}

std::unique_ptr<world::World> LiveOutside::trialWorld(base::Clock& clock, const lookup::SharedSettings& settings) {
    lookup::LiveParts parts{clock, m_files, &m_resolver, {}, m_queueSize, {}, &m_servers, {}, true};
    const auto aside = std::make_shared<checks::CounterBook>(clock);
    parts.counters = [this, aside](const world::Question& question) { return aside->answerAside(m_counters, question); };
    return std::make_unique<lookup::LiveWorld>(settings, std::move(parts));
}

} // namespace postroom::app
