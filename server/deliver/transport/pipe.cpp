// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/pipe.h"

#include "server/deliver/router/option_reader.h"
#include "server/deliver/transport/body_reader.h"
#include "server/mail/address.h"
#include "server/mail/date.h"
#include "server/platform/io/process.h"
#include "server/policy/lookup/list.h"
#include "server/policy/world/world.h"
#include "shared/base/duration_text.h"
#include "shared/base/json.h"
#include "shared/base/size_text.h"
#include "shared/base/text.h"

#include <set>

namespace postroom::transport {

namespace {

using queue::RecipientOutcome;

struct PipeOptions {
    CommonOptions common;
    std::vector<std::pair<std::string, expand::Program>> command; ///< source and program of each word
    std::optional<expand::Program> shellCommand;                  ///< with use_shell
    std::optional<expand::Program> environment, messagePrefix, messageSuffix;
    std::string path = "/bin:/usr/bin";
    base::Seconds timeout{3600};
    bool timeoutDefers = false, useShell = false, ignoreStatus = false;
    bool returnOutput = false, returnFailOutput = false;
    bool allTemporary = false;
    std::set<int> temporary{75, 73}; ///< EX_TEMPFAIL, EX_CANTCREAT
    std::size_t maxOutput = 20 * 1024;
    std::string checkString, escapeString;
    bool useCrlf = false, freezeExecFail = false, freezeSignal = false, restrictToPath = false;
    std::vector<std::string> allowCommands;
};

/// Yields the message piece by piece: head, body from memory or spool, tail.
class MessageFeed {
public:
    MessageFeed(const OutgoingMessage& message, const PipeOptions& options, std::string prefix, std::string suffix)
        : m_converter(options.checkString, options.escapeString, options.useCrlf ? LineConverter::Ends::crLf : LineConverter::Ends::lf), m_current(std::move(prefix)), m_suffix(std::move(suffix)) {
        if (message.withHeaders) {
            m_converter.convert(message.headers, m_current);
            m_converter.convert("\r\n", m_current);
        }
        if (message.withBody)
            m_body.emplace(*message.body);
    }
    /// Why the body could not be read to its end: then the program has got less than the message.
    [[nodiscard]] const std::optional<base::Error>& error() const { return m_error; }

    std::string_view next() {
        if (m_given)
            m_current.clear();
        m_given = true;
        while (m_current.empty() && !m_ended)
            fill();
        return m_current;
    }

private:
    void fill() {
        base::Result<std::string_view> piece = m_body ? m_body->next() : base::Result<std::string_view>(std::string_view());
        if (!piece)
            m_error = piece.error();
        if (piece && !piece->empty()) {
            m_converter.convert(*piece, m_current);
            return;
        }
        m_ended = true;
        if (piece) {
            m_converter.finish(m_current);
            m_current += m_suffix;
        }
    }

    LineConverter m_converter;
    std::string m_current, m_suffix;
    std::optional<BodySource> m_body;
    std::optional<base::Error> m_error;
    bool m_given = false;
    bool m_ended = false;
};

class Pipe : public Transport {
public:
    Pipe(PipeOptions options, const LocalSettings& settings) : m_options(std::move(options)), m_hostName(settings.hostName) {}

    [[nodiscard]] BatchLimits batchLimits() const override { return {1, false, m_options.common.maxParallel}; }
    [[nodiscard]] bool isLocal() const override { return true; }
    [[nodiscard]] const ShadowOptions* shadow() const override { return &m_options.common.shadow; }

