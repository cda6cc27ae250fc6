// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/pipe.h"

#include "server/deliver/transport/pipe_command.h"
#include "shared/base/duration_text.h"
#include "shared/base/json.h"
#include "shared/base/text.h"

namespace postroom::transport {

namespace {

using queue::RecipientOutcome;

/// Yields the message piece by piece: head, body from memory or spool, tail.
class MessageFeed {
public:
    MessageFeed(const OutgoingMessage& message, const FrameOptions& options, Frame frame)
        : m_converter(options.converter()), m_current(std::move(frame.before)), m_suffix(std::move(frame.after)) {
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

    [[nodiscard]] BatchLimits batchLimits() const override { return {m_options.batch.most(), true, m_options.common.maxParallel, m_options.batch.most() > 1}; }
    [[nodiscard]] bool isLocal() const override { return true; }
    [[nodiscard]] bool retriesByDomain() const override { return !m_options.common.retryByLocalPart; }
    [[nodiscard]] std::optional<std::string> batchKey(const Batch& one, const DeliveryContext& context) const override {
        return m_options.batch.key(one, context, m_options.common.name);
    }
    [[nodiscard]] const ShadowOptions* shadow() const override { return &m_options.common.shadow; }

    BatchResult deliver(const Batch& batch, const DeliveryContext& context) override {
        const auto message = prepareMessage(m_options.common, batch, context);
        if (!message)
            return allRecipients(batch, message.error());
        DeliveryScope scope(batch, batch.recipients.front(), context, m_options.common.name);
        scope.setReturnPath(message->returnPath);
        if (auto set = setHome(m_options.common, scope); !set)
            return allRecipients(batch, set.error());
        io::ProcessRequest request;
        if (auto filled = fillPipeRequest(request, m_options, batch, scope.scope(), m_hostName); !filled)
            return filled.error().kind == base::ErrorKind::notFound ? judgeFailure(batch, filled.error(), request.arguments.front())
                                                                    : allRecipients(batch, filled.error());
        auto frame = makeFrame(m_options.frame, m_options.common, batch, *message, scope.scope());
        if (!frame)
            return allRecipients(batch, frame.error());
        MessageFeed feed(*message, m_options.frame, std::move(*frame));
        request.inputSource = [&feed] { return feed.next(); };
        const auto ran = io::runProcess(request, io::Deadline::in(m_options.timeout), context.stop);
        if (feed.error())
            return allRecipients(batch, *feed.error());
        return ran ? judge(batch, *ran, request.arguments.front()) : judgeFailure(batch, ran.error(), request.arguments.front());
    }

private:
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
    return std::make_unique<Pipe>(readPipeOptions(reader), settings);
}

} // namespace postroom::transport
