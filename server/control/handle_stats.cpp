// SPDX-License-Identifier: Apache-2.0
#include "server/control/handle_stats.h"

#include "server/control/config_service.h"
#include "server/control/daemon_actions.h"
#include "server/control/handle_config.h"
#include "server/control/method_table.h"
#include "server/control/queue_selection.h"
#include "server/control/status_json.h"

#include <algorithm>
#include <map>
#include <mutex>

namespace postroom::control {

namespace {

using events::Counted;
using events::SeriesPoint;

constexpr base::Seconds day{86'400}, week{7 * 86'400}, hour{3600}, rateWindow{300};
constexpr base::Seconds queueLook{10};        ///< the queue is gone through at most that often
constexpr std::size_t mostWalked = 50'000;    ///< messages of the queue looked at for its causes
constexpr std::size_t mostCauses = 20;
constexpr std::int64_t mostBuckets = 1440;

base::Json pointJson(const SeriesPoint& point) {
    base::Json json = base::Json::object();
    for (std::size_t i = 0; i < point.counts.size(); ++i)
        json.set(events::countedNames[i], point.counts[i]);
    json.set("rejected", point.rejections());
    return json;
}

base::Json rateJson(SeriesPoint point) {
    base::Json json = base::Json::object();
    const auto minutes = static_cast<double>(rateWindow.count()) / 60.0;
    for (std::size_t i = 0; i < point.counts.size(); ++i)
        json.set(events::countedNames[i], static_cast<double>(point.counts[i]) / minutes);
    json.set("rejected", static_cast<double>(point.rejections()) / minutes);
    return json;
}

base::Json rejectionsJson(const SeriesPoint& point) {
    std::vector<std::pair<std::int64_t, const catalogue::RefusalClassRow*>> sorted;
    for (const auto& row : catalogue::refusalClasses())
        if (const std::int64_t count = point.rejected[static_cast<std::size_t>(row.value)]; count > 0)
            sorted.emplace_back(count, &row);
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    base::Json list = base::Json::array();
    for (const auto& [count, row] : sorted)
        list.append(base::Json::object({{"class", row->name}, {"title", row->title}, {"help", row->help}, {"count", count},
                                        {"query", "status:rejected reason:" + std::string(row->name)}}));
    return list;
}

/// The queue's figures, kept for some seconds.
class QueueDigest {
public:
    explicit QueueDigest(queue::QueueView& view) : m_view(view) {}
    base::Json get(const base::Clock& clock) {
        const std::lock_guard lock(m_mutex); // whoever comes meanwhile waits for the same answer
        if (m_json.isNull() || clock.steady() - m_made >= queueLook) {
            m_json = make(clock.now());
            m_made = clock.steady();
        }
        return m_json;
    }

private:
    struct Cause {
        std::int64_t messages = 0, recipients = 0, oldest = 0;
        std::string sample;
        bool held = false;
    };
    base::Json make(base::Time now) {
        std::map<std::string, Cause> causes;
        base::Json oldest;
        std::int64_t messages = 0, recipients = 0, held = 0;
        (void)forEachMatch(m_view, {}, [&](const queue::ListedMessage& message) {
            const std::int64_t received = base::toEpochMicros(message.received);
            if (oldest.isNull())
                oldest = base::Json::object({{"id", message.id.text()}, {"received", received}, {"sender", message.sender}});
            ++messages;
            recipients += message.recipientCount;
            held += message.held ? 1 : 0;
            std::map<std::string, std::int64_t> ofMessage;
            if (message.held)
                ofMessage["on hold: " + message.reason] = message.recipientCount;
            else
                for (const auto& recipient : message.recipients)
                    ++ofMessage[recipient.reason.empty() ? "not tried yet" : recipient.reason];
            for (const auto& [text, count] : ofMessage) {
                Cause& cause = causes[text];
                if (cause.messages++ == 0) {
                    cause.sample = message.id.string();
                    cause.oldest = received;
                    cause.held = message.held;
                }
                cause.recipients += count;
            }
            return static_cast<std::size_t>(messages) < mostWalked;
        });
        std::vector<std::pair<std::string, Cause>> sorted(causes.begin(), causes.end());
        std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second.recipients > b.second.recipients; });
        sorted.resize(std::min(sorted.size(), mostCauses));
        base::Json byCause = base::Json::array();
        for (const auto& [text, cause] : sorted)
            byCause.append(base::Json::object({{"cause", text}, {"messages", cause.messages}, {"recipients", cause.recipients}, {"oldest", cause.oldest},
                                               {"sample", cause.sample}, {"held", cause.held}}));
        return base::Json::object({{"messages", messages}, {"recipients", recipients}, {"held", held}, {"oldest", std::move(oldest)},
                                   {"by_cause", std::move(byCause)}, {"counted", base::toEpochMicros(now)},
                                   {"partial", static_cast<std::size_t>(messages) >= mostWalked}});
    }
    queue::QueueView& m_view;
    std::mutex m_mutex;
    base::Json m_json;
    base::Steady m_made{};
};