    BatchResult deliver(const Batch& batch, const DeliveryContext& context) override {
        const auto message = prepareMessage(m_options.common, batch, context);
        if (!message)
            return allRecipients(batch, message.error());
        DeliveryScope scope(batch, batch.recipients.front(), context, m_options.common.name);
        scope.setReturnPath(message->returnPath);
        io::ProcessRequest request;
        if (auto filled = fillRequest(request, batch, scope.scope()); !filled)
            return allRecipients(batch, filled.error());
        auto prefix = affix(m_options.messagePrefix, "message_prefix", scope.scope());
        auto suffix = affix(m_options.messageSuffix, "message_suffix", scope.scope());
        if (!prefix || !suffix)
            return allRecipients(batch, prefix ? suffix.error() : prefix.error());
        MessageFeed feed(*message, m_options, *prefix, *suffix);
        request.inputSource = [&feed] { return feed.next(); };
        const auto ran = io::runProcess(request, io::Deadline::in(m_options.timeout), context.stop);
        if (feed.error())
            return allRecipients(batch, *feed.error());
        return ran ? judge(batch, *ran, request.arguments.front()) : judgeFailure(batch, ran.error(), request.arguments.front());
    }

private:
    base::Result<std::string> affix(const std::optional<expand::Program>& program, std::string_view name, const expand::Scope& scope) const {
        if (!program)
            return std::string();
        auto text = expandOption(*program, name, m_options.common.name, scope);
        if (!text)
            return base::fail(text.error());
        return std::move(text->text);
    }

    base::Result<void> addWord(io::ProcessRequest& request, const Batch& batch, const std::string& source, const expand::Program& program,
                               const expand::Scope& scope) const {
        if (source == "$pipe_addresses" || source == "${pipe_addresses}") {
            for (const auto& recipient : batch.recipients)
                request.arguments.push_back(recipient.recipient.address);
            return {};
        }
        auto word = expandOption(program, "command", m_options.common.name, scope);
        if (!word)
            return base::fail(word.error());
        // The program itself must be the administrator's choice; its arguments reach no shell and may come from outside.
        if (request.arguments.empty() && word->taint == expand::Taint::tainted)
            return base::fail(base::temporaryError(base::ErrorKind::denied,
                                                   "the command \"" + base::printable(word->text) + "\" comes from outside"));
        request.arguments.push_back(std::move(word->text));
        return {};
    }

    base::Result<void> fillArguments(io::ProcessRequest& request, const Batch& batch, const expand::Scope& scope) const {
        const auto& redirected = batch.recipients.front().pipeOrFile;
        if (!redirected.empty()) { // "|command" of an alias: taken as it stands
            const auto line = base::trim(std::string_view(redirected).substr(1));
            if (m_options.useShell) {
                request.arguments = {"/bin/sh", "-c", std::string(line)};
                return {};
            }
            auto words = splitCommand(line);
            if (!words)
                return base::fail(words.error());
            request.arguments = std::move(*words);
        } else if (m_options.shellCommand) {
            auto line = expandOption(*m_options.shellCommand, "command", m_options.common.name, scope);
            if (!line)
                return base::fail(line.error());
            if (line->taint == expand::Taint::tainted)
                return base::fail(base::temporaryError(base::ErrorKind::denied, "with use_shell the command may hold nothing from outside"));
            request.arguments = {"/bin/sh", "-c", line->text};
        } else {
            for (const auto& [source, program] : m_options.command)
                if (auto added = addWord(request, batch, source, program, scope); !added)
                    return added;
        }
        if (request.arguments.empty())
            return base::fail(base::temporaryError(base::ErrorKind::invalid, "transport " + m_options.common.name + " has no command"));
        return {};
    }

    // The whole environment: nothing of ours is inherited.
    base::Result<void> fillRequest(io::ProcessRequest& request, const Batch& batch, const expand::Scope& scope) const {
        if (auto filled = fillArguments(request, batch, scope); !filled)
            return filled;
        if (auto allowed = checkProgram(request.arguments.front()); !allowed && !m_options.useShell)
            return allowed;
        const auto& address = batch.recipients.front().recipient.address;
        const auto local = mail::unquoteLocalPart(mail::localPartOf(address));
        request.environment = {"LOCAL_PART=" + local, "LOGNAME=" + local, "USER=" + local,
                               "DOMAIN=" + std::string(mail::domainOf(address)), "RECIPIENT=" + address, "SENDER=" + batch.returnPath,
                               "MESSAGE_ID=" + batch.message.id.string(), "HOST=" + m_hostName, "PATH=" + m_options.path,
                               "SHELL=/bin/sh"};
        for (const auto& [name, value] : batch.recipients.front().variables)
            if (name == "home" && !value.text.empty())
                request.environment.push_back("HOME=" + value.text);
        if (m_options.environment) {
            auto text = expandOption(*m_options.environment, "environment", m_options.common.name, scope);
            if (!text)
                return base::fail(text.error());
            lookup::ListSplitter items(text->text);
            while (auto item = items.next())
                if (!item->empty())
                    request.environment.push_back(*item);
        }
        request.outputLimit = m_options.maxOutput;
        request.mergeErrors = true;
        request.workingFolder = "/";
        return {};
    }

