// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window blocks while a thousand events a second come into the live tail, and how long it takes from the
// start of the program to a window that shows its overview and takes keys. Offscreen, on the fake daemon.
//
//     postroom-console-benchmark [SECONDS]
//
// A timer of one millisecond runs in the thread of the window: the longest pause between two of its calls is the longest
// time in which no key would have been answered. Making the events counts too, in the same thread.
#include "console/pages/page_registry.h"
#include "tests/console/support/console_fixture.h"
#include "tests/console/support/demo_series.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace postroom;
using namespace postroom::console;

namespace {

constexpr int perSecond = 1000;

void emitOne(FakeDaemon& daemon, int number) {
    daemon.emitEvent("delivery.done",
                     base::Json::object({{"recipient", "user" + std::to_string(number) + "@example.org"}, {"sender", "someone@example.net"}, {"router", "dnslookup"},
                                         {"transport", "remote_smtp"}, {"host", "mx.example.org"}, {"host_address", "203.0.113.9"}, {"reply", "250 2.0.0 OK: queued as 4Tkx"},
                                         {"tls", "TLS1.3:TLS_AES_256_GCM_SHA384:256"}, {"duration_ms", number % 400}, {"size", 20480}}),
                     "1tEBn2-000000Abcd1-0Xyz");
}

struct Blocks {
    std::vector<double> pauses; // milliseconds between two calls
    [[nodiscard]] double longest() const { return pauses.empty() ? 0 : *std::max_element(pauses.begin(), pauses.end()); }
    [[nodiscard]] double part(double share) {
        if (pauses.empty())
            return 0;
        std::sort(pauses.begin(), pauses.end());
        return pauses[static_cast<std::size_t>(share * static_cast<double>(pauses.size() - 1))];
    }
};

/// `each` milliseconds as many events as are due; 0: none, only the window.
Blocks measure(FakeDaemon& daemon, int seconds, int each) {
    Blocks blocks;
    QElapsedTimer clock, sinceLast;
    clock.start();
    sinceLast.start();
    QTimer tick, source;
    tick.setTimerType(Qt::PreciseTimer);
    source.setTimerType(Qt::PreciseTimer);
    QObject::connect(&tick, &QTimer::timeout, [&] {
        blocks.pauses.push_back(static_cast<double>(sinceLast.nsecsElapsed()) / 1e6);
        sinceLast.restart();
    });
    qint64 emitted = 0;
    QObject::connect(&source, &QTimer::timeout, [&] {
        for (const qint64 due = clock.elapsed() * perSecond / 1000; emitted < due; ++emitted)
            emitOne(daemon, static_cast<int>(emitted));
    });
    tick.start(1);
    if (each > 0)
        source.start(each);
    while (clock.elapsed() < seconds * 1000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return blocks;
}

void say(const char* what, Blocks blocks) { std::printf("%-58s longest block %6.1f ms, p99 %5.1f ms\n", what, blocks.longest(), blocks.part(0.99)); }

void measureTail(int seconds) {
    FakeDaemon daemon;
    useDemoSeries(daemon);
    ConsoleFixture console(daemon);
    console.window().resize(1280, 800);
    console.open("events");
    for (int i = 0; i < 12000; ++i) { // the table is at its limit: each insertion also removes
        emitOne(daemon, i);
        if (i % 500 == 0)
            console.settle();
    }
    console.settle();
    say("no events", measure(daemon, std::min(seconds, 5), 0));
    say("1,000 events/s, 10 at a time, at the end of a full table", measure(daemon, seconds, 10));
    say("1,000 events/s, 100 at a time", measure(daemon, seconds, 100));
    console.trigger("events.pause");
    say("1,000 events/s, paused", measure(daemon, std::min(seconds, 5), 10));
    console.trigger("events.pause");
}

/// The child: a window, its overview with figures, every event handled. Then it says so and ends.
int start() {
    FakeDaemon daemon;
    useDemoSeries(daemon);
    ConsoleFixture console(daemon);
    console.settle();
    std::puts("usable");
    std::fflush(stdout);
    std::_Exit(0); // only the start is measured
}

void measureStart(int times) {
    std::vector<double> took;
    for (int i = 0; i < times; ++i) {
        QProcess child;
        QElapsedTimer clock;
        clock.start();
        child.start(QCoreApplication::applicationFilePath(), {"--start"});
        while (child.state() != QProcess::NotRunning && !child.canReadLine() && child.waitForReadyRead(20000)) {
        }
        took.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        if (child.readLine().trimmed() != "usable")
            qFatal("the child did not start");
        child.waitForFinished(5000);
    }
    std::sort(took.begin(), took.end());
    std::printf("start to usable window, %d times                            median %.0f ms, longest %.0f ms\n", times, took[took.size() / 2], took.back());
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("POSTROOM_SOURCE", POSTROOM_SOURCE_FOLDER);
    QApplication qt(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    const QString argument = QApplication::arguments().value(1);
    if (argument == "--start")
        return start();
    measureStart(9);
    measureTail(argument.isEmpty() ? 20 : std::max(1, argument.toInt()));
    return 0;
}
