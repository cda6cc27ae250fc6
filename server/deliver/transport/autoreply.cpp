// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/autoreply.h"

#include "server/deliver/router/list_option.h"
#include "server/deliver/router/option_reader.h"
#include "server/deliver/transport/body_reader.h"
#include "server/deliver/transport/once_file.h"
#include "server/mail/address.h"
#include "server/mail/header_list.h"
#include "server/platform/io/durable_file.h"
#include "server/policy/world/world.h"
#include "shared/base/duration_text.h"
#include "shared/base/json.h"
#include "shared/base/text.h"

#include <filesystem>

namespace postroom::transport {

namespace {

using Kind = queue::RecipientOutcome::Kind;
using Text = std::optional<expand::Program>;

constexpr std::size_t mostFile = 1024 * 1024;
constexpr std::int64_t mostReturned = 100 * 1024;

struct AutoreplyOptions {
    CommonOptions common;
    Text to, cc, bcc, from, replyTo, subject, text, headers, file, once, onceRepeat;
    std::optional<router::ListOption> neverMail;
    bool fileExpand = false, fileOptional = false, returnMessage = false;
};

/// The addresses of a header value: "Anna <a@x>, b@y".
std::vector<std::string> addressesOf(std::string_view list) {
    std::vector<std::string> found;
    std::string item;
    bool quoted = false;
    int angle = 0;
    const auto take = [&] {
        if (const auto parsed = mail::parseAddress(base::trim(item)); parsed && !parsed->domain().empty())
            found.push_back(parsed->address);
        item.clear();
    };
    for (const char c : list) {
        quoted = c == '"' ? !quoted : quoted;
        angle += quoted ? 0 : c == '<' ? 1 : c == '>' ? -1 : 0;
        if (c == ',' && !quoted && angle <= 0)
            take();
        else
            item += c;
    }
    take();
    return found;
}

class Autoreply : public Transport {
public:
    Autoreply(AutoreplyOptions options, const LocalSettings& settings)
        : m_options(std::move(options)), m_root(settings.mailRoot), m_letters(settings.letters) {}

    [[nodiscard]] BatchLimits batchLimits() const override { return {1, false, m_options.common.maxParallel}; }
    [[nodiscard]] bool isLocal() const override { return true; }
    [[nodiscard]] bool retriesByDomain() const override { return !m_options.common.retryByLocalPart; }
    [[nodiscard]] const ShadowOptions* shadow() const override { return &m_options.common.shadow; }

    BatchResult deliver(const Batch& batch, const DeliveryContext& context) override {
        auto done = reply(batch, context);
        if (!done)
            return allRecipients(batch, done.error());
        auto result = allRecipients(batch, Kind::delivered, *done, "2.0.0");
        return result;
    }

private:
    base::Result<std::string> value(const Text& program, std::string_view name, const expand::Scope& scope) const {
        if (!program)
            return std::string();
        auto expanded = expandOption(*program, name, m_options.common.name, scope);
        if (!expanded)
            return base::fail(expanded.error());
        return std::move(expanded->text);
    }

    // RFC 3834 2: nothing answers a bounce or another program.
    static std::string reasonAgainst(const Batch& batch) {
        if (batch.message.sender.empty())
            return "no reply to a message from <>";
        const auto headers = mail::HeaderList::parse(batch.message.headers);
        const auto submitted = base::lower(base::trim(headers.value("Auto-Submitted")));
        return submitted.empty() || submitted.starts_with("no") ? std::string() : "no reply to a program (Auto-Submitted: " + base::shortened(base::printable(submitted), 60) + ")";
    }

    std::vector<std::string> without(std::vector<std::string> addresses, const expand::Scope& scope) const {
        if (m_options.neverMail)
            std::erase_if(addresses, [&](const std::string& address) { return m_options.neverMail->match(address, scope).yes(); });
        return addresses;
    }

    base::Result<std::string> bodyOf(const Batch& batch, const expand::Scope& scope) const {
        auto body = value(m_options.text, "text", scope);
        if (!body)
            return body;
        if (m_options.file) {
            const auto path = expandOption(*m_options.file, "file", m_options.common.name, scope);
            if (!path)
                return base::fail(path.error());
            if (path->taint == expand::Taint::tainted)
                return base::fail(base::temporaryError(base::ErrorKind::denied, "the file of transport " + m_options.common.name + " comes from outside"));
            auto text = io::readWholeFile(path->text, mostFile);
            if (!text && !m_options.fileOptional)
                return base::fail(base::temporaryError(base::ErrorKind::io, "the file " + path->text + " cannot be read", text.error().text()));
            if (text && m_options.fileExpand) {
                const auto program = expand::Program::compile(*text, {}, {});
                if (!program)
                    return base::fail(base::temporaryError(base::ErrorKind::invalid, "the file " + path->text + " cannot be expanded", program.error().front().message));
                auto expanded = expandOption(*program, "file", m_options.common.name, scope);
                if (!expanded)
                    return base::fail(expanded.error());
                *text = std::move(expanded->text);
            }
            if (text)
                *body += (body->empty() ? "" : "\n") + *text;
        }
        if (!m_options.returnMessage)
            return body;
        *body += "\n------ This is a copy of your message ------\n\n" + batch.message.headers + "\r\n";
        if (batch.message.body.size <= mostReturned)
            if (auto read = readBody(batch.message.body, [&](std::string_view piece) -> base::Result<void> { *body += piece; return {}; }); !read)
                return base::fail(read.error());
        return body;
    }

