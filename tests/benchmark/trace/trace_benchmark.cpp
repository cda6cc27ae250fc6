// SPDX-License-Identifier: Apache-2.0
// trace_benchmark FOLDER [make|measure] [RECIPIENTS] [DAYS]: `make` writes an event store (see event_generator.h),
// `measure` asks it every kind of question of the query line and prints how long the first window took, and what it took
// to search to the end. Without a word it does both.
#include "server/control/trace_search.h"
#include "server/platform/events/bus.h"
#include "tests/benchmark/trace/event_generator.h"

#include <cstdio>
#include <filesystem>

using namespace postroom;

namespace {

double since(std::chrono::steady_clock::time_point begin) { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count(); }

struct Longest {
    double first = 0, later = 0;
};

void ask(store::EventStore& events, base::Time now, const std::string& line, Longest& longest) {
    auto wanted = control::readTraceSearch(line, now);
    if (!wanted)
        return static_cast<void>(std::printf("  %-58s %s\n", line.c_str(), wanted.error().message.c_str()));
    const auto begin = std::chrono::steady_clock::now();
    double slowest = 0, first = 0;
    std::size_t windows = 0, rows = 0;
    bool enough = false;
    while (!enough) {
        const auto start = std::chrono::steady_clock::now();
        const auto window = events.search(wanted->query);
        const double took = since(start);
        if (!window)
            return static_cast<void>(std::printf("  %-58s %s\n", line.c_str(), window.error().text().c_str()));
        ++windows;
        rows += window->rows.size();
        (windows == 1 ? first : slowest) = std::max(windows == 1 ? first : slowest, took);
        enough = !window->more || rows >= 100;
        wanted->query.after = window->more;
    }
    longest.first = std::max(longest.first, first);
    longest.later = std::max(longest.later, slowest);
    std::printf("  %-58s %7.1f ms first window; %4zu rows after %2zu windows, %7.1f ms\n", line.c_str(), first, rows, windows, since(begin));
}

int measure(const std::string& folder, base::Time now, int days) {
    events::Bus bus;
    base::FakeClock clock(now);
    const auto store = store::EventStore::start({folder}, clock, bus);
    const std::string week = days > 1 ? " after:8d" : "";
    Longest longest;
    for (const char* line :
         {"", "to:user77@d37.local.example", "to:user77@", "to:nobody@nowhere.example", "from:invoice.7@sender77.example", "from:sender77.", "from:<>", "status:rejected",
          "status:delivered", "status:bounced", "status:held", "status:queued to:user77@", "reason:greylisted", "reason:blocklist", "reason:nowhere-said", "subject:\"invoice offer\"",
          "subject:\"no such subject\"", "ip:12.34", "ip:203.0.113.200", "ip:mx33.local", "msgid:<11@nowhere>", "msgid:0000aa-00000000000-0000", "user77", "\"question photos 4711\"", "@sender77.example",
          "zzz-no-such-text", "-status:delivered", "-from:sender -to:local", "-reason:250 -status:rejected subject:holiday", "status:rejected zzz-no-such-text",
          "to:user77@d37.local.example zzz-no-such-text", "before:20h", "before:20h zzz-no-such-text", "after:2h before:1h status:bounced", "after:1m"})
        ask(*store, now, line + week, longest);
    std::printf("longest first window: %.1f ms; longest of the following: %.1f ms\n", longest.first, longest.later);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2)
        return std::puts("usage: trace_benchmark FOLDER [make|measure] [RECIPIENTS] [DAYS]"), 64;
    const std::string folder = argv[1];
    const std::string mode = argc > 2 ? argv[2] : "both";
    benchmark::GeneratedStore wanted;
    wanted.folder = folder;
    wanted.recipients = argc > 3 ? std::atoll(argv[3]) : 1'000'000;
    wanted.days = argc > 4 ? std::atoi(argv[4]) : 1;
    // The newest row comes late in the day, so that the last 24 hours hold nearly all of a store of one day.
    wanted.until = base::Time(std::chrono::days(20'000)) + std::chrono::hours(23) + std::chrono::minutes(50);
    if (mode != "measure") {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        const auto begin = std::chrono::steady_clock::now();
        if (auto made = benchmark::generateEvents(wanted); !made)
            return std::fprintf(stderr, "%s\n", made.error().text().c_str()), 1;
        std::printf("%lld recipients in %d day(s) written in %.1f s\n", static_cast<long long>(wanted.recipients), wanted.days, since(begin) / 1000);
    }
    return mode == "make" ? 0 : measure(folder, wanted.until + std::chrono::minutes(1), wanted.days);
}
