// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/support/demo_series.h"

#include <cmath>

namespace postroom::console {

namespace {

constexpr double pi = 3.14159265358979;

/// Little at night, two humps by day, a third of it at weekends.
double rate(std::int64_t micros) {
    const double hour = std::fmod(static_cast<double>(micros) / 3.6e9, 24.0);
    const auto day = micros / 86'400'000'000 % 7; // 1970-01-01 was a Thursday
    const double hump = std::exp(-std::pow(hour - 10, 2) / 6) + 0.8 * std::exp(-std::pow(hour - 15, 2) / 5);
    return (0.08 + hump) * (day == 2 || day == 3 ? 0.3 : 1.0);
}

base::Json filled(const base::Json& series) {
    const double step = static_cast<double>(series["step"].toInteger()) / 600;
    base::Json buckets = base::Json::array();
    int number = 0;
    for (base::Json bucket : series["buckets"].items()) {
        const double wave = 1 + 0.15 * std::sin(number * 2.1) + 0.1 * std::sin(number * pi / 5.3);
        const double accepted = 90 * step * rate(bucket["from"].toInteger()) * wave;
        bucket.set("accepted", std::lround(accepted));
        bucket.set("delivered", std::lround(accepted * (number % 17 == 9 ? 0.7 : 0.93)));
        bucket.set("rejected", std::lround(step * (14 + 9 * std::sin(number * 0.7)) * (number % 41 == 30 ? 4 : 1)));
        bucket.set("deferred", std::lround(accepted * (number % 17 == 9 ? 0.25 : 0.03)));
        buckets.append(std::move(bucket));
        ++number;
    }
    base::Json result = series;
    result.set("buckets", std::move(buckets));
    return result;
}

} // namespace

void useDemoSeries(FakeDaemon& daemon) {
    daemon.answer("stats.series", [&daemon](const base::Json& params) -> Answer {
        auto recorded = daemon.recordings().find("stats.series", params);
        if (!recorded || !*recorded)
            return tl::unexpected(wire::plainError(base::ErrorKind::internal, "stats.series is not recorded"));
        return filled(**recorded);
    });
    daemon.answer("stats.overview", [&daemon](const base::Json& params) -> Answer {
        auto recorded = daemon.recordings().find("stats.overview", params);
        if (!recorded || !*recorded)
            return tl::unexpected(wire::plainError(base::ErrorKind::internal, "stats.overview is not recorded"));
        base::Json overview = **recorded;
        overview.set("last_hour", base::Json::object({{"received", 431}, {"accepted", 402}, {"delivered", 377}, {"rejected", 96}, {"deferred", 12}, {"bounced", 3}}));
        overview.set("rates", base::Json::object({{"received", 7.4}, {"accepted", 6.8}, {"delivered", 6.4}, {"rejected", 1.6}, {"deferred", 0.2}, {"connections", 7.0}}));
        overview.set("connections", 4);
        return overview;
    });
}

void emitDemoEvents(FakeDaemon& daemon) {
    const auto object = [](std::initializer_list<base::Json::Member> fields) { return base::Json::object(fields); };
    for (int i = 0; i < 6; ++i) {
        const std::string number = std::to_string(i), message = "1tEBn" + number + "-000000Abcd" + number + "-0Xyz";
        daemon.emitEvent("connection.opened", object({{"client", "203.0.113." + number}, {"client_port", 40112 + i}, {"listener", "mx"}}));
        if (i == 3) {
            daemon.emitEvent("recipient.refused", object({{"client", "203.0.113.3"}, {"sender", "deal@offers.example"}, {"recipient", "anna@postroom.test"}, {"reason", "listed by a blocklist"},
                                                            {"reply", "550 5.7.1 mail from 203.0.113.3 is not taken here"}}));
            daemon.emitEvent("connection.closed", object({{"client", "203.0.113.3"}, {"how", "quit"}, {"messages", 0}}));
            continue;
        }
        daemon.emitEvent("message.accepted", object({{"sender", "maria@partner.example"}, {"recipients", 1}, {"size", 2048 + 700 * i}}), message);
        if (i == 4)
            daemon.setFaults("event_gap");
        daemon.emitEvent(i == 2 ? "delivery.deferred" : "delivery.done",
                         object({{"recipient", "anna@postroom.test"}, {"router", "local_users"}, {"transport", "local_delivery"}, {"reason", i == 2 ? "the mailbox is locked" : ""}}), message);
        if (i != 2)
            daemon.emitEvent("message.completed", object({{"age", 1}, {"delivered", 1}, {"failed", 0}}), message);
    }
    daemon.emitEvent("host.down", object({{"host", "mx.far.example 198.51.100.7"}, {"error", "timeout_connect"}, {"reason", "connection timed out"}}));
    daemon.emitEvent("connection.refused", object({{"client", "203.0.113.9"}, {"listener", "mx"}, {"reason", "too many connections from one host (smtp_accept_max_per_host)"}}));
}

} // namespace postroom::console
