// SPDX-License-Identifier: GPL-3.0-or-later
// The real daemon as over ssh: a script plays ssh and runs what it is asked to run, "postroomctl proxy", on this machine.
#include "tests/console/contract/endpoint.h"

#include "console/services/ssh_channel.h"
#include "tests/support/daemon.h"

#include <QFile>

namespace postroom::console {

namespace {
class ProxyEndpoint : public Endpoint {
public:
    [[nodiscard]] bool start() {
        QFile file(ssh());
        if (!file.open(QIODevice::WriteOnly))
            return false;
        file.write("#!/bin/sh\nwhile [ \"$1\" != -- ]; do shift; done; shift 2; PATH=" + test::Daemon::program("").toUtf8() + ":$PATH; eval exec \"$@\"\n");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        file.close();
        return m_daemon.start(m_daemon.configuration({}));
    }
    [[nodiscard]] ApplianceUri uri() const override { return *ApplianceUri::parse("ssh://anna@mail.example.org?socket=" + m_daemon.socket()); }
    [[nodiscard]] ChannelFactory channels() override {
        return [program = ssh()](const ApplianceUri& uri) { return std::make_unique<SshChannel>(uri, program); };
    }
    void restart() override {
        m_daemon.stop();
        m_daemon.start();
    }

private:
    [[nodiscard]] QString ssh() const { return m_daemon.folder() + "/ssh"; }
    test::Daemon m_daemon;
};
} // namespace

std::unique_ptr<Endpoint> makeEndpoint() {
    auto endpoint = std::make_unique<ProxyEndpoint>();
    return endpoint->start() ? std::move(endpoint) : nullptr;
}

} // namespace postroom::console
