// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/notice.h"

#include "server/deliver/transport/body_reader.h"
#include "server/policy/acl/trace.h"
#include "shared/base/text.h"

namespace postroom::deliver {

namespace {

constexpr std::size_t noticeKept = 16 * 1024; ///< of a notice in the event store: what was told, not the returned message

base::Json addressList(const Notice& notice) {
    auto list = base::Json::array();
    for (const auto& entry : notice.entries)
        list.append(entry.recipient.address);
    return list;
}

std::string_view kindWord(NoticeKind kind, const Notice& notice) {
    if (kind == NoticeKind::delay)
        return "delay";
    return notice.entries.front().local ? "success" : "relayed";
}

/// Of headers and body, without its end.
base::Result<std::int64_t> longestLine(const queue::QueuedMessage& message) {
    std::int64_t longest = 0, length = 0;
    const auto scan = [&](std::string_view piece) -> base::Result<void> {
        for (const char c : piece) {
            length = c == '\n' ? 0 : c == '\r' ? length : length + 1;
            longest = std::max(longest, length);
        }
        return {};
    };
    static_cast<void>(scan(message.headers));
    length = 0;
    if (auto read = transport::readBody(message.body, scan); !read)
        return base::fail(read.error());
    return longest;
}

} // namespace

base::Result<void> NoticeSender::submit(NoticeKind kind, const Notice& notice, const queue::QueuedMessage& message,
                                        const NoticeSettings& settings) {
    const auto id = m_ids.next();
    const auto now = m_clock.now();
    const bool fits = static_cast<std::int64_t>(message.headers.size()) + message.body.size <= settings.returnSizeLimit;
    auto longest = kind == NoticeKind::failure && fits ? longestLine(message) : base::Result<std::int64_t>(0);
    if (!longest)
        return base::fail(longest.error());
    const auto text = writeNotice(kind, notice, message, settings, id, now, *longest, settings.words ? settings.words(kind, notice) : std::nullopt);
    auto writer = m_inbox.newBody(id);
    if (auto written = writer->write(text.before); !written)
        return written;
    if (text.withBody) {
        const auto copied = transport::readBody(message.body, [&](std::string_view piece) { return writer->write(piece); });
        if (!copied)
            return copied;
    }
    if (auto written = writer->write(text.after); !written)
        return written;
    auto body = writer->finish();
    if (!body)
        return base::fail(body.error());
    queue::IncomingMessage bounce;
    bounce.id = id;
    bounce.revision = message.revision;
    mail::Recipient to;
    to.address = notice.to;
    to.notify.never = true; // RFC 3461 7.2: nothing is to come of it
    bounce.envelope.recipients.push_back(to);
    if (kind == NoticeKind::failure && settings.copyTo)
        for (std::string& copy : settings.copyTo(notice.to)) {
            to.address = std::move(copy);
            bounce.envelope.recipients.push_back(to);
        }
    bounce.envelope.body = body->eightBit ? mail::BodyType::eightBitMime : mail::BodyType::sevenBit;
    bounce.envelope.smtputf8 = message.envelope.smtputf8 && body->eightBit;
    bounce.headers = text.headers;
    bounce.body = std::move(*body);
    bounce.reception.time = bounce.reception.completed = now;
    bounce.reception.protocol = "local";
    bounce.reception.authenticatedSender = settings.authenticatedSender;
    bounce.messageIdHeader = "<E" + id.string() + "@" + settings.primaryHostname + ">";
    bounce.subject = kind == NoticeKind::failure ? "Mail delivery failed: returning message to sender" : "Delivery notice";
    bounce.bounceOf = message.id.string();
    bounce.packedTrace = acl::packAttachment(acl::Attachment::notice, base::shortened(text.headers + "\r\n" + text.before, noticeKept));
    if (auto accepted = m_inbox.accept(std::move(bounce)); !accepted)
        return accepted;
    events::Event event;
    event.name = kind == NoticeKind::failure ? "bounce.created" : "notice.created";
    event.time = now;
    event.message = message.id;
    event.revision = message.revision;
    event.with(kind == NoticeKind::failure ? "bounce" : "notice", id.string()).with("to", notice.to).with("recipients", addressList(notice));
    if (kind != NoticeKind::failure)
        event.with("kind", kindWord(kind, notice));
    m_events.publish(std::move(event));
    return {};
}

base::Result<void> NoticeSender::send(NoticeKind kind, const queue::QueuedMessage& message, std::vector<NoticeEntry> entries,
                                      const NoticeSettings& settings) {
    const auto plan = planNotices(kind, message, std::move(entries));
    for (const auto& notice : plan.notices)
        if (auto sent = submit(kind, notice, message, settings); !sent)
            return sent;
    if (kind != NoticeKind::failure)
        return {};
    for (const auto& [address, reason] : plan.suppressed) {
        events::Event event;
        event.name = "bounce.suppressed";
        event.time = m_clock.now();
        event.message = message.id;
        event.revision = message.revision;
        event.with("reason", reason).with("recipients", base::Json(base::Json::Array{address}));
        m_events.publish(std::move(event));
    }
    return {};
}

} // namespace postroom::deliver
