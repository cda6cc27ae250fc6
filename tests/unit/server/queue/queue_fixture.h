// SPDX-License-Identifier: Apache-2.0
// A queue in a folder of its own with a clock that stands, and the events it sent.
#pragma once

#include "server/queue/mail_queue.h"

#include <QTemporaryDir>

#include <string>
#include <vector>

namespace postroom::test {

struct RecordingSink : events::Sink {
    base::Guarded<std::vector<events::Event>> all;
    void publish(events::Event event) override { all.lock()->push_back(std::move(event)); }
    int count(std::string_view name) {
        int found = 0;
        auto list = all.lock();
        for (const auto& event : *list)
            found += event.name == name ? 1 : 0;
        return found;
    }
};

struct QueueFixture {
    QTemporaryDir folder;
    base::FakeClock clock;
    base::MessageIdSource ids{clock, 1};
    RecordingSink sink;
    queue::QueueSettings settings;
    std::unique_ptr<queue::MailQueue> queue;
    std::string error;

    QueueFixture() {
        settings.file = folder.filePath("queue.db").toStdString();
        settings.spoolDirectory = folder.filePath("spool").toStdString();
        open();
    }
    bool open() {
        queue.reset();
        auto opened = queue::MailQueue::open(settings, clock, sink);
        error = opened ? std::string() : opened.error().text();
        if (opened)
            queue = std::move(*opened);
        return queue != nullptr;
    }
    queue::IncomingMessage message(std::vector<std::string> recipients, const std::string& body = "Hello\r\n") {
        queue::IncomingMessage message;
        message.id = ids.next();
        message.revision.value = 7;
        message.envelope.sender = "anna@sender.example";
        for (std::string& address : recipients)
            message.envelope.recipients.push_back({std::move(address), "", {}, ""});
        message.headers = "Subject: hello\r\n";
        auto writer = queue->newBody(message.id);
        (void)writer->write(body);
        message.body = *writer->finish();
        message.reception.time = clock.now();
        message.reception.completed = clock.now();
        message.reception.protocol = "esmtp";
        message.reception.hostAddress = "192.0.2.1";
        message.subject = "hello";
        return message;
    }
    /// Accepts and returns the id; empty when it was not accepted.
    base::MessageId accept(std::vector<std::string> recipients, const std::string& body = "Hello\r\n") {
        queue::IncomingMessage incoming = message(std::move(recipients), body);
        const base::MessageId id = incoming.id;
        return queue->accept(std::move(incoming)) ? id : base::MessageId();
    }
    static queue::RecipientOutcome outcome(std::uint32_t number, queue::RecipientOutcome::Kind kind) {
        queue::RecipientOutcome outcome;
        outcome.number = number;
        outcome.kind = kind;
        return outcome;
    }
    /// Settles the whole job one way.
    base::Result<queue::Settled> settleAll(const queue::Job& job, queue::RecipientOutcome::Kind kind) {
        std::vector<queue::RecipientOutcome> outcomes;
        for (const std::uint32_t number : job.recipients)
            outcomes.push_back(outcome(number, kind));
        return queue->settle(job, std::move(outcomes), {});
    }
    std::int64_t sql(const char* query) {
        auto database = store::Database::open({.file = settings.file, .mode = store::OpenMode::readOnly});
        return database->queryInteger(query)->value_or(-1);
    }
    bool write(const std::string& query) {
        auto database = store::Database::open({.file = settings.file, .mode = store::OpenMode::readWrite});
        return database->execute(query).has_value();
    }
};

} // namespace postroom::test
