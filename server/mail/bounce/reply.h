// SPDX-License-Identifier: Apache-2.0
// Finds what a mail server said in a line or a paragraph of somebody's report: "host mx[192.0.2.1] said: 550 5.1.1 ...".
#pragma once

#include <string>
#include <string_view>

namespace postroom::bounce {

/// Empty (0) means that the text does not say.
struct Reply {
    int code = 0;          ///< 550
    std::string status;    ///< "5.1.1" (RFC 3463)
    std::string text;      ///< the reply alone, without the reporting server's words around it
    std::string host;      ///< who said it, as the text names it
    std::string address;   ///< its IP address
    std::string command;   ///< "CONNECT", "EHLO", "MAIL", "RCPT", "DATA": what it answered

    [[nodiscard]] bool empty() const { return code == 0 && status.empty(); }
};

[[nodiscard]] Reply findReply(std::string_view text);

/// "5.7.26" and the like: three numbers of the form that RFC 3463 2 gives.
[[nodiscard]] bool isStatus(std::string_view text);
/// x.0.0, which says no more than the SMTP code does.
[[nodiscard]] bool isVague(std::string_view status);
/// The text with "550-5.7.1 " and "550 5.7.1 " taken out, except where it begins: the lines of one reply, run together.
[[nodiscard]] std::string withoutReplyCodes(std::string_view text);

} // namespace postroom::bounce
