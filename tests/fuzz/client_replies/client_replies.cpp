// SPDX-License-Identifier: Apache-2.0
// Whatever a server says: the client never crashes, never loops, and never takes for delivered what no 2xx confirmed.
// First byte: what is switched on. Then the server's bytes, fed in pieces whose sizes are taken from them.
#include "server/smtp/client_mechanism.h"
#include "server/smtp/client_protocol.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace postroom::smtp;

namespace {

ClientSettings settingsFrom(unsigned bits) {
    ClientSettings s;
    s.kind = (bits & 1U) != 0 ? ClientKind::lmtp : ClientKind::smtp;
    s.tls = (bits & 2U) != 0 ? TlsUse::may : TlsUse::never;
    s.auth = (bits & 4U) != 0 ? AuthUse::attempt : AuthUse::none;
    s.credentials = passwordCredentials("u", "p");
    s.credentials.allowWithoutTls = true;
    s.pipelining = (bits & 8U) != 0 ? Use::yes : Use::no;
    s.chunking = (bits & 16U) != 0 ? Use::yes : Use::no;
    return s;
}

ClientMessage threeRecipients() {
    ClientMessage m;
    m.sender = "s@a.test";
    for (const char* address : {"a@b.test", "c@b.test", "e@b.test"})
        m.recipients.push_back({address, {}, {}, {}});
    m.size = 10;
    m.small = true;
    return m;
}

void check(const TransactionResult& result) {
    for (const auto& r : result.recipients)
        if (r.kind == RecipientResult::Kind::delivered && !(r.reply && r.reply->positive()))
            std::abort();
}

/// Everything up to the next read; false when the connection is over.
bool advance(ClientProtocol& protocol, const ClientMessage& message, int& begun) {
    for (int guard = 0; guard < 10'000; ++guard) {
        if (auto result = protocol.takeResult())
            check(*result);
        const auto step = protocol.next();
        switch (step.kind) {
        case ClientStep::Kind::write:
            protocol.wrote();
            break;
        case ClientStep::Kind::sendBody:
            protocol.bodySent();
            break;
        case ClientStep::Kind::read:
            return true;
        case ClientStep::Kind::startTls:
            protocol.tlsStarted({"TLS1.3", "x", "", false});
            break;
        case ClientStep::Kind::ready:
            if (++begun > 3)
                protocol.quit();
            else
                protocol.begin(message);
            break;
        case ClientStep::Kind::closed:
            return false;
        }
    }
    std::abort(); // it does not come to rest
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1)
        return 0;
    const ClientMessage message = threeRecipients();
    ClientProtocol protocol(settingsFrom(data[0]), {"mx.test", "192.0.2.1", 25, true});
    std::string_view rest(reinterpret_cast<const char*>(data + 1), size - 1);
    int begun = 0;
    while (advance(protocol, message, begun)) {
        if (rest.empty()) {
            protocol.trouble(ClientTrouble::lost, "");
            continue;
        }
        const std::size_t piece = std::min<std::size_t>(rest.size(), 1 + static_cast<unsigned char>(rest[0]) % 61U);
        protocol.received(rest.substr(0, piece));
        rest.remove_prefix(piece);
    }
    if (auto result = protocol.takeResult())
        check(*result);
    return 0;
}
