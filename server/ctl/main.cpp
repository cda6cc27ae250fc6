// SPDX-License-Identifier: Apache-2.0
// postroomctl, and sendmail, mailq, newaliases, runq, rmail by the name it is called with.
#include "server/ctl/program.h"

#include <csignal>
#include <cstdlib>
#include <string>
#include <unistd.h>

using namespace postroom;

namespace {

/// A line of standard input with its line end.
std::optional<std::string> readLine() {
    std::string line;
    for (;;) {
        const int c = std::getc(stdin);
        if (c == EOF)
            return line.empty() ? std::nullopt : std::optional(line);
        line += static_cast<char>(c);
        if (c == '\n')
            return line;
    }
}

std::string readAll() {
    std::string bytes;
    std::string portion(65536, '\0');
    while (const std::size_t count = std::fread(portion.data(), 1, portion.size(), stdin))
        bytes.append(portion, 0, count);
    return bytes;
}

} // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN); // `| head` must not look like a crash
    ctl::Output out(stdout);
    ctl::Output err(stderr);
    ctl::Context context{out, err, readLine, readAll, base::systemClock(), false, {}, false};
    context.inputIsTerminal = ::isatty(STDIN_FILENO) == 1;
    const char* socket = std::getenv("POSTROOM_SOCKET");
    context.socket = socket != nullptr && *socket != '\0' ? socket : std::string(ctl::standardSocket);
    const int code = ctl::runProgram(context, argv[0], std::vector<std::string>(argv + 1, argv + argc));
    out.flush();
    return code;
}