base::Json ledgerJson(const std::optional<LedgerState>& ledger) {
    if (!ledger)
        return base::Json::object({{"known", false}, {"balanced", true}, {"sentence", "The books have not been looked at since the start; that happens every minute."}});
    return base::Json::object({{"known", true}, {"balanced", ledger->balanced}, {"sentence", ledger->sentence}, {"checked", base::toEpochMicros(ledger->checked)}});
}

std::string sentenceOf(const DaemonStatus& status, const SeriesPoint& recent) {
    const auto grave = std::find_if(status.alarms.begin(), status.alarms.end(), [](const Alarm& alarm) { return alarm.grave; });
    if (grave != status.alarms.end())
        return "Mail does not flow as it should: " + grave->sentence;
    const std::string figures = recent.of(Counted::received) + recent.of(Counted::delivered) + recent.rejections() == 0
                                    ? "nothing came and nothing went in the last five minutes."
                                    : "in the last five minutes " + std::to_string(recent.of(Counted::accepted)) + " messages were accepted, " +
                                          std::to_string(recent.of(Counted::delivered)) + " recipients delivered, " + std::to_string(recent.rejections()) + " refused.";
    return (status.alarms.empty() ? "Mail flows: " : "Mail flows, with a warning: ") + figures;
}

base::Json overview(const StatsServices& services, QueueDigest& queue) {
    const base::Time now = services.clock.now();
    const DaemonStatus status = services.daemon.status();
    base::Json all = statusJson(status);
    const SeriesPoint recent = services.series.total(now, rateWindow);
    const SeriesPoint lastDay = services.series.total(now, day);
    std::int64_t connections = 0;
    for (const auto& [name, value] : status.counters)
        if (name == "connections")
            connections = value;
    return base::Json::object({{"time", base::toEpochMicros(now)},
                               {"sentence", sentenceOf(status, recent)},
                               {"flowing", std::none_of(status.alarms.begin(), status.alarms.end(), [](const Alarm& alarm) { return alarm.grave; })},
                               {"rates", rateJson(recent)},
                               {"last_hour", pointJson(services.series.total(now, hour))},
                               {"last_day", pointJson(lastDay)},
                               {"rejections", rejectionsJson(lastDay)},
                               {"queue", queue.get(services.clock)},
                               {"disks", all["disks"]},
                               {"certificates", all["certificates"]},
                               {"listeners", all["listeners"]},
                               {"connections", connections},
                               {"revision", revisionJson(services.config.running())},
                               {"ledger", ledgerJson(status.ledger)},
                               {"alarms", all["alarms"]}});
}

base::Json bucketJson(const events::SeriesBucket& bucket) {
    base::Json json = base::Json::object({{"from", base::toEpochMicros(bucket.from)}, {"until", base::toEpochMicros(bucket.until)}});
    for (std::size_t i = 0; i < bucket.point.counts.size(); ++i)
        if (bucket.point.counts[i] != 0)
            json.set(events::countedNames[i], bucket.point.counts[i]);
    if (const std::int64_t rejected = bucket.point.rejections(); rejected != 0) {
        json.set("rejected", rejected);
        base::Json classes = base::Json::object();
        for (const auto& row : catalogue::refusalClasses())
            if (const std::int64_t count = bucket.point.rejected[static_cast<std::size_t>(row.value)]; count != 0)
                classes.set(row.name, count);
        json.set("rejected_by", std::move(classes));
    }
    // Both ends of a query are part of it.
    json.set("query", "after:@" + std::to_string(base::toEpochMicros(bucket.from)) + " before:@" + std::to_string(base::toEpochMicros(bucket.until) - 1));
    return json;
}

Answer series(const StatsServices& services, const Call& call) {
    const base::Seconds window{call.params["window"].toInteger(day.count())};
    const base::Seconds step{call.params["step"].toInteger(window > day ? hour.count() : 600)};
    if (window < base::Seconds(60) || window > week)
        return refuseField("window", "is from 60 to 604800 seconds");
    if (step < base::Seconds(60) || step > day || step.count() % 60 != 0)
        return refuseField("step", "is whole minutes, up to a day");
    if (window > day && step.count() % hour.count() != 0)
        return refuseField("step", "is whole hours when the window is longer than a day: minutes are kept for a day");
    if ((window.count() + step.count() - 1) / step.count() > mostBuckets)
        return refuseField("step", "gives more than 1440 buckets");
    base::Json buckets = base::Json::array();
    for (const events::SeriesBucket& bucket : services.series.buckets(services.clock.now(), window, step))
        buckets.append(bucketJson(bucket));
    return base::Json::object({{"step", step.count()},
                               {"counted_since", base::toEpochMicros(services.series.since())},
                               {"queries", base::Json::object({{"accepted", "status:accepted"}, {"delivered", "status:delivered"}, {"deferred", "status:queued"},
                                                               {"bounced", "status:bounced"}, {"discarded", "status:discarded"}, {"rejected", "status:rejected"}})},
                               {"buckets", std::move(buckets)}});
}

} // namespace

void addStatsMethods(MethodTable& table, StatsServices services) {
    const auto queue = std::make_shared<QueueDigest>(services.queue);
    table.add("stats.overview", Pace::slow, Effect::reads, [services, queue](const Call&) -> Answer { return overview(services, *queue); });
    table.add("stats.series", Pace::slow, Effect::reads, [services](const Call& call) { return series(services, call); });
}

} // namespace postroom::control
