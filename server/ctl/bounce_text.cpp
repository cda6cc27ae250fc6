// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/bounce_text.h"

#include "server/ctl/table.h"
#include "server/ctl/time_text.h"

#include <algorithm>

namespace postroom::ctl {

namespace {

constexpr std::size_t labelWidth = 17;
constexpr std::size_t readable = 100; ///< prose is not stretched over a wide page
constexpr std::size_t mostAtLength = 10;

std::string_view kindSentence(std::string_view kind) {
    if (kind == "failure")
        return "A bounce: the message was not delivered.";
    if (kind == "delay")
        return "A notice of delay: the message still waits and is tried again.";
    if (kind == "success")
        return "A report of success.";
    if (kind == "feedback")
        return "A complaint or an authentication report, no bounce.";
    if (kind == "auto_reply")
        return "An automatic reply, no bounce.";
    if (kind == "status_line")
        return "The reply of a server.";
    return "This is no bounce, or none that is understood here.";
}

/// "Label            text", the text wrapped beside its label.
std::string entry(std::string_view label, std::string_view text, std::size_t width) {
    if (text.empty())
        return {};
    std::string lines = wrapped(text, width, labelWidth);
    const std::string title = std::string(label);
    if (lines.size() > labelWidth)
        lines.replace(0, std::min(title.size(), labelWidth), title.substr(0, labelWidth));
    return lines;
}

std::string codeOf(const base::Json& recipient) {
    std::string text = recipient["code"].isInteger() ? std::to_string(recipient["code"].toInteger()) : std::string();
    if (const std::string status = recipient["status"].toString(); !status.empty())
        text += (text.empty() ? "" : " ") + status;
    if (const std::string command = recipient["command"].toString(); !command.empty())
        text += (text.empty() ? "in reply to " : ", in reply to ") + command;
    return text;
}

std::string recipientText(const base::Json& recipient, std::size_t width) {
    const std::string address = recipient["address"].toString();
    std::string text = "\n" + terminalSafe((address.empty() ? "(no address)" : address) + ": " + recipient["reason_title"].toString()) + "\n";
    text += entry("  Who refused", recipient["who"]["text"].toStringView(), width);
    text += entry("  Why", recipient["why"]["text"].toStringView(), width);
    text += entry("  Whose problem", recipient["problem"]["text"].toStringView(), width);
    std::size_t number = 0;
    for (const auto& step : recipient["steps"].items()) {
        ++number;
        text += entry(number == 1 ? "  What to do" : "", std::to_string(number) + ". " + step["text"].toString(), width);
    }
    text += entry("  Its words", recipient["diagnostic"].toStringView(), width);
    return text + entry("  Code", codeOf(recipient), width);
}

std::string matchWord(std::string_view by) { return by == "queue_id" ? "id" : by == "message_id" ? "Message-ID" : "envelope id"; }

std::string ownText(const base::Json& message, std::size_t width) {
    if (message["id"].isNull())
        return "\nNo message of this server in the last 30 days fits this report.\n";
    std::string text = "\nIt is our message " + message["id"].toString() + " (found by its " + matchWord(message["matched_by"].toStringView()) + "):\n";
    for (const auto& row : message["rows"].items()) {
        const std::string line = timeText(row["time"].toInteger()) + "  " + row["sender"].toString() + " -> " + row["recipient"].toString() + ": " + row["outcome"].toString();
        text += "  " + terminalSafe(fitted(line, width - 2)) + "\n";
    }
    return text + "More: postroomctl trace explain " + message["id"].toString() + "\n";
}

} // namespace

std::string bounceText(const base::Json& reply, std::size_t pageWidth) {
    const std::size_t width = std::min(pageWidth, readable);
    std::string text = std::string(kindSentence(reply["kind"].toStringView())) + "\n";
    if (const std::string reporter = reply["reporting_mta"].toString(); !reporter.empty())
        text += "Written by " + terminalSafe(reporter) + ".\n";
    if (const std::string title = reply["returned"]["title"].toString(); !title.empty())
        text += "About: " + terminalSafe(fitted(title, width - 7)) + "\n";
    const auto& recipients = reply["recipients"].items();
    for (std::size_t i = 0; i < recipients.size() && i < mostAtLength; ++i)
        text += recipientText(recipients[i], width);
    if (recipients.size() > mostAtLength) {
        Table table({{"ADDRESS"}, {"CODE"}, {"REASON"}});
        for (std::size_t i = mostAtLength; i < recipients.size(); ++i)
            table.add({recipients[i]["address"].toString(), codeOf(recipients[i]), recipients[i]["reason_title"].toString()});
        text += "\n" + table.text(pageWidth);
    }
    if (reply["kind"].toStringView() != "not_a_bounce")
        text += ownText(reply["message"], width);
    if (!recipients.empty()) {
        text += "\nAn answer for the user:\n" + wrapped(recipients.front()["reply"]["text"].toStringView(), width, 2);
    }
    return text;
}

} // namespace postroom::ctl