    base::Result<std::string> reply(const Batch& batch, const DeliveryContext& context) const {
        if (std::string reason = reasonAgainst(batch); !reason.empty())
            return reason;
        DeliveryScope own(batch, batch.recipients.front(), context, m_options.common.name);
        const expand::Scope& scope = own.scope();
        const auto to = m_options.to ? value(m_options.to, "to", scope) : base::Result<std::string>(batch.message.sender);
        const auto cc = value(m_options.cc, "cc", scope), bcc = value(m_options.bcc, "bcc", scope), from = value(m_options.from, "from", scope);
        const auto replyTo = value(m_options.replyTo, "reply_to", scope), subject = value(m_options.subject, "subject", scope);
        const auto headers = value(m_options.headers, "headers", scope);
        for (const auto* part : {&to, &cc, &bcc, &from, &replyTo, &subject, &headers})
            if (!*part)
                return base::fail(part->error());
        Letter letter;
        std::string shownTo, shownCc;
        const auto add = [&](const std::string& list, std::string* shown) {
            for (const std::string& address : without(addressesOf(list), scope)) {
                letter.recipients.push_back(address);
                if (shown != nullptr)
                    *shown += (shown->empty() ? "" : ", ") + address;
            }
        };
        add(*to, &shownTo), add(*cc, &shownCc), add(*bcc, nullptr);
        if (letter.recipients.empty())
            return std::string("nobody is to get a reply");
        const auto body = bodyOf(batch, scope);
        if (!body)
            return body;
        const auto id = mail::HeaderList::parse(batch.message.headers).value("Message-ID");
        letter.fields = letterField("From", from->empty() ? batch.recipients.front().recipient.address : *from) + letterField("To", shownTo) +
                        letterField("Cc", shownCc) + letterField("Reply-To", *replyTo) + letterField("Subject", *subject) + letterField("In-Reply-To", id) +
                        letterField("References", id);
        for (const std::string_view line : base::split(*headers, '\n'))
            if (const std::size_t colon = line.find(':'); colon != std::string_view::npos && colon > 0)
                letter.fields += letterField(base::trim(line.substr(0, colon)), line.substr(colon + 1));
        letter.subject = *subject;
        letter.body = *body;
        return send(batch, scope, letter);
    }

    base::Result<std::string> send(const Batch& batch, const expand::Scope& scope, const Letter& letter) const {
        std::optional<OnceFile> once;
        const base::Time now = scope.world.now();
        const std::string& whom = letter.recipients.front();
        if (m_options.once) {
            const auto path = expandOption(*m_options.once, "once", m_options.common.name, scope);
            if (!path)
                return base::fail(path.error());
            const auto checked = m_root.check(*path);
            if (!checked)
                return base::fail(checked.error());
            if (auto made = m_root.makeFolders(std::filesystem::path(*checked).parent_path().string(), 0700); !made)
                return base::fail(made.error());
            const auto repeat = value(m_options.onceRepeat, "once_repeat", scope);
            const auto seconds = repeat && !base::trim(*repeat).empty() ? base::readDuration(base::trim(*repeat)) : base::Result<base::Seconds>(base::Seconds(0));
            if (!repeat || !seconds)
                return base::fail(!repeat ? repeat.error() : base::temporaryError(base::ErrorKind::invalid, "once_repeat: " + seconds.error().text()));
            auto opened = OnceFile::open(*checked);
            if (!opened)
                return base::fail(opened.error());
            if (opened->answered(whom, now, *seconds))
                return "a reply has gone to " + whom + " before";
            once.emplace(std::move(*opened));
        }
        const auto id = sendLetter(m_letters, letter, batch.message.revision, now);
        if (!id)
            return base::fail(id.error());
        if (once) // noted after it is in the queue: rather a second reply than none
            if (auto noted = once->note(whom, now); !noted)
                return "replied to " + whom + " (" + *id + "), but that could not be noted: " + noted.error().text();
        return "replied to " + whom + " (" + *id + ")";
    }

    AutoreplyOptions m_options;
    MailRoot m_root;
    LetterBox m_letters;
};

} // namespace

std::unique_ptr<Transport> makeAutoreply(router::OptionReader& reader, const LocalSettings& settings) {
    AutoreplyOptions options;
    options.common = readCommonOptions(reader);
    for (const auto& [name, into] : {std::pair("to", &options.to), std::pair("cc", &options.cc), std::pair("bcc", &options.bcc), std::pair("from", &options.from),
                                     std::pair("reply_to", &options.replyTo), std::pair("subject", &options.subject), std::pair("text", &options.text),
                                     std::pair("headers", &options.headers), std::pair("file", &options.file), std::pair("once", &options.once),
                                     std::pair("once_repeat", &options.onceRepeat)})
        *into = reader.program(name);
    options.neverMail = router::ListOption::read(reader, "never_mail", lookup::ListKind::address);
    options.fileExpand = reader.boolean("file_expand", false);
    options.fileOptional = reader.boolean("file_optional", false);
    options.returnMessage = reader.boolean("return_message", false);
    if (options.onceRepeat && !options.once)
        reader.error("missing-option", reader.placeOf("once_repeat"), "once_repeat needs once, the file in which replies are noted");
    reader.reportUnknown();
    return std::make_unique<Autoreply>(std::move(options), settings);
}

} // namespace postroom::transport
