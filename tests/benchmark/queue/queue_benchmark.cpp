// SPDX-License-Identifier: Apache-2.0
// Measures the queue alone: queue_benchmark FOLDER [accept|relay|load|search] [PRODUCERS] [SECONDS] [BODY BYTES].
// accept: producers accept messages; relay: as many deliverers settle them; accept+ and relay+ record events and traces
// too; load: 20,000 queued, then a restart; search: 1,000,000 recipients in the event store (SECONDS days of them).
// Prints messages a second and CPU microseconds a message, of the whole process.
#include "server/platform/events/bus.h"
#include "server/platform/store/event_store.h"
#include "server/queue/mail_queue.h"

#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <thread>

using namespace postroom;
using namespace postroom::queue;

namespace {

double cpuMicroseconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6 + static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

long residentKiB() {
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word)
        if (word == "VmRSS:") {
            long value = 0;
            status >> value;
            return value;
        }
    return 0;
}

IncomingMessage makeMessage(MailQueue& queue, base::MessageIdSource& ids, const std::string& body, int producer) {
    IncomingMessage message;
    message.id = ids.next();
    message.envelope.sender = "sender" + std::to_string(producer) + "@load.example";
    message.envelope.recipients.push_back({"rcpt@d" + std::to_string(producer) + ".example", "", {}, ""});
    message.headers = std::string("Received: from x by y\r\nSubject: a message of the benchmark\r\n") + "From: a@b\r\nTo: c@d\r\nMessage-ID: <x@y>\r\n";
    auto writer = queue.newBody(message.id);
    if (!writer->write(body))
        std::abort();
    message.body = *writer->finish();
    message.reception.time = base::systemClock().now();
    message.reception.completed = message.reception.time;
    message.reception.protocol = "esmtp";
    message.reception.hostAddress = "127.0.0.1";
    message.reception.helo = "load.example";
    message.reception.listener = "mx";
    return message;
}

