// SPDX-License-Identifier: Apache-2.0
// Redis by hiredis, synchronous with timeouts (DESIGN, section 1). Replies as text by features 1.9: an integer is "true"
// or "false" at the top and decimal inside an array, elements are parted by newlines, one nested level is flattened,
// nil is an empty text.
#include "server/policy/lookup/servers/connection.h"
#include "server/policy/lookup/servers/redis_words.h"

#include "shared/base/text.h"

#include <hiredis/hiredis.h>

#include <algorithm>

namespace postroom::servers {

namespace {

using world::Answer;
using world::Status;

timeval timeLeft(io::Deadline deadline) {
    const int left = std::max(1, deadline.pollMilliseconds());
    return {left / 1000, (left % 1000) * 1000};
}

struct FreeReply {
    void operator()(redisReply* reply) const { freeReplyObject(reply); }
};
using Reply = std::unique_ptr<redisReply, FreeReply>;

void appendElement(std::string& out, const redisReply& element) {
    if (element.type == REDIS_REPLY_INTEGER)
        out += std::to_string(element.integer);
    else if (element.str != nullptr)
        out.append(element.str, element.len);
}

std::string arrayText(const redisReply& reply) {
    std::string out;
    bool first = true;
    for (std::size_t i = 0; i < reply.elements && out.size() <= longestAnswer; ++i) {
        const redisReply& element = *reply.element[i];
        const bool nested = element.type == REDIS_REPLY_ARRAY;
        for (std::size_t j = 0; j < (nested ? element.elements : 1); ++j) {
            if (!first)
                out += '\n';
            first = false;
            appendElement(out, nested ? *element.element[j] : element);
        }
    }
    return out;
}

class RedisConnection final : public Connection {
public:
    explicit RedisConnection(redisContext* context) : m_context(context) {}

    Reply command(const std::vector<std::string>& words, io::Deadline deadline) {
        redisSetTimeout(m_context.get(), timeLeft(deadline));
        std::vector<const char*> texts;
        std::vector<std::size_t> lengths;
        for (const std::string& word : words) {
            texts.push_back(word.data());
            lengths.push_back(word.size());
        }
        return Reply(static_cast<redisReply*>(redisCommandArgv(m_context.get(), static_cast<int>(words.size()), texts.data(), lengths.data())));
    }

    [[nodiscard]] std::string failure() const {
        // hiredis reports a timeout as EAGAIN.
        if (m_context->err == REDIS_ERR_IO && errno == EAGAIN)
            return "no answer in time";
        return m_context->errstr[0] != '\0' ? std::string(m_context->errstr) : std::string("the connection broke");
    }

    ServerReply ask(const ServerQuery& query, io::Deadline deadline) override {
        const auto words = redisWords(query.text, query.parameters);
        if (!words)
            return {Answer::failed(Status::error, words.error().publicText)};
        const Reply reply = command(*words, deadline);
        if (reply == nullptr)
            return ServerReply::lost(failure());
        ServerReply out = textOf(*reply);
        out.cacheable = reply->type != REDIS_REPLY_NIL && out.answer.found() && isRedisRead(words->front());
        out.reusable = !changesRedisConnection(words->front());
        return out;
    }

    [[nodiscard]] int descriptor() const override { return m_context->fd; }

private:
    static ServerReply textOf(const redisReply& reply) {
        std::string text;
        switch (reply.type) {
        case REDIS_REPLY_ERROR: {
            const std::string problem(reply.str, reply.len);
            ServerReply out = ServerReply::wrong("the server answered: " + base::printable(problem));
            if (problem.substr(0, 5) == "MOVED")
                out.next = ServerReply::Next::elsewhere;
            return out;
        }
        case REDIS_REPLY_INTEGER: text = reply.integer != 0 ? "true" : "false"; break;
        case REDIS_REPLY_ARRAY: text = arrayText(reply); break;
        case REDIS_REPLY_NIL: break;
        case REDIS_REPLY_STRING:
        case REDIS_REPLY_STATUS: text.assign(reply.str, reply.len); break;
        default: return ServerReply::wrong("a reply of an unknown kind");
        }
        if (text.size() > longestAnswer)
            return {Answer::failed(Status::error, "the answer is longer than 1 MiB")};
        return {Answer::of(std::move(text))};
    }

    struct Free {
        void operator()(redisContext* context) const { redisFree(context); }
    };
    std::unique_ptr<redisContext, Free> m_context;
};

} // namespace

base::Result<std::unique_ptr<Connection>> connectRedis(const ServerAddress& address, io::Deadline deadline) {
    redisContext* raw = address.socket.empty() ? redisConnectWithTimeout(address.host.c_str(), address.port, timeLeft(deadline))
                                               : redisConnectUnixWithTimeout(address.socket.c_str(), timeLeft(deadline));
    if (raw == nullptr)
        return base::fail(base::temporaryError(base::ErrorKind::unavailable, "out of memory"));
    auto connection = std::make_unique<RedisConnection>(raw);
    if (raw->err != 0)
        return base::fail(base::temporaryError(base::ErrorKind::unavailable, connection->failure()));
    // Exim does not look at the answer to AUTH; a wrong password would show as a riddle later.
    const auto setUp = [&](const std::vector<std::string>& words, const std::string& what) -> base::Result<void> {
        const Reply reply = connection->command(words, deadline);
        if (reply == nullptr)
            return base::fail(base::temporaryError(base::ErrorKind::unavailable, connection->failure()));
        if (reply->type == REDIS_REPLY_ERROR)
            return base::fail(base::temporaryError(base::ErrorKind::refused, what + " was refused: " + base::printable(std::string_view(reply->str, reply->len))));
        return {};
    };
    if (!address.password.empty())
        if (auto ok = setUp({"AUTH", address.password}, "the password"); !ok)
            return base::fail(ok.error());
    if (!address.database.empty() && address.database != "0")
        if (auto ok = setUp({"SELECT", address.database}, "the database"); !ok)
            return base::fail(ok.error());
    return std::unique_ptr<Connection>(std::move(connection));
}

} // namespace postroom::servers