    // allow_commands, restrict_to_path: which programs may be run.
    base::Result<void> checkProgram(const std::string& program) const {
        const auto& allowed = m_options.allowCommands;
        if (std::find(allowed.begin(), allowed.end(), program) != allowed.end())
            return {};
        if (m_options.restrictToPath ? program.find('/') == std::string::npos : allowed.empty())
            return {};
        return base::fail(base::permanentError(base::ErrorKind::denied, "transport " + m_options.common.name + " may not run " + base::printable(program) +
                                                                            " (allow_commands, restrict_to_path)"));
    }

    BatchResult judge(const Batch& batch, const io::ProcessResult& ran, const std::string& program) const {
        using Kind = RecipientOutcome::Kind;
        BatchResult result;
        const bool shown = m_options.returnOutput || (m_options.returnFailOutput && ran.exitCode != 0);
        if (ran.exitCode == 0 || m_options.ignoreStatus) {
            const bool complained = m_options.returnOutput && !base::trim(ran.output).empty();
            result = complained ? allRecipients(batch, Kind::failed, "the program " + program + " wrote something", "5.3.0")
                                : allRecipients(batch, Kind::delivered, "accepted by " + program, "2.0.0");
        } else if (ran.signal == 0 && (m_options.allTemporary || m_options.temporary.contains(ran.exitCode))) {
            result = allRecipients(batch, Kind::deferred, program + " ended with status " + std::to_string(ran.exitCode), "4.3.0");
        } else if (ran.signal != 0 && m_options.freezeSignal) {
            result = allRecipients(batch, Kind::held, "the program " + program + " was ended by signal " + std::to_string(ran.signal));
        } else {
            const auto how = ran.signal != 0 ? " was ended by signal " + std::to_string(ran.signal) : " ended with status " + std::to_string(ran.exitCode);
            result = allRecipients(batch, Kind::failed, "the program " + program + how, "5.3.0");
        }
        if (!ran.output.empty()) {
            auto detail = base::Json::object({{"output", base::shortened(base::printable(ran.output), 2000)}, {"returned", shown}});
            for (auto& outcome : result.outcomes)
                outcome.detail = detail.text();
        }
        return result;
    }

    BatchResult judgeFailure(const Batch& batch, const base::Error& error, const std::string& program) const {
        using Kind = RecipientOutcome::Kind;
        if (error.kind == base::ErrorKind::timeout)
            return allRecipients(batch, m_options.timeoutDefers ? Kind::deferred : Kind::failed,
                                 program + " did not end within " + base::durationText(m_options.timeout), m_options.timeoutDefers ? "4.3.0" : "5.3.0",
                                 "timeout");
        if (error.kind == base::ErrorKind::notFound || error.kind == base::ErrorKind::denied)
            return allRecipients(batch, m_options.freezeExecFail ? Kind::held : Kind::failed, "the program " + program + " cannot be started: " + error.text(), "5.3.0");
        return allRecipients(batch, error);
    }

