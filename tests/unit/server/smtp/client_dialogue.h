// SPDX-License-Identifier: Apache-2.0
// Drives a ClientProtocol by hand, without socket and clock: hear what it says, answer, look at the verdicts.
#pragma once

#include "server/smtp/client_protocol.h"

#include <string>

namespace postroom::test {

class Dialogue {
public:
    explicit Dialogue(smtp::ClientSettings settings, smtp::PeerTarget target = {"mx.test", "192.0.2.1", 25, true})
        : protocol(std::move(settings), std::move(target)) {}

    /// Everything that the client says until it waits: commands, "<dot>", "<chunk>" or "<empty>" for the message; then
    /// "(tls)", "(ready)" or "(closed)" unless it waits for a reply.
    std::string heard() {
        using Kind = smtp::ClientStep::Kind;
        std::string out;
        for (;;) {
            const auto step = protocol.next();
            last = step;
            if (step.kind == Kind::write) {
                out += step.bytes;
                protocol.wrote();
            } else if (step.kind == Kind::sendBody) {
                out += step.form == smtp::BodyForm::chunk ? "<chunk>" : step.form == smtp::BodyForm::none ? "<empty>" : "<dot>";
                protocol.bodySent();
            } else {
                return out + (step.kind == Kind::startTls ? "(tls)" : step.kind == Kind::ready ? "(ready)" : step.kind == Kind::closed ? "(closed)" : "");
            }
        }
    }
    /// The peer says it; what the client says to that.
    std::string says(std::string_view replies) {
        protocol.received(replies);
        return heard();
    }
    /// Through banner and EHLO with these keywords (each "250-KEYWORD\r\n" of the middle).
    std::string open(const std::string& keywords = {}) {
        heard();
        says("220 mx.test ESMTP ready\r\n");
        return says("250-mx.test greets you\r\n" + keywords + "250 HELP\r\n");
    }

    smtp::ClientProtocol protocol;
    smtp::ClientStep last;
};

inline smtp::ClientMessage messageTo(std::initializer_list<const char*> recipients) {
    smtp::ClientMessage message;
    message.sender = "from@a.test";
    for (const char* recipient : recipients)
        message.recipients.push_back({recipient, {}, {}, {}});
    message.size = 1000;
    message.small = true;
    return message;
}

} // namespace postroom::test
