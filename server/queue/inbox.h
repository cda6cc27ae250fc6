// SPDX-License-Identifier: Apache-2.0
// The only way into the queue: SMTP reception, sendmail submissions and our own bounces all pass here.
#pragma once

#include "server/queue/message.h"
#include "shared/base/result.h"

#include <memory>
#include <string_view>

namespace postroom::queue {

/// Takes a body while it arrives. Up to 16 KiB stay in memory; beyond, it is written to the spool. Used by one thread.
class BodyWriter {
public:
    virtual ~BodyWriter() = default; ///< an unfinished body leaves nothing behind
    /// Appends wire-form bytes. Errors: io (disk full is temporary). After an error every later call fails too.
    virtual base::Result<void> write(std::string_view bytes) = 0;
    /// Makes a spooled body durable (fdatasync, and its directory) and describes it. Call once. From here on the body
    /// belongs to the caller: it goes to Inbox::accept or to Inbox::discard; what a crash leaves goes to lost+found.
    virtual base::Result<Body> finish() = 0;
};

class Inbox {
public:
    virtual ~Inbox() = default;
    virtual std::unique_ptr<BodyWriter> newBody(const base::MessageId& id) = 0;
    /// Returns success only after the message, its recipients and its reception record are durable (a commit with
    /// synchronous=FULL has returned); only then may 250 be said. An error means that nothing was kept. Blocks for the
    /// next group commit, at most until the store's own deadline. Publishes message.accepted itself. Thread-safe.
    virtual base::Result<void> accept(IncomingMessage message) = 0;
    /// Drops a finished body that will not be accepted after all. accept() does so itself when it fails.
    virtual void discard(const Body& body) = 0;
};

} // namespace postroom::queue
