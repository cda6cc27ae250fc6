// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/pipe_command.h"

#include "server/deliver/transport/pipe.h"
#include "server/mail/address.h"
#include "server/policy/lookup/list.h"
#include "shared/base/text.h"

#include <algorithm>

#include <unistd.h>

namespace postroom::transport {

namespace {

class CommandBuilder {
public:
    CommandBuilder(io::ProcessRequest& request, const PipeOptions& options, const Batch& batch, const expand::Scope& scope)
        : m_request(request), m_options(options), m_batch(batch), m_scope(scope) {}

    base::Result<void> arguments() {
        const auto& redirected = m_batch.recipients.front().pipeOrFile;
        if (!redirected.empty() && !m_options.forceCommand)
            return ofRedirection(redirectedCommand());
        if (m_options.shellCommand)
            return ofShell();
        for (const auto& [source, program] : m_options.command)
            if (auto added = addWord(source, program); !added)
                return added;
        if (m_request.arguments.empty())
            return base::fail(base::temporaryError(base::ErrorKind::invalid, "transport " + m_options.common.name + " has no command"));
        return {};
    }

    // allow_commands, restrict_to_path; then the program is looked for in `path`.
    base::Result<void> findProgram(const std::string& path) {
        if (m_options.useShell)
            return {};
        auto& program = m_request.arguments.front();
        auto allowed = isAllowed(program);
        if (!allowed)
            return base::fail(allowed.error());
        if (!*allowed)
            return base::fail(base::permanentError(base::ErrorKind::denied, "transport " + m_options.common.name + " may not run " + base::printable(program) +
                                                                                " (allow_commands, restrict_to_path)"));
        if (program.find('/') != std::string::npos)
            return {};
        for (const auto folder : base::split(path, ':')) {
            auto candidate = std::string(folder) + "/" + program;
            if (!folder.empty() && ::access(candidate.c_str(), X_OK) == 0) {
                program = std::move(candidate);
                return {};
            }
        }
        return base::fail(base::permanentError(base::ErrorKind::notFound, "there is no program " + base::printable(program) + " in " + path));
    }

private:
    [[nodiscard]] std::string_view redirectedCommand() const { return base::trim(std::string_view(m_batch.recipients.front().pipeOrFile).substr(1)); }

    // "|command" of an alias: taken as it stands
    base::Result<void> ofRedirection(std::string_view line) {
        if (m_options.useShell) {
            m_request.arguments = {"/bin/sh", "-c", std::string(line)};
            return {};
        }
        auto words = splitCommand(line);
        if (!words)
            return base::fail(words.error());
        if (words->empty())
            return base::fail(base::temporaryError(base::ErrorKind::invalid, "a redirection to a program names none"));
        m_request.arguments = std::move(*words);
        return {};
    }

    base::Result<void> ofShell() {
        auto line = expandOption(*m_options.shellCommand, "command", m_options.common.name, m_scope);
        if (!line)
            return base::fail(line.error());
        if (line->taint == expand::Taint::tainted)
            return base::fail(base::temporaryError(base::ErrorKind::denied, "with use_shell the command may hold nothing from outside"));
        m_request.arguments = {"/bin/sh", "-c", line->text};
        return {};
    }

    base::Result<void> addWord(const std::string& source, const expand::Program& program) {
        if (source == "$pipe_addresses" || source == "${pipe_addresses}") {
            for (const auto& recipient : m_batch.recipients)
                m_request.arguments.push_back(recipient.recipient.address);
            return {};
        }
        if (m_options.forceCommand && (source == "$address_pipe" || source == "${address_pipe}")) {
            if (m_batch.recipients.front().pipeOrFile.empty())
                return {};
            auto words = splitCommand(redirectedCommand());
            if (!words)
                return base::fail(words.error());
            m_request.arguments.insert(m_request.arguments.end(), words->begin(), words->end());
            return {};
        }
        auto word = expandOption(program, "command", m_options.common.name, m_scope);
        if (!word)
            return base::fail(word.error());
        // The program itself must be the administrator's choice; its arguments reach no shell and may come from outside.
        if (m_request.arguments.empty() && word->taint == expand::Taint::tainted)
            return base::fail(base::temporaryError(base::ErrorKind::denied,
                                                   "the command \"" + base::printable(word->text) + "\" comes from outside"));
        m_request.arguments.push_back(std::move(word->text));
        return {};
    }

