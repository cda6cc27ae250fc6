// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/letter.h"

#include "server/mail/date.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::transport {

std::string letterField(std::string_view name, std::string_view value) {
    std::string clean(base::trim(value));
    std::replace_if(clean.begin(), clean.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');
    return clean.empty() ? std::string() : std::string(name) + ": " + clean + "\r\n";
}

base::Result<std::string> sendLetter(const LetterBox& box, const Letter& letter, base::RevisionId revision, base::Time now) {
    if (box.inbox == nullptr || box.ids == nullptr)
        return base::fail(base::temporaryError(base::ErrorKind::unavailable, "this process sends no letters"));
    const auto id = box.ids->next();
    auto writer = box.inbox->newBody(id);
    std::string text = base::replaceAll(base::replaceAll(letter.body, "\r\n", "\n"), "\n", "\r\n");
    if (!text.empty() && text.back() != '\n')
        text += "\r\n";
    if (auto written = writer->write(text); !written)
        return base::fail(written.error());
    auto body = writer->finish();
    if (!body)
        return base::fail(body.error());
    queue::IncomingMessage message;
    message.id = id;
    message.revision = revision;
    for (const std::string& address : letter.recipients) {
        mail::Recipient recipient;
        recipient.address = address;
        recipient.notify.never = true;
        message.envelope.recipients.push_back(std::move(recipient));
    }
    message.envelope.body = body->eightBit ? mail::BodyType::eightBitMime : mail::BodyType::sevenBit;
    const auto date = mail::dateText(now);
    message.headers = "Received: by " + box.hostName + " with local (Postroom)\r\n\tid " + id.string() + ";\r\n\t" + date + "\r\n" +
                      "Date: " + date + "\r\nMessage-Id: <E" + id.string() + "@" + box.hostName + ">\r\nAuto-Submitted: auto-replied\r\n" + letter.fields;
    message.body = std::move(*body);
    message.reception.time = message.reception.completed = now;
    message.reception.protocol = "local";
    message.messageIdHeader = "<E" + id.string() + "@" + box.hostName + ">";
    message.subject = letter.subject;
    if (auto accepted = box.inbox->accept(std::move(message)); !accepted)
        return base::fail(accepted.error());
    return id.string();
}

} // namespace postroom::transport
