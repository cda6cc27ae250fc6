// SPDX-License-Identifier: Apache-2.0
#include "server/control/connection_driver.h"

namespace postroom::control {

namespace {

/// Events are put into the outbox only while it holds less: replies must not wait behind a flood.
constexpr std::size_t eventRoom = 1u << 20;
constexpr base::Milliseconds never{24 * 3600 * 1000};

class Driver final : public io::DuplexClient {
public:
    Driver(const ConnectionServices& services, const Identity& identity, const DriverSettings& settings,
           const std::shared_ptr<io::Wakeup>& wakeup)
        : m_settings(settings), m_outbox(std::make_shared<Outbox>(settings.outboxBytes, [wakeup] { wakeup->wake(); })),
          m_connection(std::make_shared<Connection>(services, identity, m_outbox, [wakeup] { wakeup->wake(); })),
          m_quiet(io::Deadline::in(settings.helloTimeout)) {}
    ~Driver() override { m_connection->close(); }

    bool wantsInput() override { return !m_over && !m_connection->waiting(); }
    void onInput(std::string_view bytes) override {
        m_over = !m_connection->feed(bytes);
        m_worked = m_connection->working();
        stir();
    }
    void onEnd() override { m_ended = true; }
    void onWake() override {
        if (m_worked)
            stir(); // an answer came since: the patience begins anew
        if (!m_over)
            m_over = !m_connection->resume();
        m_worked = m_connection->working();
        if (m_quiet.passed() && !m_worked && !m_connection->hasSubscriptions())
            m_over = true;
    }
    std::string takeOutput() override {
        m_connection->pumpEvents(eventRoom);
        return m_outbox->take();
    }
    bool finished() override {
        if (m_ended && !m_over && !m_connection->working())
            m_over = !m_connection->resume() || !m_connection->working(); // requests may have waited unread
        return m_over || m_outbox->overflowed();
    }
    io::Deadline nextWake() override {
        return m_quiet.passed() ? io::Deadline::in(never) : m_quiet;
    }

private:
    /// Something happened: the patience begins anew.
    void stir() {
        if (m_connection->greeted())
            m_quiet = io::Deadline::in(m_settings.idleTimeout.count() == 0 ? never : m_settings.idleTimeout);
    }

    const DriverSettings m_settings;
    std::shared_ptr<Outbox> m_outbox;
    std::shared_ptr<Connection> m_connection;
    io::Deadline m_quiet;
    bool m_over = false;
    bool m_ended = false;
    bool m_worked = false; // slow requests were under way when last seen
};

} // namespace

void drive(int in, int out, const ConnectionServices& services, const Identity& identity, const DriverSettings& settings,
           const io::StopSignal* stop) {
    const auto wakeup = std::make_shared<io::Wakeup>(); // workers that outlive the connection may still wake it
    Driver driver(services, identity, settings, wakeup);
    io::pump(in, out, *wakeup, driver, {settings.writeTimeout}, stop);
}

} // namespace postroom::control
