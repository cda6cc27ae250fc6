// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes between console and server: a local socket, an ssh process, or a fake daemon in a test. Nothing here blocks;
// every change is a signal.
#pragma once

#include "shared/base/error.h"

#include <QByteArray>
#include <QObject>

namespace postroom::console {

class Channel : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Begins to connect. Exactly one of opened() and ended() follows, never from within this call.
    virtual void open() = 0;
    /// Only after opened(). What cannot be written now is kept and written later.
    virtual void write(const QByteArray& bytes) = 0;
    /// Ends the connection; no signal follows.
    virtual void close() = 0;

signals:
    void opened();
    void received(const QByteArray& bytes);
    /// The connection could not be made, or has ended. The text is for a person, the detail says what the system said.
    void ended(const postroom::base::Error& error);
};

} // namespace postroom::console
