// SPDX-License-Identifier: Apache-2.0
// The bytes between postroomctl and a server: a Unix socket, or the pipes of a child `postroomd --evaluate`. The only
// file of postroomctl that makes system calls on sockets and processes. Every wait has a deadline.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace postroom::ctl {

class Channel {
public:
    Channel() = default;
    Channel(Channel&& other) noexcept;
    Channel& operator=(Channel&& other) noexcept;
    ~Channel(); ///< closes; a child is waited for, and killed when it does not end within two seconds

    /// Errors: unavailable (nobody listens), denied, io. The text is for a person and says what to do.
    static base::Result<Channel> connectUnix(const std::string& path, base::Milliseconds timeout);
    /// Starts a program whose standard input and output become the channel; its standard error stays ours.
    static base::Result<Channel> start(const std::vector<std::string>& arguments);

    /// At least one byte; "" at the end of the stream. A negative timeout waits for ever.
    base::Result<std::string> read(base::Milliseconds timeout);
    base::Result<void> write(std::string_view bytes, base::Milliseconds timeout);
    /// Nothing more will be written.
    void finishWriting();
    /// The exit code of the child that has closed its output, or -1: there is none, or it did not end in order.
    int waitForChild();
    [[nodiscard]] int readDescriptor() const { return m_in; }

private:
    void close();

    int m_in = -1;
    int m_out = -1; // the same as m_in for a socket
    int m_child = -1;
};

} // namespace postroom::ctl
