// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/delivery_engine.h"

#include "server/deliver/message_delivery.h"

namespace postroom::deliver {

bool ParallelGate::enter(const std::string& transport, std::size_t limit, base::Milliseconds wait) {
    std::unique_lock lock(m_mutex);
    auto& running = m_running[transport];
    if (!m_changed.wait_for(lock, wait, [&] { return running < limit; }))
        return false;
    ++running;
    return true;
}

void ParallelGate::leave(const std::string& transport) {
    const std::lock_guard lock(m_mutex);
    --m_running[transport];
    m_changed.notify_all();
}

void DeliveryEngine::run() {
    m_parts.queue.announceTo([this] { return submitWork(std::nullopt); });
    while (auto job = m_parts.queue.nextJob()) {
        if (submitWork(*job))
            continue;
        // No thread to be had: the job goes back, or this thread does it.
        if (m_parts.stop != nullptr && m_parts.stop->raised())
            m_parts.queue.release(*job);
        else
            workOn(std::move(job));
    }
    m_parts.queue.announceTo({});
}

bool DeliveryEngine::submitWork(std::optional<queue::Job> first) {
    return m_parts.submit([this, job = std::move(first)] { workOn(job); });
}

/// This job, when it is one, and then what is due.
void DeliveryEngine::workOn(std::optional<queue::Job> job) {
    ++m_running;
    if (!job)
        job = m_parts.queue.tryNextJob();
    for (; job; job = m_parts.queue.tryNextJob())
        work(*job);
    --m_running;
}

void DeliveryEngine::work(const queue::Job& job) {
    const auto revision = m_parts.revision.get();
    auto message = m_parts.queue.load(job);
    if (!revision || !message) {
        m_parts.queue.release(job);
        return;
    }
    MessageDelivery(m_parts, m_gate, *revision, job, std::move(*message)).run();
}

} // namespace postroom::deliver
