// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/process.h"

#include "tests/support/test_main.h"

using namespace postroom;
using namespace std::chrono_literals;

namespace {
io::ProcessRequest shell(std::string script) {
    io::ProcessRequest request;
    request.arguments = {"/bin/sh", "-c", std::move(script)};
    request.environment = {"NAME=value"};
    return request;
}
} // namespace

class ProcessTest : public QObject {
    Q_OBJECT
private slots:
    void givesInputAndTakesBothOutputs() {
        auto request = shell("cat; echo problem >&2; exit 7");
        request.input = "hello";
        const auto result = io::runProcess(request, io::Deadline::in(10s));
        QVERIFY(result);
        QCOMPARE(result->exitCode, 7);
        QCOMPARE(result->output, std::string("hello"));
        QCOMPARE(result->errors, std::string("problem\n"));
    }
    void hasOnlyTheEnvironmentItWasGiven() {
        const auto result = io::runProcess(shell("echo $NAME-$HOME-$USER"), io::Deadline::in(10s));
        QCOMPARE(result->output, std::string("value--\n"));
    }
    void killsTheWholeGroupAtTheDeadline() {
        const auto began = std::chrono::steady_clock::now();
        const auto result = io::runProcess(shell("sleep 60 & sleep 60; true"), io::Deadline::in(200ms));
        QCOMPARE(result.error().kind, base::ErrorKind::timeout);
        QVERIFY(std::chrono::steady_clock::now() - began < 10s);
    }
    void cutsTheOutputAndSaysSo() {
        auto request = shell("head -c 100000 /dev/zero");
        request.outputLimit = 1000;
        const auto result = io::runProcess(request, io::Deadline::in(10s));
        QCOMPARE(result->output.size(), std::size_t(1000));
        QVERIFY(result->outputCut);
    }
    void survivesAProgramThatDoesNotReadItsInput() {
        auto request = shell("exec <&-; exit 3");
        const std::string large(1 << 20, 'x');
        request.input = large;
        const auto result = io::runProcess(request, io::Deadline::in(10s));
        QCOMPARE(result->exitCode, 3);
        QVERIFY(result->inputRefused);
    }
    void feedsFromASource() {
        auto request = shell("wc -c");
        int pieces = 0;
        const std::string piece(1000, 'x');
        request.inputSource = [&] { return pieces++ < 300 ? std::string_view(piece) : std::string_view(); };
        QCOMPARE(io::runProcess(request, io::Deadline::in(10s))->output, std::string("300000\n"));
    }
    void reportsTheSignal() {
        const auto result = io::runProcess(shell("kill -9 $$"), io::Deadline::in(10s));
        QCOMPARE(result->signal, 9);
        QCOMPARE(result->exitCode, 137);
    }
    void saysThatAProgramDoesNotExist() {
        io::ProcessRequest request;
        request.arguments = {"/nonexistent/program"};
        const auto result = io::runProcess(request, io::Deadline::in(10s));
        QCOMPARE(result.error().kind, base::ErrorKind::notFound);
    }
    void mergesErrorsInOrder() {
        auto request = shell("echo a; echo b >&2; echo c");
        request.mergeErrors = true;
        QCOMPARE(io::runProcess(request, io::Deadline::in(10s))->output, std::string("a\nb\nc\n"));
    }
};

POSTROOM_TEST(ProcessTest)
#include "process_test.moc"