    PipeOptions m_options;
    std::string m_hostName;
};

void readExitCodes(router::OptionReader& reader, PipeOptions& options) {
    const auto text = reader.text("temp_errors");
    if (!text)
        return;
    options.temporary.clear();
    lookup::ListSplitter items(*text);
    while (auto item = items.next()) {
        if (*item == "*")
            options.allTemporary = true;
        else if (const auto code = base::toInteger(*item))
            options.temporary.insert(static_cast<int>(*code));
        else if (!item->empty())
            reader.error("bad-list", reader.placeOf("temp_errors"), "\"" + *item + "\" is no exit status");
    }
}

void readCommand(router::OptionReader& reader, PipeOptions& options) {
    const auto command = reader.text("command");
    if (!command)
        return;
    const auto place = reader.placeOf("command");
    if (options.useShell) {
        options.shellCommand = reader.compile(*command, place);
        return;
    }
    auto words = splitCommand(*command);
    if (!words) {
        reader.error("bad-command", place, words.error().publicText);
        return;
    }
    for (auto& word : *words) {
        auto program = word == "$pipe_addresses" || word == "${pipe_addresses}" ? expand::Program() : reader.compile(word, place);
        options.command.emplace_back(std::move(word), std::move(program));
    }
}

} // namespace

base::Result<std::vector<std::string>> splitCommand(std::string_view line) {
    std::vector<std::string> words;
    std::string word;
    bool inWord = false;
    int braces = 0;
    char quote = '\0';
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quote != '\0') {
            if (c == quote)
                quote = '\0';
            else if (c == '\\' && quote == '"' && i + 1 < line.size())
                word += line[++i];
            else
                word += c;
            continue;
        }
        if (base::isSpace(c) && braces == 0) {
            if (inWord)
                words.push_back(std::exchange(word, {}));
            inWord = false;
            continue;
        }
        inWord = true;
        if ((c == '\'' || c == '"') && braces == 0)
            quote = c;
        else {
            braces += c == '{' ? 1 : c == '}' && braces > 0 ? -1 : 0;
            word += c;
        }
    }
    if (quote != '\0')
        return base::fail(base::permanentError(base::ErrorKind::invalid, std::string("a quote ") + quote + " is not closed in the command"));
    if (inWord)
        words.push_back(std::move(word));
    return words;
}

std::unique_ptr<Transport> makePipe(router::OptionReader& reader, const LocalSettings& settings) {
    PipeOptions options;
    options.common = readCommonOptions(reader);
    options.useShell = reader.boolean("use_shell", false);
    readCommand(reader, options);
    options.environment = reader.program("environment");
    options.messagePrefix = reader.program("message_prefix");
    options.messageSuffix = reader.program("message_suffix");
    options.path = reader.text("path").value_or("/bin:/usr/bin");
    options.timeoutDefers = reader.boolean("timeout_defer", false);
    options.ignoreStatus = reader.boolean("ignore_status", false);
    options.returnOutput = reader.boolean("return_output", false);
    options.returnFailOutput = reader.boolean("return_fail_output", false);
    options.checkString = reader.text("check_string").value_or("");
    options.escapeString = reader.text("escape_string").value_or("");
    readExitCodes(reader, options);
    if (const auto timeout = reader.text("timeout")) {
        const auto read = base::readDuration(base::trim(*timeout));
        if (read)
            options.timeout = *read;
        else
            reader.error("bad-duration", reader.placeOf("timeout"), read.error().text());
    }
    if (const auto limit = reader.text("max_output")) {
        const auto read = base::readSize(base::trim(*limit));
        if (read)
            options.maxOutput = static_cast<std::size_t>(*read);
        else
            reader.error("bad-size", reader.placeOf("max_output"), read.error().text());
    }
    for (const auto* name : {"use_bsmtp", "permit_coredump"})
        if (const auto text = reader.text(name); text && base::trim(*text) != "false")
            reader.error("not-built", reader.placeOf(name), std::string(name) + " is not built yet");
    options.useCrlf = reader.boolean("use_crlf", false);
    options.freezeExecFail = reader.boolean("freeze_exec_fail", false);
    options.freezeSignal = reader.boolean("freeze_signal", false);
    options.restrictToPath = reader.boolean("restrict_to_path", false);
    if (const auto allowed = reader.text("allow_commands")) {
        lookup::ListSplitter items(*allowed);
        while (auto item = items.next())
            if (!item->empty())
                options.allowCommands.push_back(*item);
    }
    for (const auto* name : {"log_output", "log_fail_output", "log_defer_output", "umask", "force_command", "use_classresources", "batch_max", "batch_id"})
        reader.acceptSilently(name);
    reader.reportUnknown();
    return std::make_unique<Pipe>(std::move(options), settings);
}

} // namespace postroom::transport
