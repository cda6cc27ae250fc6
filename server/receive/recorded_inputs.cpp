// SPDX-License-Identifier: Apache-2.0
#include "server/receive/recorded_inputs.h"

namespace postroom::receive {

namespace {

constexpr std::uint64_t version = 2;
constexpr std::uint64_t withoutLongestLine = 1; ///< a version that is still read

enum Flag : std::uint64_t {
    proxySession = 1, nameLookedUp = 2, nameFailed = 4, nameDeferred = 8, esmtp = 16, authenticationFailed = 32, hasTls = 64, tlsVerified = 128,
    tlsResumed = 256, hasTransaction = 512, utf8 = 1024, prdrAsked = 2048, cut = 4096,
};

std::uint64_t flagsOf(const SessionState& state, bool headersCut) {
    std::uint64_t flags = 0;
    const auto add = [&flags](bool holds, Flag flag) { flags |= holds ? static_cast<std::uint64_t>(flag) : 0; };
    add(state.peer.proxySession, proxySession);
    add(state.peer.nameLookedUp, nameLookedUp);
    add(state.peer.nameFailed, nameFailed);
    add(state.peer.nameDeferred, nameDeferred);
    add(state.esmtp, esmtp);
    add(state.identity.failed, authenticationFailed);
    add(state.tls.has_value(), hasTls);
    add(state.tls && state.tls->peerVerified, tlsVerified);
    add(state.tls && state.tls->resumed, tlsResumed);
    add(state.transaction != nullptr, hasTransaction);
    add(state.transaction != nullptr && state.transaction->envelope.smtputf8, utf8);
    add(state.transaction != nullptr && state.transaction->envelope.prdr, prdrAsked);
    add(headersCut, cut);
    return flags;
}

void putAddress(base::PackWriter& out, const io::SocketAddress& address) {
    out.text(address.bytes());
    out.number(address.port());
}

io::SocketAddress getAddress(base::PackReader& in) {
    const std::string_view bytes = in.text();
    const auto port = static_cast<std::uint16_t>(in.number());
    return bytes.size() == 4 || bytes.size() == 16 ? io::SocketAddress::fromBytes(bytes, port) : io::SocketAddress();
}

/// Whole lines, at most what is kept.
std::string_view keptPart(std::string_view headers) {
    if (headers.size() <= keptHeaderBytes)
        return headers;
    headers = headers.substr(0, keptHeaderBytes);
    return headers.substr(0, headers.rfind('\n') + 1);
}

tls::Facts getTls(base::PackReader& in, std::uint64_t flags) {
    tls::Facts facts;
    facts.version = in.text();
    facts.cipher = in.text();
    facts.cipherStandard = in.text();
    facts.bits = static_cast<int>(in.number());
    facts.sni = in.text();
    facts.peerDn = in.text();
    facts.peerVerified = (flags & tlsVerified) != 0;
    facts.resumed = (flags & tlsResumed) != 0;
    return facts;
}

} // namespace

std::string packInputs(const SessionState& state, std::string_view headers, std::span<const world::Record* const> answers) {
    std::string packed;
    const std::string_view kept = keptPart(headers);
    packed.reserve(256 + kept.size());
    base::PackWriter out(packed);
    out.number(version);
    out.number(flagsOf(state, kept.size() < headers.size()));
    putAddress(out, state.peer.client);
    putAddress(out, state.peer.local);
    if (state.peer.proxySession) {
        putAddress(out, state.peer.proxyAddress);
        putAddress(out, state.peer.proxyExternal);
    }
    for (const std::string* text : {&state.peer.hostName, &state.listener, &state.helo, &state.localUser, &state.identity.id,
                                    &state.identity.mechanism, &state.identity.authenticator, &state.identity.failedId})
        out.text(*text);
    out.number(state.number);
    if (state.tls) {
        for (const std::string* text : {&state.tls->version, &state.tls->cipher, &state.tls->cipherStandard})
            out.text(*text);
        out.number(static_cast<std::uint64_t>(state.tls->bits));
        out.text(state.tls->sni);
        out.text(state.tls->peerDn);
    }
    if (const Transaction* transaction = state.transaction.get(); transaction != nullptr) {
        out.text(transaction->id.text());
        out.text(transaction->receivedSender.value_or(transaction->envelope.sender));
        out.text(transaction->authenticatedSender);
        out.number(static_cast<std::uint64_t>(base::toEpochMicros(transaction->began)));
        out.number(static_cast<std::uint64_t>(transaction->size));
        out.number(static_cast<std::uint64_t>(transaction->body.size));
        out.number(static_cast<std::uint64_t>(transaction->body.lines));
        out.number(transaction->longestLine);
        out.text(kept);
    }
    out.number(answers.size());
    for (const world::Record* record : answers)
        record->pack(packed);
    return packed;
}

std::optional<RecordedInputs> unpackInputs(std::string_view packed) {
    base::PackReader in(packed);
    const std::uint64_t from = in.number();
    if (from != version && from != withoutLongestLine)
        return std::nullopt;
    RecordedInputs inputs;
    const std::uint64_t flags = in.number();
    inputs.peer.client = getAddress(in);
    inputs.peer.local = getAddress(in);
    inputs.peer.proxySession = (flags & proxySession) != 0;
    if (inputs.peer.proxySession) {
        inputs.peer.proxyAddress = getAddress(in);
        inputs.peer.proxyExternal = getAddress(in);
    }
    inputs.peer.nameLookedUp = (flags & nameLookedUp) != 0;
    inputs.peer.nameFailed = (flags & nameFailed) != 0;
    inputs.peer.nameDeferred = (flags & nameDeferred) != 0;
    inputs.esmtp = (flags & esmtp) != 0;
    inputs.identity.failed = (flags & authenticationFailed) != 0;
    for (std::string* text : {&inputs.peer.hostName, &inputs.listener, &inputs.helo, &inputs.localUser, &inputs.identity.id,
                              &inputs.identity.mechanism, &inputs.identity.authenticator, &inputs.identity.failedId})
        *text = in.text();
    inputs.connection = in.number();
    if ((flags & hasTls) != 0)
        inputs.tls = getTls(in, flags);
    if ((flags & hasTransaction) != 0) {
        inputs.inTransaction = true;
        inputs.messageId = in.text();
        inputs.sender = in.text();
        inputs.authenticatedSender = in.text();
        inputs.began = base::fromEpochMicros(static_cast<std::int64_t>(in.number()));
        inputs.size = static_cast<std::int64_t>(in.number());
        inputs.bodySize = static_cast<std::int64_t>(in.number());
        inputs.bodyLines = static_cast<std::int64_t>(in.number());
        inputs.longestLine = from == withoutLongestLine ? 0 : static_cast<std::size_t>(in.number());
        inputs.headers = in.text();
        inputs.smtputf8 = (flags & utf8) != 0;
        inputs.prdr = (flags & prdrAsked) != 0;
        inputs.headersCut = (flags & cut) != 0;
    }
    for (std::uint64_t records = in.number(); records > 0 && in.good(); --records)
        if (!inputs.answers.unpack(in))
            return std::nullopt;
    if (!in.good())
        return std::nullopt;
    return inputs;
}

} // namespace postroom::receive
