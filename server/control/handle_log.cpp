// SPDX-License-Identifier: Apache-2.0
// log.read: the event store's records as log lines. Works over messages, newest window first; the lines of a window are
// in order of time.
#include "server/control/handle_trace.h"
#include "server/control/event_mask.h"
#include "server/control/history_text.h"
#include "server/control/method_table.h"

#include <algorithm>
#include <set>

namespace postroom::control {

namespace {

constexpr std::int64_t mostLines = 5000;

struct LogWindow {
    std::vector<LogLine> lines;
    std::vector<std::pair<base::Time, base::Json>> records;
};

void add(LogWindow& window, const store::MessageHistory& history, bool json) {
    if (!json) {
        auto lines = classicLines(history);
        window.lines.insert(window.lines.end(), std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()));
    } else if (!history.recipients.empty()) {
        window.records.emplace_back(history.recipients.front().time, historyJson(history));
    }
}

/// Gathers the messages of the window; the key to go on from. A message whose recipients lie in two windows is in the
/// first of them.
tl::expected<base::Json, wire::WireError> gather(const TraceServices& services, store::SearchQuery query, bool json, LogWindow& window) {
    const std::size_t limit = query.limit;
    std::set<std::string> seen;
    for (;;) {
        query.limit = std::min<std::size_t>(limit, 500);
        const auto rows = services.store.search(query);
        if (!rows)
            return refuse(rows.error());
        const auto histories = services.store.histories(rows->rows);
        if (!histories)
            return refuse(histories.error());
        for (const auto& history : *histories) {
            if (history.recipients.empty())
                continue;
            const std::string id = history.recipients.front().message.string();
            if (id.empty() || seen.insert(id).second)
                add(window, history, json);
        }
        if (!rows->more)
            return base::Json();
        if (window.lines.size() + window.records.size() >= limit)
            return base::Json(rows->more->text());
        query.after = rows->more;
    }
}

Answer readLog(const TraceServices& services, const Call& call) {
    const std::string format = call.params["format"].toString("classic");
    if (format != "classic" && format != "json")
        return refuseField("format", "is classic or json");
    store::SearchQuery query;
    if (call.params["since"].isInteger())
        query.from = base::fromEpochMicros(call.params["since"].toInteger());
    if (call.params["until"].isInteger())
        query.until = base::fromEpochMicros(call.params["until"].toInteger());
    if (!call.params["message"].toStringView().empty()) {
        const auto id = base::MessageId::fromText(call.params["message"].toStringView());
        if (!id)
            return refuseField("message", "is no message id");
        query.message = *id;
    }
    if (!call.params["after"].toStringView().empty())
        query.after = store::SearchKey::fromText(call.params["after"].toStringView());
    query.limit = static_cast<std::size_t>(std::clamp<std::int64_t>(call.params["limit"].toInteger(1000), 1, mostLines));
    LogWindow window;
    auto next = gather(services, query, format == "json", window);
    if (!next)
        return refuse(next.error());
    std::stable_sort(window.lines.begin(), window.lines.end(), [](const LogLine& a, const LogLine& b) { return a.time < b.time; });
    std::stable_sort(window.records.begin(), window.records.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    base::Json lines = base::Json::array();
    for (auto& line : window.lines)
        lines.append(std::move(line.text));
    for (auto& [time, record] : window.records)
        lines.append(masked(std::move(record), call.identity.role));
    return base::Json::object({{"lines", std::move(lines)}, {"next", std::move(*next)}});
}

} // namespace

void addLogMethods(MethodTable& table, TraceServices services) {
    table.add("log.read", Pace::slow, Effect::reads, [services](const Call& call) { return readLog(services, call); });
}

} // namespace postroom::control
