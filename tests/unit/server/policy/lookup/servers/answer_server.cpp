// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/server/policy/lookup/servers/answer_server.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <vector>

namespace postroom::test {

AnswerServer::AnswerServer(QByteArray answer) : m_answer(std::move(answer)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), length) != 0 || ::listen(m_listener, 16) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &length) != 0 || ::pipe(m_stop) != 0)
        qFatal("no loopback socket");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

AnswerServer::~AnswerServer() {
    ::close(m_stop[1]);
    m_thread.join();
    ::close(m_stop[0]);
    ::close(m_listener);
}

void AnswerServer::serve() {
    std::vector<pollfd> waiting{{m_stop[0], POLLIN, 0}, {m_listener, POLLIN, 0}};
    while (::poll(waiting.data(), waiting.size(), -1) >= 0 && waiting[0].revents == 0) {
        for (std::size_t i = waiting.size() - 1; i >= 2; --i) {
            char buffer[4096];
            if (waiting[i].revents == 0)
                continue;
            if (::read(waiting[i].fd, buffer, sizeof buffer) <= 0 || (!m_answer.isEmpty() && ::write(waiting[i].fd, m_answer.constData(), static_cast<std::size_t>(m_answer.size())) < 0)) {
                ::close(waiting[i].fd);
                waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(i));
            }
        }
        if (waiting[1].revents != 0)
            waiting.push_back({::accept(m_listener, nullptr, nullptr), POLLIN, 0});
    }
    for (std::size_t i = 2; i < waiting.size(); ++i)
        ::close(waiting[i].fd);
}

} // namespace postroom::test
