// SPDX-License-Identifier: Apache-2.0
// XCLIENT (Postfix's XCLIENT_README; features 1.11): a proxy tells who the real client is. We take what nginx sends (ADDR,
// LOGIN, NAME, no PORT, "IPV6:" before IPv6 addresses) and what Exim asks for.
#include "server/mail/xtext.h"
#include "server/receive/verbs.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::receive {

namespace {

struct Attributes {
    std::optional<io::SocketAddress> client;
    std::optional<io::SocketAddress> destination;
    std::optional<std::uint16_t> port, destinationPort;
    std::optional<std::string> name, login; ///< "" clears
};

bool isUnavailable(std::string_view value) {
    return base::equalsIgnoreCase(value, "[UNAVAILABLE]") || base::equalsIgnoreCase(value, "[TEMPUNAVAIL]");
}

std::optional<io::SocketAddress> readAddress(std::string_view text) {
    if (base::startsWithIgnoreCase(text, "IPV6:"))
        text.remove_prefix(5);
    return io::SocketAddress::fromText(text, 0);
}

std::optional<std::uint16_t> readPort(std::string_view text) {
    const auto number = base::toInteger(text);
    if (!number || *number < 0 || *number > 65535)
        return std::nullopt;
    return static_cast<std::uint16_t>(*number);
}

/// Xtext carries any byte, but a name and a login end up in replies, in the Received field and in the log.
bool isVisible(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '\x7f'; });
}

/// "" when the attribute was taken, otherwise what is wrong with it.
std::string take(std::string_view word, Attributes& attributes) {
    const auto equals = word.find('=');
    if (equals == std::string_view::npos)
        return "missing = in " + std::string(word);
    const auto name = word.substr(0, equals);
    const auto value = mail::xtextDecode(word.substr(equals + 1));
    if (!value)
        return "invalid xtext in " + std::string(name);
    if (value->empty())
        return "zero-length value of " + std::string(name);
    const bool none = isUnavailable(*value);
    if (base::equalsIgnoreCase(name, "ADDR") || base::equalsIgnoreCase(name, "DESTADDR")) {
        auto& target = base::equalsIgnoreCase(name, "ADDR") ? attributes.client : attributes.destination;
        target = none ? io::SocketAddress() : readAddress(*value);
        return target ? "" : "invalid address in " + std::string(name);
    }
    if (base::equalsIgnoreCase(name, "PORT") || base::equalsIgnoreCase(name, "DESTPORT")) {
        auto& target = base::equalsIgnoreCase(name, "PORT") ? attributes.port : attributes.destinationPort;
        target = none ? std::optional<std::uint16_t>(0) : readPort(*value);
        return target ? "" : "invalid port in " + std::string(name);
    }
    if (base::equalsIgnoreCase(name, "NAME") || base::equalsIgnoreCase(name, "LOGIN")) {
        if (!isVisible(*value))
            return "invalid character in " + std::string(name);
        (base::equalsIgnoreCase(name, "NAME") ? attributes.name : attributes.login) = none ? std::string() : *value;
        return "";
    }
    return "unknown attribute " + std::string(name);
}

void apply(Session& session, const Attributes& attributes) {
    auto& peer = session.state().peer;
    if (attributes.client) {
        peer.proxyAddress = peer.client; // of a second XCLIENT: the client before it
        peer.client = attributes.client->withPort(attributes.port.value_or(0));
        peer.hostName.clear();
        peer.nameLookedUp = peer.nameFailed = peer.nameDeferred = false;
    }
    if (attributes.destination)
        peer.proxyExternal = attributes.destination->withPort(attributes.destinationPort.value_or(0));
    if (attributes.name) {
        peer.hostName = *attributes.name;
        peer.nameLookedUp = true;
    }
    peer.proxySession = true;
    if (!attributes.login)
        return;
    session.state().identity = {};
    if (!attributes.login->empty()) {
        session.state().identity.id = *attributes.login;
        session.state().identity.mechanism = session.state().identity.authenticator = "xclient";
    }
}

} // namespace

std::optional<smtp::Reply> checkXclient(Session& session, std::string_view argument) {
    const auto& state = session.state();
    if (state.transaction != nullptr)
        return catalogueReply("xclient-during-transaction");
    if (state.helo.empty())
        return catalogueReply("helo-needed");
    if (!state.xclientOffered)
        return catalogueReply("xclient-not-advertised");
    if (argument.empty())
        return catalogueReply("xclient-syntax", {{"detail", "XCLIENT needs attributes"}});
    return std::nullopt;
}

void proceedXclient(Session& session, std::string_view argument) {
    Attributes attributes;
    for (const auto word : base::splitWords(argument))
        if (const auto problem = take(word, attributes); !problem.empty())
            return session.refuse(catalogueReply("xclient-syntax", {{"detail", problem}}));
    if (!session.state().xclientGranted && !attributes.client)
        return session.refuse(catalogueReply("xclient-syntax", {{"detail", "the first XCLIENT must have ADDR"}}));
    apply(session, attributes);
    session.forgetClient();
    session.state().xclientGranted = true;
    auto event = session.event("xclient.accepted").with("proxy", session.state().peer.proxyAddress.addressText());
    if (attributes.login)
        event.with("login", *attributes.login);
    session.publish(std::move(event));
    session.replyWith("xclient-done");
}

} // namespace postroom::receive
