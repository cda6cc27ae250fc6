// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/message_filter.h"

#include "server/deliver/transport/body_reader.h"
#include "server/platform/io/process.h"
#include "shared/base/duration_text.h"
#include "shared/base/text.h"

namespace postroom::transport {

namespace {

base::Error temporary(std::string text) { return base::temporaryError(base::ErrorKind::invalid, std::move(text)); }

/// The message piece by piece, as the filter reads it.
class Feed {
public:
    explicit Feed(const OutgoingMessage& message) {
        if (message.withHeaders) {
            m_converter.convert(message.headers, m_piece);
            m_converter.convert("\r\n", m_piece);
        }
        if (message.withBody)
            m_body.emplace(*message.body);
    }
    std::string_view next() {
        if (m_given)
            m_piece.clear();
        m_given = true;
        while (m_piece.empty() && !m_ended) {
            const auto piece = m_body ? m_body->next() : base::Result<std::string_view>(std::string_view());
            if (!piece)
                m_error = piece.error();
            m_ended = !piece || piece->empty();
            if (!m_ended)
                m_converter.convert(*piece, m_piece);
            else if (piece)
                m_converter.finish(m_piece);
        }
        return m_piece;
    }
    [[nodiscard]] const std::optional<base::Error>& error() const { return m_error; }

private:
    LineConverter m_converter{"", ""};
    std::string m_piece;
    std::optional<BodySource> m_body;
    std::optional<base::Error> m_error;
    bool m_given = false, m_ended = false;
};

std::string withCrLf(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 32);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'))
            out += '\r';
        out += text[i];
    }
    if (!out.empty() && out.back() != '\n')
        out += "\r\n";
    return out;
}

} // namespace

base::Result<void> filterMessage(const CommonOptions& options, const Batch& batch, const DeliveryContext& context, const expand::Scope& scope, OutgoingMessage& message) {
    io::ProcessRequest request;
    for (const auto& program : options.filter) {
        auto word = expandOption(program, "transport_filter", options.name, scope);
        if (!word)
            return base::fail(word.error());
        if (request.arguments.empty() && word->taint == expand::Taint::tainted)
            return base::fail(temporary("the transport_filter \"" + base::printable(word->text) + "\" comes from outside"));
        request.arguments.push_back(std::move(word->text));
    }
    const std::string& name = request.arguments.front();
    request.environment = {"PATH=/bin:/usr/bin", "SENDER=" + batch.returnPath, "RECIPIENT=" + batch.recipients.front().recipient.address,
                           "MESSAGE_ID=" + batch.message.id.string()};
    request.workingFolder = "/";
    request.outputLimit = mostFiltered;
    Feed feed(message);
    request.inputSource = [&feed] { return feed.next(); };
    const auto ran = io::runProcess(request, io::Deadline::in(options.filterTimeout), context.stop);
    if (!ran && ran.error().kind == base::ErrorKind::timeout)
        return base::fail(base::temporaryError(base::ErrorKind::timeout, "the transport_filter " + name + " did not end within " + base::durationText(options.filterTimeout)));
    if (!ran)
        return base::fail(temporary("the transport_filter " + name + " cannot be run: " + ran.error().text()));
    if (feed.error())
        return base::fail(*feed.error());
    if (ran->exitCode != 0)
        return base::fail(temporary("the transport_filter " + name + " ended with status " + std::to_string(ran->exitCode) +
                                    (ran->errors.empty() ? "" : ": " + base::shortened(base::printable(ran->errors), 200))));
    if (ran->outputCut)
        return base::fail(temporary("the transport_filter " + name + " wrote more than " + std::to_string(mostFiltered / 1024 / 1024) + " MiB"));
    std::string text = withCrLf(ran->output);
    auto body = std::make_shared<queue::Body>();
    const std::size_t end = !message.withHeaders ? std::string::npos : text.starts_with("\r\n") ? 0 : text.find("\r\n\r\n");
    if (message.withHeaders) {
        message.headers = end == std::string::npos ? text : text.substr(0, end == 0 ? 0 : end + 2);
        text = end == std::string::npos ? std::string() : text.substr(end == 0 ? 2 : end + 4);
    }
    body->size = static_cast<std::int64_t>(text.size());
    body->lines = std::count(text.begin(), text.end(), '\n');
    body->inlineBytes = std::move(text);
    message.filtered = std::move(body);
    message.body = message.filtered.get();
    return {};
}

} // namespace postroom::transport
