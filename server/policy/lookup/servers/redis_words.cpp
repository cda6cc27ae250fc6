// SPDX-License-Identifier: Apache-2.0
#include "server/policy/lookup/servers/redis_words.h"

#include "shared/base/text.h"

#include <algorithm>
#include <array>

namespace postroom::servers {

namespace {

constexpr std::size_t mostWords = 32;

base::Error wrong(std::string text) {
    return base::permanentError(base::ErrorKind::invalid, std::move(text));
}

template <std::size_t N>
bool isOneOf(const std::array<std::string_view, N>& names, std::string_view command) {
    return std::find(names.begin(), names.end(), base::upper(command)) != names.end();
}

} // namespace

base::Result<std::vector<std::string>> redisWords(std::string_view command, const std::vector<std::string>& parameters) {
    std::vector<std::string> words;
    std::size_t used = 0;
    std::size_t i = 0;
    while (true) {
        while (i < command.size() && base::isSpace(command[i]))
            ++i;
        if (i >= command.size())
            break;
        std::string word;
        bool plain = true;
        for (; i < command.size() && !base::isSpace(command[i]); ++i) {
            if (command[i] == '\\' && i + 1 < command.size()) {
                ++i;
                plain = false;
            }
            word += command[i];
        }
        if (word == "?" && plain && !parameters.empty()) {
            if (used == parameters.size())
                return base::fail(wrong("more ? in the command than bound values"));
            word = parameters[used++];
        }
        words.push_back(std::move(word));
        if (words.size() > mostWords)
            return base::fail(wrong("a Redis command has at most 32 words"));
    }
    if (words.empty())
        return base::fail(wrong("no Redis command"));
    if (used != parameters.size())
        return base::fail(wrong("a bound value must be a word of its own in a Redis command"));
    return words;
}

bool isRedisRead(std::string_view command) {
    static constexpr std::array<std::string_view, 32> reads{
        "GET", "MGET", "GETRANGE", "STRLEN", "EXISTS", "TYPE", "HGET", "HMGET", "HGETALL", "HEXISTS", "HKEYS", "HVALS", "HLEN", "SMEMBERS", "SISMEMBER", "SMISMEMBER",
        "SCARD", "SINTER", "SUNION", "SDIFF", "LRANGE", "LINDEX", "LLEN", "ZRANGE", "ZREVRANGE", "ZSCORE", "ZRANK", "ZCARD", "ZCOUNT", "ZRANGEBYSCORE", "GETBIT", "KEYS"};
    return isOneOf(reads, command);
}

bool changesRedisConnection(std::string_view command) {
    static constexpr std::array<std::string_view, 12> names{"SELECT", "AUTH", "HELLO", "MULTI", "EXEC", "WATCH", "SUBSCRIBE", "PSUBSCRIBE", "MONITOR", "CLIENT", "QUIT", "RESET"};
    return isOneOf(names, command);
}

} // namespace postroom::servers
