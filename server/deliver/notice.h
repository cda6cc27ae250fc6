// SPDX-License-Identifier: Apache-2.0
// Tells senders what became of their mail: failure, delay, success (RFC 3461, RFC 3464). A notice is a new message with the
// null sender, handed to the same Inbox as any other. No notice is ever sent about a message with the null sender.
#pragma once

#include "server/mail/dsn_report.h"
#include "server/platform/events/event.h"
#include "server/queue/delivery_queue.h"
#include "server/queue/inbox.h"
#include "shared/base/message_id.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace postroom::deliver {

enum class NoticeKind : std::uint8_t { failure, delay, success };

/// One recipient of a notice: what was said of it, and who is to hear.
struct NoticeEntry {
    mail::Recipient recipient;        ///< with NOTIFY and ORCPT
    std::string parent;               ///< the envelope's address, when an alias led to this one
    queue::RecipientOutcome outcome;
    std::optional<base::Time> retryUntil;
    std::vector<std::string> undisclosed; ///< addresses that the sender does not hear of (hide_child_in_errmsg)
    bool local = false;               ///< delivered on this machine: "delivered", not "relayed"
};

/// What to write, and to whom. Pure.
struct Notice {
    std::string to;
    std::vector<NoticeEntry> entries;
};

/// The administrator's own words, for people.
struct NoticeWords {
    std::string headers; ///< whole fields in wire form; a Subject among them takes the place of ours
    std::string before;  ///< the beginning, in place of ours
    std::string after;   ///< of a bounce what introduces a program's output, of a delay notice the end
};

struct NoticeSettings {
    std::string primaryHostname;
    std::string qualifyDomain;
    std::string text;             ///< bounce_message_text, added to every bounce
    std::string from;             ///< dsn_from; empty: "Mail Delivery System <Mailer-Daemon@QUALIFY_DOMAIN>"
    std::string replyTo;          ///< errors_reply_to
    /// errors_copy: who gets a copy of a bounce to this address. Empty: nobody.
    std::function<std::vector<std::string>(std::string_view to)> copyTo;
    std::string authenticatedSender; ///< bounce_sender_authentication
    /// bounce_message_file, warn_message_file. Empty, or nothing: the words of this program.
    std::function<std::optional<NoticeWords>(NoticeKind kind, const Notice& notice)> words;
    std::string software = "Postroom";
    std::int64_t returnSizeLimit = 100 * 1024; ///< bounce_return_size_limit: a larger message is returned by its headers only
    std::int64_t returnLineLimit = 998; ///< bounce_return_linesize_limit: the same for a message with a longer line; 0: none
    bool returnMessage = true;    ///< bounce_return_message
    bool returnBody = true;       ///< bounce_return_body
};

/// Parts the entries by the address that is to hear of them, leaving out those whose NOTIFY says no. With the null sender, or an
/// empty errors_to, there is nobody: they are in `suppressed`, with why. What is undisclosed stands nowhere in the notices' entries.
struct NoticePlan {
    std::vector<Notice> notices;
    std::vector<std::pair<std::string, std::string>> suppressed; ///< address, reason
};
NoticePlan planNotices(NoticeKind kind, const queue::QueuedMessage& message, std::vector<NoticeEntry> entries);

/// The text of one notice.
struct NoticeText {
    std::string headers;
    std::string before; ///< of the body, up to the returned message
    bool withBody = false; ///< the original's body comes then
    std::string after;
};
NoticeText writeNotice(NoticeKind kind, const Notice& notice, const queue::QueuedMessage& message, const NoticeSettings& settings,
                       const base::MessageId& id, base::Time now, std::int64_t longestLine = 0, const std::optional<NoticeWords>& words = {});

/// Thread-safe.
class NoticeSender {
public:
    NoticeSender(queue::Inbox& inbox, base::MessageIdSource& ids, const base::Clock& clock, events::Sink& events)
        : m_inbox(inbox), m_ids(ids), m_clock(clock), m_events(events) {}
    /// Success only after every notice is durable in the queue: then the failures may be settled. Suppressed ones are events.
    base::Result<void> send(NoticeKind kind, const queue::QueuedMessage& message, std::vector<NoticeEntry> entries,
                            const NoticeSettings& settings);

private:
    base::Result<void> submit(NoticeKind kind, const Notice& notice, const queue::QueuedMessage& message, const NoticeSettings& settings);
    queue::Inbox& m_inbox;
    base::MessageIdSource& m_ids;
    const base::Clock& m_clock;
    events::Sink& m_events;
};

} // namespace postroom::deliver
