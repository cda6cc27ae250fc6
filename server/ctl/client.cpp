// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/client.h"

#include "server/ctl/exit_code.h"
#include "shared/base/base64.h"
#include "shared/base/text.h"
#include "shared/wire/bytes_field.h"

#include <array>
#include <cstdlib>
#include <unistd.h>

namespace postroom::ctl {

namespace {

constexpr base::Milliseconds connectTimeout{5'000};
constexpr base::Milliseconds writeTimeout{60'000};

tl::unexpected<wire::WireError> failed(const base::Error& error) { return tl::unexpected(wire::wireError(error)); }

tl::unexpected<wire::WireError> closed() {
    return failed(base::temporaryError(base::ErrorKind::unavailable, "postroomd has closed the connection before it answered"));
}

} // namespace

Client::Client(Channel channel) : m_channel(std::move(channel)), m_peer("postroomctl " POSTROOM_VERSION) {}

Outcome<Client> Client::over(Channel channel) {
    Client client(std::move(channel));
    if (auto greeted = client.greet(); !greeted)
        return tl::unexpected(greeted.error());
    return client;
}

Outcome<Client> Client::connect(const std::string& socketPath) {
    auto channel = Channel::connectUnix(socketPath, connectTimeout);
    if (!channel)
        return failed(channel.error());
    return over(std::move(*channel));
}

Outcome<Client> Client::evaluate(const std::string& configFile) {
    const std::string program = findDaemonProgram();
    if (program.empty())
        return failed(base::permanentError(base::ErrorKind::unavailable,
                                           "postroomd is neither beside postroomctl nor in the PATH: name it with $POSTROOMD"));
    auto channel = Channel::start({program, "--evaluate", "--config", configFile});
    if (!channel)
        return failed(channel.error());
    Client client(std::move(*channel));
    if (auto greeted = client.greet(); !greeted) {
        wire::WireError error = greeted.error();
        if (client.m_channel.waitForChild() == exitConfig) { // it has said on standard error what is wrong
            error = wire::plainError(base::ErrorKind::invalid, configFile + " has errors");
            error.code = codeConfigRefused;
        }
        return tl::unexpected(std::move(error));
    }
    return client;
}

Outcome<void> Client::greet() {
    if (auto written = m_channel.write(m_peer.hello(), writeTimeout); !written)
        return failed(written.error());
    for (;;) {
        if (auto received = receive(m_timeout); !received)
            return received;
        while (!m_items.empty()) {
            const auto item = std::move(m_items.front());
            m_items.pop_front();
            if (const auto* welcome = std::get_if<wire::Peer::Welcome>(&item)) {
                m_hello = welcome->hello;
                return {};
            }
            if (const auto* failure = std::get_if<wire::Peer::Failure>(&item))
                return tl::unexpected(failure->error);
        }
    }
}

Outcome<void> Client::receive(base::Milliseconds timeout) {
    const auto bytes = m_channel.read(timeout);
    if (!bytes)
        return failed(bytes.error());
    if (bytes->empty())
        return closed();
    for (auto& item : m_peer.feed(*bytes)) {
        if (auto* event = std::get_if<wire::EventMessage>(&item))
            m_events.emplace_back(std::move(*event));
        else if (auto* gap = std::get_if<wire::GapMessage>(&item))
            m_events.emplace_back(*gap);
        else if (auto* broken = std::get_if<wire::Peer::Broken>(&item))
            return failed(broken->error);
        else
            m_items.push_back(std::move(item));
    }
    return {};
}

Outcome<base::Json> Client::call(std::string_view method, base::Json params) {
    const auto sent = m_peer.request(std::string(method), std::move(params));
    if (auto written = m_channel.write(sent.bytes, writeTimeout); !written)
        return failed(written.error());
    for (;;) {
        while (!m_items.empty()) {
            auto item = std::move(m_items.front());
            m_items.pop_front();
            if (auto* answer = std::get_if<wire::Peer::Answer>(&item); answer != nullptr && answer->id == sent.id)
                return std::move(answer->result);
            if (auto* failure = std::get_if<wire::Peer::Failure>(&item); failure != nullptr && (failure->id == sent.id || failure->id == 0))
                return tl::unexpected(std::move(failure->error));
        }
        if (auto received = receive(m_timeout); !received)
            return tl::unexpected(received.error());
    }
}

Outcome<void> Client::attach(base::Json& params, std::string_view name, std::string_view bytes) {
    if (bytes.size() <= wire::chunkBytes) {
        wire::setBytes(params, name, bytes);
        return {};
    }
    const std::int64_t upload = m_nextUpload++;
    for (std::size_t at = 0; at < bytes.size(); at += wire::chunkBytes) {
        auto sent = call("upload.chunk", base::Json::object({{"upload", upload}, {"data_b64", base::base64Encode(bytes.substr(at, wire::chunkBytes))}}));
        if (!sent)
            return tl::unexpected(sent.error());
    }
    params.set(std::string(name) + "_upload", upload);
    return {};
}

Outcome<std::variant<wire::EventMessage, wire::GapMessage>> Client::nextEvent() {
    while (m_events.empty())
        if (auto received = receive(base::Milliseconds(-1)); !received)
            return tl::unexpected(received.error());
    auto event = std::move(m_events.front());
    m_events.pop_front();
    return event;
}

std::string findDaemonProgram() {
    if (const char* named = std::getenv("POSTROOMD"); named != nullptr && *named != '\0')
        return named;
    std::array<char, 4096> own{};
    const ssize_t length = ::readlink("/proc/self/exe", own.data(), own.size() - 1);
    if (length > 0) {
        std::string path(own.data(), static_cast<std::size_t>(length));
        const std::string folder = path.substr(0, path.rfind('/') + 1);
        for (const char* beside : {"postroomd", "../sbin/postroomd"})
            if (::access((folder + beside).c_str(), X_OK) == 0)
                return folder + beside;
    }
    const char* searched = std::getenv("PATH");
    for (const auto folder : base::split(searched == nullptr ? "/usr/sbin:/usr/bin" : searched, ':')) {
        std::string path = std::string(folder) + "/postroomd";
        if (!folder.empty() && ::access(path.c_str(), X_OK) == 0)
            return path;
    }
    return {};
}

} // namespace postroom::ctl
