// SPDX-License-Identifier: Apache-2.0
#include "server/policy/perl/perl_process.h"

#include "server/policy/perl/perl_bridge.h"

#include <algorithm>
#include <optional>
#include <poll.h>

namespace postroom::perl {

namespace {

constexpr std::size_t longestMessage = 1 << 20;

std::string inFourBytes(std::size_t number) {
    return {static_cast<char>(number >> 24 & 0xFF), static_cast<char>(number >> 16 & 0xFF), static_cast<char>(number >> 8 & 0xFF), static_cast<char>(number & 0xFF)};
}

std::size_t ofFourBytes(std::string_view bytes) {
    std::size_t number = 0;
    for (const char c : bytes.substr(0, 4))
        number = number << 8 | static_cast<unsigned char>(c);
    return number;
}

/// The texts of a message; nothing when their lengths do not add up.
std::optional<std::vector<std::string>> textsOf(std::string_view body) {
    std::vector<std::string> texts;
    while (!body.empty()) {
        if (body.size() < 4 || ofFourBytes(body) > body.size() - 4)
            return std::nullopt;
        const std::size_t length = ofFourBytes(body);
        texts.emplace_back(body.substr(4, length));
        body.remove_prefix(4 + length);
    }
    return texts;
}

} // namespace

PerlProcess::PerlProcess(io::ProgramPeer peer) : m_peer(std::move(peer)), m_stream(m_peer.takeStream(nullptr)) {}

PerlProcess::~PerlProcess() {
    if (!usable())
        m_peer.kill();
}

base::Result<std::unique_ptr<PerlProcess>> PerlProcess::start(const PerlSettings& settings, const LogLine& log, io::Deadline deadline) {
    io::ProcessRequest request;
    request.arguments = {"/usr/bin/perl"};
    if (settings.taintMode)
        request.arguments.emplace_back("-T");
    request.arguments.insert(request.arguments.end(), {"-e", bridge});
    request.environment = settings.environment;
    request.workingFolder = "/";
    auto peer = io::ProgramPeer::start(request);
    if (!peer)
        return base::fail(peer.error());
    std::unique_ptr<PerlProcess> process(new PerlProcess(std::move(*peer)));
    base::Result<void> sent = process->send({settings.startup}, deadline);
    while (sent) {
        const auto texts = process->receive(deadline);
        if (!texts)
            sent = base::fail(texts.error());
        else if (texts->front() == "ready")
            return process;
        else if (texts->front() == "failed" && texts->size() == 2)
            return base::fail(base::permanentError(base::ErrorKind::invalid, "error in perl_startup code: " + texts->back()));
        else if (texts->front() == "log" && texts->size() == 2 && log)
            log(texts->back());
        else if (texts->front() == "expand") // there is nobody yet for whom it could be expanded
            sent = process->send({"error", "perl_startup runs before there is a message"}, deadline);
    }
    process->m_good = false;
    base::Error error = sent.error();
    if (error.kind == base::ErrorKind::timeout)
        return base::fail(base::permanentError(base::ErrorKind::timeout, "perl_startup did not end within perl_timeout"));
    return base::fail(base::permanentError(error.kind, "Perl ended while it ran perl_startup"));
}

bool PerlProcess::usable() const {
    pollfd entry{m_stream->descriptor(), POLLIN | POLLRDHUP, 0};
    return m_good && ::poll(&entry, 1, 0) == 0; // it says nothing that it was not asked
}

base::Result<void> PerlProcess::send(const std::vector<std::string>& texts, io::Deadline deadline) {
    std::string body;
    for (const std::string& text : texts)
        body += inFourBytes(text.size()) + text;
    return m_stream->write(inFourBytes(body.size()) + body, deadline);
}

base::Result<std::string> PerlProcess::take(std::size_t bytes, io::Deadline deadline) {
    std::string all(bytes, '\0');
    for (std::size_t have = 0; have < bytes;) {
        const auto got = m_stream->read({all.data() + have, bytes - have}, deadline);
        if (!got)
            return base::fail(got.error());
        if (*got == 0)
            return base::fail(base::permanentError(base::ErrorKind::unavailable, "it ended"));
        have += *got;
    }
    return all;
}

base::Result<std::vector<std::string>> PerlProcess::receive(io::Deadline deadline) {
    const auto head = take(4, deadline);
    if (!head)
        return base::fail(head.error());
    if (ofFourBytes(*head) > longestMessage)
        return base::fail(base::permanentError(base::ErrorKind::limit, "it returned more than 1 MiB"));
    const auto body = take(ofFourBytes(*head), deadline);
    if (!body)
        return base::fail(body.error());
    auto texts = textsOf(*body);
    if (!texts || texts->empty())
        return base::fail(base::permanentError(base::ErrorKind::protocol, "it wrote to descriptors that are not its own"));
    return std::move(*texts);
}

world::Answer PerlProcess::broken(const base::Error& error, const std::string& function) {
    m_good = false;
    std::string why = error.kind == base::ErrorKind::timeout ? "it did not return within perl_timeout" : error.kind == base::ErrorKind::unavailable ? "Perl ended meanwhile" : error.publicText;
    return world::Answer::failed(error.kind == base::ErrorKind::limit ? world::Status::error : world::Status::temporary, "Perl subroutine \"" + function + "\": " + why);
}

world::Answer PerlProcess::call(const std::vector<std::string>& functionAndArguments, world::PerlCaller& caller, const LogLine& log, io::Deadline deadline) {
    const std::string& function = functionAndArguments.front();
    bool tainted = false;
    base::Result<void> sent = send(functionAndArguments, deadline);
    while (sent) {
        auto texts = receive(deadline);
        if (!texts)
            return broken(texts.error(), function);
        const std::string what = std::move(texts->front());
        const std::string text = texts->size() > 1 ? std::move(texts->back()) : std::string();
        if (what == "value") {
            world::Answer answer = world::Answer::of(text);
            answer.values.emplace_back(tainted ? "tainted" : "");
            return answer;
        }
        if (what == "undef")
            return world::Answer::failed(world::Status::notFound, "Perl subroutine \"" + function + "\" returned undef to force failure");
        if (what == "died")
            return world::Answer::failed(world::Status::error, text);
        if (what == "debug" || (what == "log" && !log))
            caller.note(text);
        else if (what == "log")
            log(text);
        else if (what == "expand") {
            const world::Answer expanded = caller.expand(text);
            tainted = tainted || (expanded.found() && expanded.values.size() > 1 && expanded.values[1] == "tainted");
            sent = expanded.found() ? send({"text", expanded.value()}, deadline)
                   : expanded.status == world::Status::notFound ? send({"undef"}, deadline) : send({"error", expanded.detail}, deadline);
        }
    }
    return broken(sent.error(), function);
}

} // namespace postroom::perl
