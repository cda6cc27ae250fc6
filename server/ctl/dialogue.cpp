// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/dialogue.h"

#include "server/ctl/table.h"
#include "shared/wire/bytes_field.h"

namespace postroom::ctl {

namespace {

/// Message data goes in larger portions: one round trip a line would be slow.
constexpr std::size_t portion = 32 * 1024;

void print(Context& context, const base::Json& step) {
    if (context.json) {
        context.out.line(step.text());
    } else {
        // Decisions come before the reply that they led to.
        for (const auto& sentence : step["sentences"].items())
            context.out.line("# " + terminalSafe(sentence.toString()));
        context.out.text(wire::getBytes(step, "replies").value_or(""));
        if (!step["would_accept"].toStringView().empty() && step.has("sentences"))
            context.out.line("# The message would have been accepted as " + step["would_accept"].toString() + "; nothing was kept.");
    }
    context.out.flush();
}

std::string withCrLf(std::string line) {
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r'))
        line.pop_back();
    return line + "\r\n";
}

bool endsWith354(const base::Json& step) {
    const std::string replies = wire::getBytes(step, "replies").value_or("");
    const std::size_t last = replies.rfind('\n', replies.size() < 2 ? 0 : replies.size() - 2);
    return replies.compare(last == std::string::npos ? 0 : last + 1, 3, "354") == 0;
}

tl::expected<base::Json, ExitCode> feed(Context& context, Client& client, const base::Json& session, std::string_view bytes) {
    base::Json params = base::Json::object({{"session", session}});
    if (const auto attached = client.attach(params, "data", bytes); !attached)
        return tl::unexpected(context.report(attached.error()));
    auto step = context.ask(client, "session.feed", std::move(params));
    if (step)
        print(context, *step);
    return step;
}

enum class DataState { more, dot, inputEnded };

/// A portion of whole lines of the message after a 354, at most up to its dot.
DataState readData(Context& context, std::string& bytes) {
    while (bytes.size() < portion) {
        auto line = context.readLine();
        if (!line)
            return DataState::inputEnded;
        const std::string whole = withCrLf(std::move(*line));
        bytes += whole;
        if (whole == ".\r\n")
            return DataState::dot;
    }
    return DataState::more;
}

} // namespace

int converse(Context& context, Client& client, const base::Json& opened) {
    print(context, opened);
    const base::Json session = opened["session"];
    base::Json step = opened;
    bool inData = false;
    while (!step["closed"].toBool() && !context.out.broken()) {
        std::string bytes;
        if (inData) {
            const DataState state = readData(context, bytes);
            if (bytes.empty())
                break;
            inData = state != DataState::dot;
        } else {
            auto line = context.readLine();
            if (!line)
                break;
            bytes = withCrLf(std::move(*line));
        }
        auto next = feed(context, client, session, bytes);
        if (!next)
            return next.error();
        step = std::move(*next);
        if (!inData)
            inData = endsWith354(step);
    }
    if (!step["closed"].toBool())
        (void)client.call("session.close", base::Json::object({{"session", session}}));
    return exitOk;
}

} // namespace postroom::ctl
