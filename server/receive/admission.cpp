// SPDX-License-Identifier: Apache-2.0
#include "server/receive/admission.h"

#include <utility>

namespace postroom::receive {

Admission::Place Admission::enter() { return {*this, ++m_connections}; }

Admission::Place::Place(Place&& other) noexcept
    : m_admission(std::exchange(other.m_admission, nullptr)), m_count(other.m_count), m_client(std::exchange(other.m_client, {})) {}

Admission::Place& Admission::Place::operator=(Place&& other) noexcept {
    if (this != &other) {
        release();
        m_admission = std::exchange(other.m_admission, nullptr);
        m_count = other.m_count;
        m_client = std::exchange(other.m_client, {});
    }
    return *this;
}

Admission::Place::~Place() { release(); }

void Admission::Place::release() {
    if (m_admission == nullptr)
        return;
    --m_admission->m_connections;
    if (!m_client.empty()) {
        auto clients = m_admission->m_clients.lock();
        if (const auto found = clients->find(m_client); found != clients->end() && --found->second == 0)
            clients->erase(found);
    }
    m_admission = nullptr;
}

std::size_t Admission::Place::countClient(const io::SocketAddress& client) {
    if (m_admission == nullptr || client.empty())
        return 0;
    auto clients = m_admission->m_clients.lock();
    if (!m_client.empty())
        if (const auto found = clients->find(m_client); found != clients->end() && --found->second == 0)
            clients->erase(found);
    m_client = client.withPort(0);
    return ++(*clients)[m_client];
}

} // namespace postroom::receive
