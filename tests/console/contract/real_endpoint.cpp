// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/contract/endpoint.h"

#include "tests/support/daemon.h"

namespace postroom::console {

namespace {
class RealEndpoint : public Endpoint {
public:
    [[nodiscard]] bool start() { return m_daemon.start(m_daemon.configuration({})); }
    [[nodiscard]] ApplianceUri uri() const override { return ApplianceUri::local(m_daemon.socket()); }
    [[nodiscard]] ChannelFactory channels() override { return standardChannels(); }
    void restart() override {
        m_daemon.stop();
        m_daemon.start();
    }

private:
    test::Daemon m_daemon;
};
} // namespace

std::unique_ptr<Endpoint> makeEndpoint() {
    auto endpoint = std::make_unique<RealEndpoint>();
    return endpoint->start() ? std::move(endpoint) : nullptr;
}

} // namespace postroom::console
