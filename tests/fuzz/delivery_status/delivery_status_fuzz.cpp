// SPDX-License-Identifier: Apache-2.0
// What a peer said becomes part of a delivery status notification: whatever it said, the part stays a list of fields in
// lines of 7-bit text that no mail program stumbles over, and nobody can slip in a field of his own.
#include "server/mail/dsn_report.h"
#include "server/mail/received.h"

#include <cstdint>
#include <cstdlib>

using namespace postroom::mail;

namespace {

void mustBeLines(std::string_view text, std::size_t longest) {
    std::size_t column = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
            ++i;
            column = 0;
            continue;
        }
        if (c == '\r' || c == '\n' || c == '\0' || ++column > longest)
            std::abort();
    }
}

bool hasLine(std::string_view text, std::string_view begin) { return text.find("\n" + std::string(begin)) != std::string_view::npos; }

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    const auto next = [&] {
        const auto end = std::min(rest.find('\xff'), rest.size());
        const auto field = std::string(rest.substr(0, end));
        rest.remove_prefix(std::min(rest.size(), end + 1));
        return field;
    };
    DsnMessage message;
    message.reportingMta = "mx.example.com";
    message.envelopeId = next();
    message.receivedFrom = next();
    DsnRecipient recipient;
    for (std::string DsnRecipient::*field : {&DsnRecipient::diagnostic, &DsnRecipient::greeting, &DsnRecipient::heloResponse, &DsnRecipient::localDiagnostic,
                                             &DsnRecipient::originalRecipient, &DsnRecipient::finalRecipient, &DsnRecipient::remoteHost, &DsnRecipient::status})
        recipient.*field = next();
    recipient.remoteAddress = "192.0.2.1";
    message.recipients = {recipient, recipient};
    const auto text = deliveryStatus(message);
    mustBeLines(text, 998);
    if (hasLine(text, "X-Injected:") || hasLine(text, "\r\n\r\n"))
        std::abort();
    return 0;
}
