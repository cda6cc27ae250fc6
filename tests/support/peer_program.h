// SPDX-License-Identifier: Apache-2.0
// Programs of other people that the tests talk to. Installed ones are found by name; mail servers are the unpacked
// Debian packages under build/peers (installer/test puts them there), since they must not be installed beside us.
// A peer that is missing fails the test: skipping would hide that nothing was tested.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace postroom::test {

struct PeerProgram {
    QString path;
    QStringList environment; ///< LD_LIBRARY_PATH of an unpacked package
    QByteArray version;      ///< what it says of itself, for the transcript
};

/// An installed program ("swaks", "haproxy", "nsd"); fails the test when it is missing.
PeerProgram installedPeer(const QString& name, const QStringList& versionArguments);
/// A program of an unpacked package: unpackedPeer("postfix", "usr/sbin/smtp-sink", {}).
PeerProgram unpackedPeer(const QString& package, const QString& path, const QStringList& versionArguments);
/// The root of an unpacked package.
QString unpackedRoot(const QString& package);

/// A loopback TCP port that was free a moment ago, for programs that cannot be told to choose one themselves.
quint16 freePort();

} // namespace postroom::test
