// SPDX-License-Identifier: Apache-2.0
// What every command of postroomctl has at hand: where it prints, what it reads, how it reaches the server.
#pragma once

#include "server/ctl/client.h"
#include "server/ctl/exit_code.h"
#include "server/ctl/output.h"
#include "shared/base/clock.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace postroom::ctl {

/// The standard socket of an installed server.
inline constexpr std::string_view standardSocket = "/run/postroom/control.sock";

struct Context {
    Output& out;
    Output& err;
    /// One line of standard input with its line end; nothing at the end.
    std::function<std::optional<std::string>()> readLine;
    /// All the rest of standard input.
    std::function<std::string()> readAll;
    const base::Clock& clock;
    bool inputIsTerminal = false;

    std::string socket; ///< --socket, $POSTROOM_SOCKET or the standard one
    bool json = false;  ///< --json

    /// Connects. On failure the sentence was printed and the code is the error.
    tl::expected<Client, ExitCode> connect();
    /// The daemon, or with a file name `postroomd --evaluate` on that configuration.
    tl::expected<Client, ExitCode> connectOrEvaluate(const std::string& configFile);
    /// Calls; on failure the error and its findings were printed.
    tl::expected<base::Json, ExitCode> ask(Client& client, std::string_view method, base::Json params = base::Json::object());
    /// Prints "postroomctl: MESSAGE", detail and findings (as JSON with --json), and gives the exit code.
    ExitCode report(const wire::WireError& error);
    ExitCode report(ExitCode code, std::string_view message);
    /// Prints a reply as JSON for programs.
    int printJson(const base::Json& json);
    /// Asks "QUESTION [y/N]" on the terminal; without a terminal the answer is no.
    bool confirmed(const std::string& question);
    /// The contents of a file, or of standard input for "-". On failure the sentence was printed.
    tl::expected<std::string, ExitCode> readFile(const std::string& path);
};

} // namespace postroom::ctl
