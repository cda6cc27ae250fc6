// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that differs between Linux, Windows and macOS. No other file of the console has an #ifdef for a platform.
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace postroom::console::platform {

/// Where an installed server of this computer listens; empty where there cannot be one.
QString standardSocket();
/// The ssh program of the system, without a path when it lies in the PATH.
QString sshProgram();
/// Lets a child run without our terminal, so that ssh asks through SSH_ASKPASS and not there.
void detachFromTerminal(QProcess& process);
/// A connection that the other side closed must not end the program.
void ignoreBrokenPipes();
/// The login name, for suggestions.
QString userName();
/// For the shortcuts' names and the help: "Linux", "Windows", "macOS".
QString name();

} // namespace postroom::console::platform
