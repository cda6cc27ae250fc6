// SPDX-License-Identifier: Apache-2.0
// Declares commands with their options and runs the one that was asked for. CLI11 stands behind this in one .cpp, so
// that a file of commands costs no compile time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace postroom::ctl {

class Output;

enum class Need { optional, required };

/// A command or a group of commands. References given here must live until the command has run.
class Command {
public:
    explicit Command(CLI::App& app) : m_app(&app) {}

    Command sub(const std::string& name, const std::string& help);
    Command& flag(const std::string& names, bool& value, const std::string& help);
    Command& option(const std::string& names, std::string& value, const std::string& help);
    Command& option(const std::string& names, std::int64_t& value, const std::string& help);
    /// May be given several times.
    Command& option(const std::string& names, std::vector<std::string>& values, const std::string& help);
    Command& word(const std::string& name, std::string& value, const std::string& help, Need need = Need::required);
    Command& words(const std::string& name, std::vector<std::string>& values, const std::string& help, Need need = Need::required);
    /// What it does; the exit code.
    Command& does(std::function<int()> action);
    /// Keeps the command's options alive for as long as the command line.
    Command& keeping(std::shared_ptr<void> options);

private:
    CLI::App* m_app;
};

class CommandLine {
public:
    CommandLine(const std::string& program, const std::string& help);
    ~CommandLine();
    CommandLine(const CommandLine&) = delete;
    CommandLine& operator=(const CommandLine&) = delete;

    Command root();
    /// Parses and runs. Help goes to `out`; a wrong command line is a sentence on `err` and exitUsage.
    int run(const std::vector<std::string>& arguments, Output& out, Output& err);

private:
    std::unique_ptr<CLI::App> m_app;
};

} // namespace postroom::ctl
