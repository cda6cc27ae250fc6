// SPDX-License-Identifier: Apache-2.0
// The queue as people see it: windows over the stored rows, oldest first, continued by key. Reads on the queue's reading
// connection, one bounded query at a time. Thread-safe.
#pragma once

#include "server/queue/mail_queue.h"
#include "server/queue/root_cause.h"

namespace postroom::queue {

/// A recipient that waits, as a list shows it.
struct ListedRecipient {
    std::string address;
    std::string reason;    ///< of its last try; empty: not tried, or no reason
    std::string host;
    std::string transport;
    std::optional<base::Time> next; ///< nothing: held, or waits for a queue run
    std::uint32_t attempts = 0;
    bool held = false;
};

struct ListedMessage {
    base::MessageId id;
    base::Time received{};
    std::string sender;
    std::string subject;
    std::int64_t size = 0;
    bool held = false;
    bool binned = false;
    std::string reason;      ///< why held, or the last error of a recipient
    std::string host;        ///< the last host that was tried
    std::string transport;   ///< of the last try
    std::string queueName;
    std::optional<base::Time> heldUntil;
    std::optional<base::Time> next; ///< nothing: held, or waits for a queue run
    std::vector<ListedRecipient> recipients; ///< that wait; at most 100 here
    std::int64_t recipientCount = 0;
    std::uint32_t attempts = 0; ///< the largest of the recipients
};

struct ListQuery {
    enum class Which : std::uint8_t { queued, held, notHeld, bin };
    Which which = Which::queued; ///< queued: held ones too
    base::MessageId after{};     ///< continue after this one
    std::size_t limit = 100;     ///< 1000 at most
    std::string sender{}, recipient{}, domain{}, host{}; ///< exact, without regard to case; empty: any
    std::string text{};          ///< part of the reason
    std::string queueName{};     ///< a named queue
};

struct ListWindow {
    std::vector<ListedMessage> messages;
    bool more = false;
    std::size_t total = 0; ///< messages in the queue, without the bin
};

/// Waiting recipients that one cause keeps.
struct CauseGroup {
    RootCause cause;
    std::int64_t recipients = 0;
    std::int64_t messages = 0;
    base::Time oldest{};
    std::optional<base::Time> next;
    std::vector<base::MessageId> sample;   ///< at most three
    std::vector<std::string> hosts, domains; ///< concerned, at most ten
};

struct ShownRecipient {
    QueuedRecipient recipient;
    bool held = false;
    std::optional<base::Time> due; ///< nothing: at the next queue run
    base::Time firstFailed{}, lastTry{};
    std::string host;
    std::string transport;
    std::string retryError;
};

struct FinishedRecipient {
    std::uint32_t number = 0;
    std::string address;
    std::string outcome; ///< "delivered", "bounced", "discarded", "redirected"
    std::string text;
    base::Time time{};
};

struct ShownMessage {
    QueuedMessage message; ///< headers and body included; `due` holds all waiting recipients
    ListedMessage summary;
    std::vector<ShownRecipient> waiting;
    std::vector<FinishedRecipient> finished;
};

class QueueView {
public:
    explicit QueueView(MailQueue& queue) : m_core(queue.core()) {}
    base::Result<ListWindow> list(const ListQuery& query);
    base::Result<ShownMessage> show(const base::MessageId& id);
    /// All that waits, by root cause, the largest group first.
    base::Result<std::vector<CauseGroup>> causes();
    /// What is remembered of hosts and addresses that failed.
    [[nodiscard]] std::vector<RetryRecord> retryMemory();

private:
    QueueCore& m_core;
};

} // namespace postroom::queue