int search(const std::string& folder, int days) {
    store::EventStoreSettings settings;
    settings.directory = folder;
    settings.queueLimit = 2'000'000;
    settings.queueBytes = 1U << 30U;
    events::Bus bus;
    base::FakeClock clock;
    const auto events = store::EventStore::start(settings, clock, bus);
    base::MessageIdSource ids(clock, 1);
    constexpr int total = 1'000'000;
    const double cpu = cpuMicroseconds();
    for (int i = 0; i < total; ++i) {
        store::MessageRecord record;
        clock.advance(std::chrono::microseconds(86'400'000'000LL * days / total));
        record.time = clock.now();
        record.message = ids.next();
        record.sender = "sender" + std::to_string(i % 5000) + "@s" + std::to_string(i % 700) + ".example";
        record.client = "192.0.2." + std::to_string(i % 250);
        record.subject = "Subject number " + std::to_string(i);
        record.size = 2000;
        record.trace = std::string(1000, 't');
        record.facts = "{\"helo\":\"mail.example\",\"protocol\":\"esmtps\"}";
        record.recipients.push_back({0, "user" + std::to_string(i % 20'000) + "@d" + std::to_string(i % 300) + ".example", store::MailOutcome::queued});
        events->record(std::move(record));
        if (i % 10'000 == 9'999)
            events->flush(std::chrono::seconds(60));
    }
    std::printf("search: %d records, %.1f us CPU a record, %llu lost\n", total, (cpuMicroseconds() - cpu) / total, static_cast<unsigned long long>(events->lost()));
    const auto ask = [&](const char* what, store::SearchQuery query) {
        const auto begin = std::chrono::steady_clock::now();
        const auto window = events->search(query);
        const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
        std::printf("  %-28s %7.1f ms, %zu rows%s\n", what, ms, window->rows.size(), window->incomplete ? ", to be continued" : "");
    };
    ask("newest", {});
    ask("a recipient", {.recipient = "user77@d77.example"});
    ask("part of a recipient", {.recipient = "@d77."});
    ask("a sender", {.sender = "sender77@s77.example"});
    ask("text found", {.text = "number 999"});
    ask("text that is nowhere", {.text = "no such text"});
    ask("... with patience", {.text = "no such text", .patience = std::chrono::seconds(30)});
    ask("refused", {.outcomes = {store::MailOutcome::refused}});
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2)
        return std::puts("usage: queue_benchmark FOLDER [accept|relay|load] [PRODUCERS] [SECONDS] [BODY BYTES]"), 64;
    const std::string folder = argv[1];
    const std::string mode = argc > 2 ? argv[2] : "accept";
    const int producers = argc > 3 ? std::atoi(argv[3]) : 10;
    const int seconds = argc > 4 ? std::atoi(argv[4]) : 3;
    const std::string body(argc > 5 ? static_cast<std::size_t>(std::atoi(argv[5])) : 2048, 'x');
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    if (mode == "search")
        return search(folder, argc > 4 ? seconds : 1);
    events::Bus bus;
    QueueSettings settings;
    settings.file = folder + "/queue.db";
    settings.spoolDirectory = folder + "/spool";
    auto queue = MailQueue::open(settings, base::systemClock(), bus);
    if (!queue)
        return std::fprintf(stderr, "%s\n", queue.error().text().c_str()), 1;
    const bool recording = mode.ends_with('+');
    const bool relay = mode.starts_with("relay");
    std::unique_ptr<store::EventStore> records;
    if (recording) {
        store::EventStoreSettings at;
        at.directory = folder;
        records = store::EventStore::start(at, base::systemClock(), bus);
        (*queue)->recordTo(*records);
    }
    base::MessageIdSource ids(base::systemClock(), static_cast<std::uint64_t>(::getpid()));
    std::atomic<long> accepted{0}, settled{0};
    std::atomic<bool> over{false};
    const bool load = mode == "load";
    const double cpu = cpuMicroseconds();
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::thread> threads;
    for (int p = 0; p < producers; ++p)
        threads.emplace_back([&, p] {
            while (!over) {
                IncomingMessage message = makeMessage(**queue, ids, body, p);
                message.deliverNow = relay;
                if (recording)
                    message.packedTrace.assign(1000, 't');
                if (!(*queue)->accept(std::move(message)))
                    std::abort();
                if (++accepted >= 20'000 && load)
                    over = true;
            }
        });
    if (relay)
        for (int p = 0; p < producers; ++p)
            threads.emplace_back([&] {
                while (const auto job = (*queue)->nextJob()) {
                    if (!(*queue)->load(*job))
                        std::abort();
                    RecipientOutcome outcome;
                    outcome.kind = RecipientOutcome::Kind::delivered;
                    if (!(*queue)->settle(*job, {outcome}, {}))
                        std::abort();
                    ++settled;
                }
            });
    if (!load) {
        std::this_thread::sleep_for(std::chrono::seconds(seconds));
        over = true;
        (*queue)->stop();
    }
    for (std::thread& thread : threads)
        thread.join();
    const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const double used = cpuMicroseconds() - cpu;
    const auto figures = (*queue)->core().committer->figures();
    std::printf("%s: %ld accepted, %ld settled, %.0f accepted/s, %.1f us CPU a message, %.1f pieces a commit\n", mode.c_str(), accepted.load(), settled.load(),
                static_cast<double>(accepted) / took, used / static_cast<double>(accepted), static_cast<double>(figures.pieces) / static_cast<double>(figures.batches));
    if (load) {
        queue->reset();
        const long before = residentKiB();
        const auto begin = std::chrono::steady_clock::now();
        queue = MailQueue::open(settings, base::systemClock(), bus);
        const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
        std::printf("load: %zu messages ready after %.1f ms, resident %ld KiB (before: %ld)\n", (*queue)->size(), ms, residentKiB(), before);
    }
    return 0;
}