    base::Result<bool> isAllowed(const std::string& program) const {
        if (m_options.allowCommands) {
            auto list = expandOption(*m_options.allowCommands, "allow_commands", m_options.common.name, m_scope);
            if (!list)
                return base::fail(list.error());
            lookup::ListSplitter items(list->text);
            while (auto item = items.next())
                if (*item == program)
                    return true;
        }
        return m_options.restrictToPath ? program.find('/') == std::string::npos : !m_options.allowCommands;
    }

    io::ProcessRequest& m_request;
    const PipeOptions& m_options;
    const Batch& m_batch;
    const expand::Scope& m_scope;
};

std::string variableOf(const expand::Scope& scope, std::string_view name) {
    for (const auto* source : scope.variables)
        if (const auto value = source->variable(name))
            return value->text;
    return {};
}

// Several recipients have no local part in common, and a domain only when it is the same.
void describeRecipients(io::ProcessRequest& request, const Batch& batch) {
    const auto& address = batch.recipients.front().recipient.address;
    const bool one = batch.recipients.size() == 1;
    const auto& variables = batch.recipients.front().variables;
    const auto local = one ? mail::unquoteLocalPart(mail::localPartOf(withoutAffixes(address, variables))) : std::string();
    const auto domain = std::string(mail::domainOf(address));
    const bool sameDomain = std::all_of(batch.recipients.begin(), batch.recipients.end(), [&](const BatchRecipient& recipient) {
        return base::equalsIgnoreCase(mail::domainOf(recipient.recipient.address), domain);
    });
    for (const auto* name : {"LOCAL_PART=", "LOGNAME=", "USER="})
        request.environment.push_back(name + local);
    for (const auto& [variable, name] : {std::pair("local_part_prefix", "LOCAL_PART_PREFIX="), std::pair("local_part_suffix", "LOCAL_PART_SUFFIX=")}) {
        const auto affix = std::find_if(variables.begin(), variables.end(), [&](const auto& entry) { return entry.first == variable; });
        request.environment.push_back(name + (one && affix != variables.end() ? affix->second.text : std::string()));
    }
    request.environment.push_back("DOMAIN=" + (sameDomain ? domain : std::string()));
    request.environment.push_back("RECIPIENT=" + (one ? address : std::string()));
}

// The transport's current_directory, else the router's transport_current_directory, else "/".
base::Result<std::string> workingFolder(const PipeOptions& options, const Batch& batch, const expand::Scope& scope) {
    expand::Value folder = expand::Value::clean("/");
    if (options.common.currentDirectory) {
        auto text = expandOption(*options.common.currentDirectory, "current_directory", options.common.name, scope);
        if (!text)
            return base::fail(text.error());
        folder = *std::move(text);
    } else {
        for (const auto& [name, value] : batch.recipients.front().variables)
            if (name == router::currentDirectoryVariable)
                folder = value;
    }
    if (folder.taint == expand::Taint::tainted)
        return base::fail(base::temporaryError(base::ErrorKind::denied, "the current_directory \"" + base::printable(folder.text) + "\" comes from outside"));
    return std::move(folder.text);
}

} // namespace

base::Result<void> fillPipeRequest(io::ProcessRequest& request, const PipeOptions& options, const Batch& batch, const expand::Scope& scope,
                                   const std::string& hostName) {
    CommandBuilder builder(request, options, batch, scope);
    if (auto filled = builder.arguments(); !filled)
        return filled;
    std::string path = "/bin:/usr/bin";
    if (options.path) {
        auto text = expandOption(*options.path, "path", options.common.name, scope);
        if (!text)
            return base::fail(text.error());
        path = std::move(text->text);
    }
    if (auto found = builder.findProgram(path); !found)
        return found;
    // The whole environment: nothing of ours is inherited.
    describeRecipients(request, batch);
    for (auto& entry : {"SENDER=" + batch.returnPath, "MESSAGE_ID=" + batch.message.id.string(), "HOST=" + hostName, "PATH=" + path,
                        std::string("SHELL=/bin/sh")})
        request.environment.push_back(entry);
    if (const auto home = variableOf(scope, "home"); !home.empty())
        request.environment.push_back("HOME=" + home);
    if (options.environment) {
        auto text = expandOption(*options.environment, "environment", options.common.name, scope);
        if (!text)
            return base::fail(text.error());
        lookup::ListSplitter items(text->text);
        while (auto item = items.next())
            if (!item->empty())
                request.environment.push_back(*item);
    }
    request.outputLimit = options.maxOutput;
    request.mergeErrors = true;
    auto folder = workingFolder(options, batch, scope);
    if (!folder)
        return base::fail(folder.error());
    request.workingFolder = *std::move(folder);
    return {};
}

} // namespace postroom::transport
