// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/command_line.h"

#include "server/ctl/exit_code.h"
#include "server/ctl/output.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace postroom::ctl {

namespace {

/// The help of the command that was chosen, under its whole name.
std::string helpOf(const CLI::App& root) {
    const CLI::App* app = &root;
    std::string before;
    for (auto chosen = root.get_subcommands(); !chosen.empty(); chosen = app->get_subcommands()) {
        before += (before.empty() ? "" : " ") + app->get_name();
        app = chosen.front();
    }
    return app->help(before);
}

/// Thrown through CLI11 by the action that ran, to carry its exit code out.
struct Finished {
    int code;
};

} // namespace

Command Command::sub(const std::string& name, const std::string& help) {
    auto* app = m_app->add_subcommand(name, help);
    app->fallthrough(); // --json and --socket may stand anywhere
    return Command(*app);
}

Command& Command::flag(const std::string& names, bool& value, const std::string& help) {
    m_app->add_flag(names, value, help);
    return *this;
}

Command& Command::option(const std::string& names, std::string& value, const std::string& help) {
    m_app->add_option(names, value, help)->type_name("");
    return *this;
}

Command& Command::option(const std::string& names, std::int64_t& value, const std::string& help) {
    m_app->add_option(names, value, help)->type_name("N");
    return *this;
}

Command& Command::option(const std::string& names, std::vector<std::string>& values, const std::string& help) {
    m_app->add_option(names, values, help)->type_name("")->expected(1)->take_all();
    return *this;
}

Command& Command::word(const std::string& name, std::string& value, const std::string& help, Need need) {
    m_app->add_option(name, value, help)->type_name("")->required(need == Need::required);
    return *this;
}

Command& Command::words(const std::string& name, std::vector<std::string>& values, const std::string& help, Need need) {
    m_app->add_option(name, values, help)->type_name("")->required(need == Need::required);
    return *this;
}

Command& Command::does(std::function<int()> action) {
    m_app->final_callback([action = std::move(action)] { throw Finished{action()}; });
    return *this;
}

Command& Command::keeping(std::shared_ptr<void> options) {
    m_app->preparse_callback([options = std::move(options)](std::size_t) {}); // owned by the callback
    return *this;
}

CommandLine::CommandLine(const std::string& program, const std::string& help) : m_app(std::make_unique<CLI::App>(help, program)) {
    m_app->require_subcommand(0, 1);
}

CommandLine::~CommandLine() = default;

Command CommandLine::root() { return Command(*m_app); }

int CommandLine::run(const std::vector<std::string>& arguments, Output& out, Output& err) {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    try {
        m_app->parse(std::move(reversed));
    } catch (const Finished& finished) {
        return finished.code;
    } catch (const CLI::CallForHelp&) {
        out.text(helpOf(*m_app));
        return exitOk;
    } catch (const CLI::ParseError& error) {
        err.line(m_app->get_name() + ": " + error.what());
        err.line("Try \"" + m_app->get_name() + " --help\".");
        return exitUsage;
    }
    err.text(helpOf(*m_app)); // a group without a command
    return exitUsage;
}

} // namespace postroom::ctl
