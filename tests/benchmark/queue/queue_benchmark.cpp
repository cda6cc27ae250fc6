// SPDX-License-Identifier: Apache-2.0
// Measures the queue alone: queue_benchmark FOLDER [accept|relay|load] [PRODUCERS] [SECONDS] [BODY BYTES].
// accept: producers accept messages; relay: as many deliverers settle them; load: 20,000 queued, then a restart.
// Prints messages a second and CPU microseconds a message, of the whole process.
#include "server/platform/events/bus.h"
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
    events::Bus bus;
    QueueSettings settings;
    settings.file = folder + "/queue.db";
    settings.spoolDirectory = folder + "/spool";
    auto queue = MailQueue::open(settings, base::systemClock(), bus);
    if (!queue)
        return std::fprintf(stderr, "%s\n", queue.error().text().c_str()), 1;
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
                message.deliverNow = mode == "relay";
                if (!(*queue)->accept(std::move(message)))
                    std::abort();
                if (++accepted >= 20'000 && load)
                    over = true;
            }
        });
    if (mode == "relay")
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
