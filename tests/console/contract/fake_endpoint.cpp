// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/contract/endpoint.h"

#include "tests/console/support/fake_daemon.h"

namespace postroom::console {

namespace {
class FakeEndpoint : public Endpoint {
public:
    [[nodiscard]] ApplianceUri uri() const override { return ApplianceUri::local("/fake/control.sock"); }
    [[nodiscard]] ChannelFactory channels() override { return m_daemon.channels(); }
    void restart() override { m_daemon.restart(); }

private:
    FakeDaemon m_daemon;
};
} // namespace

std::unique_ptr<Endpoint> makeEndpoint() { return std::make_unique<FakeEndpoint>(); }

} // namespace postroom::console
