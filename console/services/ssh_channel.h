// SPDX-License-Identifier: GPL-3.0-or-later
// A channel to another computer: one process, "ssh user@host postroomctl proxy", with the protocol on its standard input
// and output. Passwords and questions go through SSH_ASKPASS, which is this program again (see askPassVariable); an
// agent is used as the user's ssh configuration says.
#pragma once

#include "console/services/appliance_uri.h"
#include "console/services/channel.h"

#include <QProcess>

namespace postroom::console {

class SshChannel : public Channel {
    Q_OBJECT
public:
    /// Set in the environment of ssh: a console that finds it asks the question of its first argument and prints the answer.
    static constexpr const char* askPassVariable = "POSTROOM_CONSOLE_ASKPASS";

    /// `program` instead of the system's ssh: for tests.
    explicit SshChannel(ApplianceUri uri, QString program = {}, QObject* parent = nullptr);
    ~SshChannel() override;
    void open() override;
    void write(const QByteArray& bytes) override;
    void close() override;

    /// The arguments that ssh gets, for the connect dialog and for tests.
    static QStringList arguments(const ApplianceUri& uri);

private:
    void finish();
    base::Error explain() const;

    ApplianceUri m_uri;
    QString m_program;
    QProcess m_process;
    QByteArray m_errors; // the end of what ssh said
    bool m_over = true;
    bool m_heard = false;
};

} // namespace postroom::console
