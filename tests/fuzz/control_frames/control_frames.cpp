// SPDX-License-Identifier: Apache-2.0
// Bytes of a hostile peer of the control socket: framing, JSON, messages, hello, errors, in portions that the first
// byte chooses. What was read must be writable and read back as the same kind.
#include "shared/wire/bytes_field.h"
#include "shared/wire/frame.h"
#include "shared/wire/hello.h"
#include "shared/wire/peer.h"

#include <cstdint>
#include <cstdlib>

using namespace postroom;

namespace {

void take(const std::string& line) {
    const wire::Message message = wire::readMessage(line);
    if (const auto* request = std::get_if<wire::Request>(&message)) {
        (void)wire::readHelloRequest(request->params);
        (void)wire::getBytes(request->params, "message");
        if (!std::holds_alternative<wire::Request>(wire::readMessage(wire::toJson(*request).text())))
            std::abort();
    } else if (const auto* notification = std::get_if<wire::Notification>(&message)) {
        (void)wire::readSubscription(*notification);
    } else if (const auto* bad = std::get_if<wire::Malformed>(&message)) {
        if (!std::holds_alternative<wire::ErrorReply>(wire::readMessage(wire::toJson(wire::ErrorReply{bad->id, bad->error}).text())))
            std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const std::string bytes(data + 1, data + size);
    const std::size_t portion = data[0] % 64 + 1;
    wire::FrameReader reader(4096);
    wire::Peer peer("fuzz");
    (void)peer.hello();
    for (std::size_t at = 0; at < bytes.size(); at += portion) {
        const std::string_view part = std::string_view(bytes).substr(at, portion);
        (void)peer.feed(part);
        reader.feed(part);
        for (auto line = reader.next(); line && *line; line = reader.next())
            take(**line);
    }
    return 0;
}
