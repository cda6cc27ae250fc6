// SPDX-License-Identifier: Apache-2.0
// What the event store keeps of mail, and how it is asked. Plain values. One RecipientRecord is one row of a search: a
// recipient of a message, or a refusal that never became a message. Later attempts change its outcome.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/message_id.h"
#include "shared/base/strong_id.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::store {

/// The numbers stand in the files.
enum class MailOutcome : std::uint8_t {
    queued = 0,    ///< accepted, not tried yet
    delivered = 1,
    deferred = 2,  ///< tried, waits
    failed = 3,    ///< a bounce, or nobody to tell
    refused = 4,   ///< 5xx in the session
    refusedForNow = 5, ///< 4xx in the session
    discarded = 6, ///< accepted and dropped by a rule
    held = 7,
    redirected = 8, ///< replaced by other addresses
};
/// "queued", "delivered", "deferred", "failed", "refused", "refused-for-now", "discarded", "held", "redirected".
std::string_view mailOutcomeName(MailOutcome outcome);
std::optional<MailOutcome> mailOutcomeFromName(std::string_view name);
/// The number in the file; queued when it is none of ours.
MailOutcome mailOutcomeFromNumber(std::int64_t number);

enum class Direction : std::uint8_t { in = 0, out = 1, local = 2 };

struct RecipientRecord {
    std::uint32_t number = 0;
    std::string address; ///< "" when refused before RCPT
    MailOutcome outcome = MailOutcome::queued;
    std::string reason{};  ///< one line
    std::string host{};
    base::Time changed{};  ///< when the outcome became what it is; zero: at reception
};

/// A message that was accepted, or an attempt to give us one that was refused. The day file is that of `time`.
struct MessageRecord {
    base::Time time{};
    base::MessageId message; ///< empty when there is no message
    Direction direction = Direction::in;
    std::string sender;
    std::string client;      ///< address of the connecting host
    std::string subject;
    std::int64_t size = 0;
    base::RevisionId revision;
    std::string facts;       ///< JSON object of what is only shown: helo, TLS, authentication, listener
    std::string trace;       ///< packed decision trace, may be empty
    std::vector<RecipientRecord> recipients; ///< none: one row without an address
};

/// One later attempt at one recipient, or a change of its state.
struct AttemptRecord {
    base::MessageId message;
    base::Time received{};   ///< of the message: names the day file
    base::Time time{};
    std::uint32_t number = 0;
    std::string address;     ///< for a recipient that redirection added: its row is made
    std::string parent;
    MailOutcome outcome = MailOutcome::deferred;
    std::string text;
    std::string host;
    std::string facts;       ///< JSON: router, transport, greeting, EHLO answer, TLS, confirmation
    bool rowIsRight = false; ///< the store's own: the recipient's row says it already
};

/// Where a window ended; opaque to users, stable while the day's file exists.
struct SearchKey {
    std::int64_t day = 0; ///< days since 1970
    std::int64_t row = 0;
    auto operator<=>(const SearchKey&) const = default;
    [[nodiscard]] std::string text() const; ///< "2026-11-20.123"
    static std::optional<SearchKey> fromText(std::string_view text);
};

/// One condition of a search. Texts are compared without regard to ASCII case; an address with "@" inside is compared
/// whole, anything else as a part.
struct SearchTerm {
    enum class Field : std::uint8_t {
        any,       ///< address, message id, or part of address, subject, reason, host, client
        sender,    ///< "<>": the null sender
        recipient,
        outcome,   ///< one of `outcomes`
        message,   ///< our id, whole; otherwise part of the Message-ID field
        client,    ///< address, whole
        host,      ///< beginning of the client's address, or part of a host name
        reason,    ///< part of it, or the class `cause`
        subject,
        domain,    ///< part of sender, recipient or what the client called itself
    };
    Field field = Field::any;
    bool negated = false;
    std::string text{};
    std::vector<MailOutcome> outcomes{};
    std::string cause{}; ///< name of a class of refusals
};

/// All given conditions must hold. An address with "@" inside is compared whole, anything else as a part; without
/// regard to ASCII case.
struct SearchQuery {
    std::optional<base::Time> from{}, until{}; ///< time of reception, inclusive
    std::string sender{}, recipient{};
    std::string client{};                  ///< address, whole
    std::vector<MailOutcome> outcomes{};   ///< any of these; empty: all
    base::MessageId message{};
    std::string text{};                    ///< part of reason, subject, address, sender, host or client
    std::vector<SearchTerm> terms{};       ///< all must hold too
    std::optional<SearchKey> after{};      ///< continue after this row, which is not shown again
    std::size_t limit = 100;               ///< 1000 at most
    base::Milliseconds patience{100};      ///< a longer search returns what it has and a key to go on from; a little is always searched
};

struct SearchRow {
    SearchKey key;
    base::Time time{};
    base::MessageId message;
    Direction direction = Direction::in;
    std::string sender, client, subject, facts;
    std::int64_t size = 0;
    base::RevisionId revision;
    RecipientRecord recipient;
};

struct SearchWindow {
    std::vector<SearchRow> rows;    ///< newest first
    std::optional<SearchKey> more;  ///< where to go on; nothing: the end was reached
    std::optional<base::Time> searchedTo; ///< with `more`: time of the oldest row that was looked at
    bool incomplete = false;        ///< patience ended before the limit: `more` goes on from there
    std::vector<std::string> problems; ///< day files that could not be read, with the reason
};

/// Everything recorded about one message or one refusal.
struct MessageHistory {
    std::vector<SearchRow> recipients;
    std::string trace; ///< packed
    struct Attempt {
        base::Time time{};
        std::uint32_t number = 0;
        MailOutcome outcome = MailOutcome::deferred;
        std::string text, facts;
    };
    std::vector<Attempt> attempts;
};

/// What a user of the control socket looked at or changed: the event, kept.
struct AuditRecord {
    base::Time time{};
    std::string event;   ///< "control.revealed", "control.action", "control.denied"
    std::string user, role;
    std::string message; ///< id; "" when it is about none
    std::string subject; ///< part that was revealed, or method
    std::string text;    ///< the reason, or request and outcome
};
struct AuditQuery {
    std::optional<base::Time> from{}, until{};
    std::string event{}, user{}, message{}; ///< whole; "": all
    std::optional<SearchKey> after{};
    std::size_t limit = 100;
};
struct AuditWindow {
    std::vector<AuditRecord> records; ///< newest first
    std::optional<SearchKey> more;
};

/// Times without records.
struct EventGap {
    base::Time since{}, until{};
    std::int64_t lost = 0;
    std::string reason;
};

} // namespace postroom::store
