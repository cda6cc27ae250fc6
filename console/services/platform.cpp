// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/services/platform.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <csignal>
#include <unistd.h>
#endif

namespace postroom::console::platform {

QString standardSocket() {
#ifdef Q_OS_LINUX
    return QStringLiteral("/run/postroom/control.sock");
#else
    return {};
#endif
}

QString sshProgram() { return QStringLiteral("ssh"); }

void detachFromTerminal(QProcess& process) {
#ifdef Q_OS_UNIX
    process.setChildProcessModifier([] { ::setsid(); });
#else
    Q_UNUSED(process) // ssh of Windows has no terminal when its standard input is a pipe
#endif
}

void ignoreBrokenPipes() {
#ifdef Q_OS_UNIX
    std::signal(SIGPIPE, SIG_IGN);
#endif
}

QString userName() {
    for (const char* variable : {"USER", "LOGNAME", "USERNAME"})
        if (qEnvironmentVariableIsSet(variable))
            return qEnvironmentVariable(variable);
    return {};
}

QString name() {
#if defined(Q_OS_WIN)
    return QStringLiteral("Windows");
#elif defined(Q_OS_MACOS)
    return QStringLiteral("macOS");
#else
    return QStringLiteral("Linux");
#endif
}

} // namespace postroom::console::platform
