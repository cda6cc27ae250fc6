// SPDX-License-Identifier: Apache-2.0
// A server of the control protocol that answers from a script, on a Unix socket of its own, and postroomctl run in this
// process against it.
#pragma once

#include "server/ctl/program.h"
#include "shared/base/text.h"
#include "shared/wire/frame.h"
#include "shared/wire/hello.h"

#include <QTemporaryDir>

#include <array>
#include <cstring>
#include <deque>
#include <map>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

namespace postroom::test {

/// JSON with single quotes: moc cannot read raw strings that hold double ones.
inline base::Json json(const std::string& text) {
    auto parsed = base::Json::parse(base::replaceAll(text, "'", "\""));
    if (!parsed)
        qFatal("%s: %s", text.c_str(), parsed.error().publicText.c_str());
    return *parsed;
}

/// Each method has a row of replies, used one after another; the last one stays.
class ScriptedControl {
public:
    ScriptedControl() {
        m_listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path().c_str(), sizeof address.sun_path - 1);
        const void* raw = &address;
        if (::bind(m_listener, static_cast<const sockaddr*>(raw), sizeof address) != 0 || ::listen(m_listener, 4) != 0)
            qFatal("cannot listen");
        m_thread = std::thread([this] { serve(); });
    }
    ~ScriptedControl() {
        ::shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        ::close(m_listener);
    }
    [[nodiscard]] std::string path() const { return m_folder.path().toStdString() + "/control.sock"; }

    // Before the program runs.
    ScriptedControl& on(const std::string& method, base::Json result) {
        m_script[method].push_back(wire::toJson(wire::Reply{1, std::move(result)}));
        return *this;
    }
    ScriptedControl& fails(const std::string& method, wire::WireError error) {
        m_script[method].push_back(wire::toJson(wire::ErrorReply{1, std::move(error)}));
        return *this;
    }
    ScriptedControl& then(const std::string& method, base::Json notification) {
        m_after[method].push_back(std::move(notification));
        return *this;
    }
    // After it has run.
    base::Json asked(const std::string& method) {
        for (const auto& request : m_requests)
            if (request.method == method)
                return request.params;
        return {};
    }
    std::vector<wire::Request> requests() { return m_requests; }

private:
    void serve() {
        for (;;) {
            const int peer = ::accept(m_listener, nullptr, nullptr);
            if (peer < 0)
                return;
            converse(peer);
            ::close(peer);
        }
    }
    void converse(int peer) {
        wire::FrameReader reader;
        std::array<char, 65536> buffer;
        for (ssize_t count = 0; (count = ::read(peer, buffer.data(), buffer.size())) > 0;) {
            reader.feed(std::string_view(buffer.data(), static_cast<std::size_t>(count)));
            while (auto line = *reader.next())
                send(peer, answer(*line));
        }
    }
    static void send(int peer, const std::string& bytes) {
        if (::send(peer, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0)
            return;
    }
    std::string answer(const std::string& line) {
        const auto message = wire::readMessage(line);
        const auto* request = std::get_if<wire::Request>(&message);
        if (request == nullptr)
            return {};
        if (request->method == "hello")
            return wire::frame(wire::toJson(wire::Reply{request->id, wire::helloReplyJson({})}));
        m_requests.push_back(*request);
        auto& replies = m_script[request->method];
        base::Json reply = replies.empty()
                               ? wire::toJson(wire::ErrorReply{1, wire::plainError(base::ErrorKind::notFound, "no script for " + request->method)})
                               : replies.front();
        if (replies.size() > 1)
            replies.pop_front();
        reply.set("id", request->id);
        std::string bytes = wire::frame(reply);
        for (const auto& notification : m_after[request->method])
            bytes += wire::frame(notification);
        return bytes;
    }

    QTemporaryDir m_folder;
    int m_listener = -1;
    std::thread m_thread;
    std::map<std::string, std::deque<base::Json>> m_script;
    std::map<std::string, std::vector<base::Json>> m_after;
    std::vector<wire::Request> m_requests;
};

/// postroomctl in this process.
struct Ran {
    int code = 0;
    std::string out, err;
};
inline Ran runCtl(const std::string& socket, const std::vector<std::string>& arguments, const std::string& input = {}, const std::string& program = "postroomctl") {
    static base::FakeClock clock;
    ctl::Output out;
    ctl::Output err;
    std::size_t at = 0;
    ctl::Context context{out, err,
                         [&]() -> std::optional<std::string> {
                             if (at >= input.size())
                                 return std::nullopt;
                             const std::size_t end = std::min(input.find('\n', at), input.size() - 1);
                             std::string line = input.substr(at, end - at + 1);
                             at = end + 1;
                             return line;
                         },
                         [&] { return input.substr(std::exchange(at, input.size())); }, clock, false, socket, false};
    const int code = ctl::runProgram(context, program, arguments);
    return {code, out.collected(), err.collected()};
}

} // namespace postroom::test
