// SPDX-License-Identifier: Apache-2.0
#include "server/platform/events/record_line.h"

#include <cstdio>
#include <ctime>

namespace postroom::events {

namespace {

std::string utcTime(base::Time time) {
    const std::time_t seconds = base::toEpochSeconds(time);
    const auto micros = base::toEpochMicros(time) - base::toEpochMicros(base::Time(std::chrono::seconds(seconds)));
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    char out[48];
    const std::size_t length = std::strftime(out, sizeof out, "%Y-%m-%dT%H:%M:%S", &parts);
    std::snprintf(out + length, sizeof out - length, ".%06ldZ", static_cast<long>(micros));
    return out;
}

} // namespace

base::Json recordJson(std::uint64_t sequence, const Event& event) {
    base::Json::Object members;
    members.reserve(event.fields.size() + 6);
    members.emplace_back("time", utcTime(event.time));
    members.emplace_back("event", event.name);
    members.emplace_back("sequence", sequence);
    if (!event.message.empty())
        members.emplace_back("message", event.message.text());
    if (event.revision)
        members.emplace_back("revision", event.revision.value);
    if (event.connection != 0)
        members.emplace_back("connection", event.connection);
    for (const auto& [name, value] : event.fields)
        members.emplace_back(std::string(name), value);
    return base::Json(std::move(members));
}

std::string recordLine(std::uint64_t sequence, const Event& event) { return recordJson(sequence, event).text(); }

} // namespace postroom::events
