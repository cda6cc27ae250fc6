// SPDX-License-Identifier: GPL-3.0-or-later
// The console's end of a connection to the fake daemon. Bytes arrive from the event loop, as from a socket.
#pragma once

#include "console/services/channel.h"
#include "shared/wire/frame.h"

#include <string>

namespace postroom::console {

class FakeDaemon;

class FakeChannel : public Channel {
    Q_OBJECT
public:
    explicit FakeChannel(FakeDaemon& daemon) : m_daemon(&daemon) {}
    ~FakeChannel() override;
    void open() override;
    void write(const QByteArray& bytes) override;
    void close() override;

    // For the daemon.
    void deliver(const std::string& bytes);
    void deliverLater(const std::string& bytes);
    void drop();
    void forget() { m_daemon = nullptr; }

private:
    void leave();
    FakeDaemon* m_daemon;
    wire::FrameReader m_reader;
    bool m_open = false;
};

} // namespace postroom::console
