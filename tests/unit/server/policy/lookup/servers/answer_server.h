// SPDX-License-Identifier: Apache-2.0
// A server that answers whatever it is sent with one text, or never answers. One thread; a free loopback port.
#pragma once

#include <QByteArray>

#include <atomic>
#include <cstdint>
#include <thread>

namespace postroom::test {

class AnswerServer {
public:
    /// Empty: it takes connections and says nothing.
    explicit AnswerServer(QByteArray answer);
    ~AnswerServer();
    AnswerServer(const AnswerServer&) = delete;
    AnswerServer& operator=(const AnswerServer&) = delete;
    [[nodiscard]] std::uint16_t port() const { return m_port; }

private:
    void serve();
    QByteArray m_answer;
    int m_listener = -1;
    int m_stop[2] = {-1, -1};
    std::uint16_t m_port = 0;
    std::thread m_thread;
};

} // namespace postroom::test
