// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/queue_text.h"

#include "server/ctl/table.h"
#include "server/ctl/time_text.h"

namespace postroom::ctl {

namespace {

std::string senderText(const base::Json& message) {
    const std::string sender = message["sender"].toString();
    return sender.empty() ? "<>" : sender;
}

std::string nextText(const base::Json& message, const base::Json& recipient, const base::Clock& clock) {
    if (message["held"].toBool() || recipient["state"].toStringView() == "held")
        return "on hold";
    if (recipient["state"].toStringView() == "active")
        return "being tried";
    return recipient["next"].isInteger() ? relativeText(recipient["next"].toInteger(), clock.now()) : "next queue run";
}

std::string causeText(const base::Json& message, const base::Json& recipient) {
    const std::string cause = recipient["cause"].toString();
    const std::string hold = message["held"].toBool() ? message["hold_reason"].toString() : std::string();
    std::string text = !hold.empty() ? "held: " + hold : cause;
    if (text.empty())
        text = recipient["attempts"].toInteger() == 0 ? "not tried yet" : "no reason was recorded";
    return text;
}

} // namespace

std::string queueTable(const base::Json& messages, const base::Clock& clock, std::size_t width) {
    Table table({{"ID"}, {"AGE", Align::right}, {"SIZE", Align::right}, {"FROM", Align::left, 32}, {"TO", Align::left, 40}, {"TRIES", Align::right},
                 {"NEXT"}, {"WHY"}});
    for (const auto& message : messages.items()) {
        bool first = true;
        for (const auto& recipient : message["recipients"].items()) {
            const auto age = clock.now() - base::fromEpochMicros(message["received"].toInteger());
            table.add({first ? message["id"].toString() : "", first ? spanText(age) : "", first ? amountText(message["size"].toInteger()) : "",
                       first ? senderText(message) : "", recipient["address"].toString(), std::to_string(recipient["attempts"].toInteger()),
                       nextText(message, recipient, clock), causeText(message, recipient)});
            first = false;
        }
        const std::int64_t more = message["recipient_count"].toInteger() - static_cast<std::int64_t>(message["recipients"].size());
        if (more > 0)
            table.add({"", "", "", "", "and " + std::to_string(more) + " more", "", "", ""});
    }
    return table.text(width);
}

std::string queueMessageText(const base::Json& message, const base::Clock& clock, std::size_t width) {
    std::string text;
    const auto fact = [&text](const std::string& name, const std::string& value) {
        if (!value.empty())
            text += name + std::string(name.size() < 12 ? 12 - name.size() : 1, ' ') + terminalSafe(value) + "\n";
    };
    const base::Json& reception = message["reception"];
    fact("Message", message["id"].toString());
    fact("Received", timeText(message["received"].toInteger()) + " (" + relativeText(message["received"].toInteger(), clock.now()) + ")");
    fact("From", senderText(message));
    fact("Size", amountText(message["size"].toInteger()));
    fact("Subject", message["subject"].toString());
    std::string client = reception["host_address"].toString();
    if (!reception["host_name"].toStringView().empty())
        client = reception["host_name"].toString() + " [" + client + "]";
    fact("Client", client);
    fact("HELO", reception["helo"].toString());
    fact("Protocol", reception["protocol"].toString() + (reception["tls_cipher"].toStringView().empty() ? "" : ", " + reception["tls_cipher"].toString()));
    fact("User", reception["authenticated_id"].toString());
    if (message["held"].toBool())
        fact("On hold", message["hold_reason"].toString("no reason given"));
    fact("Bounce of", message["bounce_of"].toString());
    text += "\n";
    Table waiting({{"WAITING"}, {"TRIES", Align::right}, {"LAST TRY"}, {"NEXT"}, {"HOST"}, {"WHY"}});
    for (const auto& recipient : message["recipients"].items())
        waiting.add({recipient["address"].toString(), std::to_string(recipient["attempts"].toInteger()),
                     relativeText(recipient["last_try"].toInteger(), clock.now()), nextText(message, recipient, clock), recipient["host"].toString(),
                     causeText(message, recipient)});
    if (!waiting.empty())
        text += waiting.text(width);
    Table finished({{"FINISHED"}, {"OUTCOME"}, {"WHEN"}, {"ANSWER"}});
    for (const auto& recipient : message["finished"].items())
        finished.add({recipient["address"].toString(), recipient["outcome"].toString(), relativeText(recipient["time"].toInteger(), clock.now()),
                      recipient["text"].toString()});
    if (!finished.empty())
        text += finished.text(width);
    if (!message["headers"].toStringView().empty())
        text += "\n" + message["headers"].toString() + "\n";
    return text;
}

} // namespace postroom::ctl
