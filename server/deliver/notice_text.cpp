// SPDX-License-Identifier: Apache-2.0
// The letter: text for people, message/delivery-status for programs, the message or its headers (RFC 6522, RFC 3464).
#include "server/deliver/notice.h"

#include "server/mail/date.h"
#include "server/mail/header_list.h"
#include "server/mail/idna.h"
#include "shared/base/duration_text.h"
#include "shared/base/json.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::deliver {

namespace {

using mail::DsnAction;

// "550 5.1.1 no such user" at the end of "SMTP error after RCPT TO:<x>: 550 5.1.1 no such user".
std::string peerReply(const queue::RecipientOutcome& outcome) {
    const auto& text = outcome.text;
    if (outcome.hostName.empty())
        return {};
    for (std::size_t i = 0; i + 3 < text.size() + 1; ++i) {
        const bool begins = i == 0 || (i >= 2 && text[i - 1] == ' ' && text[i - 2] == ':');
        if (begins && text[i] >= '2' && text[i] <= '5' && i + 2 < text.size() && base::isDigit(text[i + 1]) && base::isDigit(text[i + 2]) &&
            (i + 3 == text.size() || text[i + 3] == ' ' || text[i + 3] == '-'))
            return text.substr(i);
    }
    return {};
}

// RFC 3463 2: class by action; what the peer or the transport said otherwise.
std::string statusOf(NoticeKind kind, const queue::RecipientOutcome& outcome) {
    const char wanted = kind == NoticeKind::failure ? '5' : kind == NoticeKind::delay ? '4' : '2';
    if (!outcome.enhanced.empty() && outcome.enhanced[0] == wanted)
        return outcome.enhanced;
    if (kind == NoticeKind::failure && !outcome.enhanced.empty() && outcome.enhanced[0] == '4')
        return "5.4.7"; // a delay that became final: delivery time expired
    return std::string(1, wanted) + ".0.0";
}

mail::DsnRecipient reportOf(NoticeKind kind, const NoticeEntry& entry, base::Time now) {
    mail::DsnRecipient report;
    const auto& outcome = entry.outcome;
    report.finalRecipient = entry.parent.empty() || entry.recipient.address.find('@') != std::string::npos ? entry.recipient.address : entry.parent;
    report.originalRecipient = entry.recipient.originalRecipient;
    report.action = kind == NoticeKind::failure ? DsnAction::failed : kind == NoticeKind::delay ? DsnAction::delayed
                    : entry.local ? DsnAction::delivered : DsnAction::relayed;
    report.status = statusOf(kind, outcome);
    report.remoteHost = outcome.hostName;
    if (kind != NoticeKind::success) {
        report.remoteAddress = outcome.hostAddress;
        report.remotePort = outcome.hostPort;
        report.greeting = outcome.greeting;
        report.heloResponse = outcome.ehloResponse;
        report.diagnostic = peerReply(outcome);
        if (!outcome.hostName.empty() && outcome.text != report.diagnostic)
            report.localDiagnostic = outcome.text;
    } else if (!outcome.confirmation.empty()) {
        report.diagnostic = outcome.confirmation;
    }
    if (kind == NoticeKind::delay)
        report.retryUntil = entry.retryUntil;
    if (kind != NoticeKind::success)
        report.lastAttempt = now;
    return report;
}

// A paragraph of at most 76 columns, indented.
std::string wrapped(std::string_view text, std::string_view indent) {
    std::string out(indent);
    std::size_t column = indent.size();
    bool first = true;
    for (const auto word : base::splitWords(text)) {
        if (!first && column + 1 + word.size() > 76) {
            out += "\r\n" + std::string(indent);
            column = indent.size();
            first = true;
        }
        if (!first) {
            out += ' ';
            ++column;
        }
        out += word;
        column += word.size();
        first = false;
    }
    return out + "\r\n";
}

std::string programOutput(const queue::RecipientOutcome& outcome) {
    const auto detail = base::Json::parse(outcome.detail);
    if (!detail || !(*detail)["returned"].toBool())
        return {};
    return (*detail)["output"].toString();
}

std::string inWireForm(std::string_view text) {
    std::string out = base::replaceAll(base::replaceAll(std::string(text), "\r\n", "\n"), "\n", "\r\n");
    return out.empty() || out.ends_with("\r\n") ? out : out + "\r\n";
}

std::string entryText(const NoticeEntry& entry, const std::string& outputIntroduction) {
    const auto& outcome = entry.outcome;
    std::string out = "  " + base::printable(entry.recipient.address) + "\r\n";
    if (!entry.undisclosed.empty())
        out += "    (it leads to an address that is not disclosed)\r\n";
    else if (!entry.parent.empty() && entry.parent != entry.recipient.address)
        out += "    (reached through the address " + base::printable(entry.parent) + ")\r\n";
    if (!outcome.hostName.empty())
        out += "    host " + outcome.hostName + (outcome.hostAddress.empty() ? "" : " [" + outcome.hostAddress + "]") + "\r\n";
    if (!outcome.text.empty())
        out += wrapped(base::printable(base::shortened(outcome.text, 1000)), "    ");
    if (const auto output = programOutput(outcome); !output.empty())
        out += (outputIntroduction.empty() ? "    The program wrote:\r\n" : outputIntroduction) + wrapped(output, "      ");
    return out;
}

std::string beginning(NoticeKind kind, const queue::QueuedMessage& message, const NoticeSettings& settings, base::Time now) {
    const auto subject = mail::HeaderList::parse(message.headers).value("Subject");
    std::string out = "This letter was written by the mail server " + settings.primaryHostname + ".\r\n\r\n";
    if (kind == NoticeKind::failure)
        out += "Your message could not be delivered to the address(es) below. The server has\r\ngiven up; nothing more will be tried.\r\n";
    else if (kind == NoticeKind::delay)
        out += "Your message has not yet been delivered to the address(es) below. It waits in the\r\nqueue since " +
               mail::dateText(message.reception.time) + " (" +
               base::durationText(std::chrono::duration_cast<base::Seconds>(now - message.reception.time)) +
               ").\r\nYou need not do anything: the server keeps trying, and writes again if it has to\r\ngive up.\r\n";
    else
        out += "As you asked, this tells you that your message was handed over for the\r\naddress(es) below.\r\n";
    if (!subject.empty() && mail::isAscii(subject))
        out += "\r\nSubject: " + base::shortened(base::printable(subject), 200) + "\r\n";
    return out;
}

std::string peopleText(NoticeKind kind, const Notice& notice, const queue::QueuedMessage& message, const NoticeSettings& settings, base::Time now,
                       const std::optional<NoticeWords>& words) {
    std::string out = words && !words->before.empty() ? inWireForm(words->before) : beginning(kind, message, settings, now);
    if (kind == NoticeKind::failure && !settings.text.empty())
        out += "\r\n" + wrapped(settings.text, "");
    out += "\r\n";
    for (const auto& entry : notice.entries) {
        out += entryText(entry, words ? inWireForm(words->after) : std::string());
        if (kind == NoticeKind::success)
            out += entry.local ? "    delivered to the mailbox\r\n"
                               : "    handed to the next server, which sends no such notices: further news may not come\r\n";
    }
    if (words && kind == NoticeKind::delay && !words->after.empty())
        out += "\r\n" + inWireForm(words->after);
    return out;
}

std::string subjectOf(NoticeKind kind, const queue::QueuedMessage& message, base::Time now) {
    switch (kind) {
    case NoticeKind::failure:
        return "Mail delivery failed: returning message to sender";
    case NoticeKind::delay: {
        const auto age = std::chrono::duration_cast<base::Seconds>(now - message.reception.time);
        const auto hours = std::chrono::floor<std::chrono::hours>(age);
        return "Warning: message " + message.id.string() + " delayed " + base::durationText(hours.count() > 0 ? base::Seconds(hours) : age);
    }
    case NoticeKind::success:
        return "Delivery Status Notification";
    }
    return {};
}

std::string headersOf(NoticeKind kind, const Notice& notice, const queue::QueuedMessage& message, const NoticeSettings& settings,
                      const base::MessageId& id, base::Time now, const std::string& boundary, const std::optional<NoticeWords>& words) {
    const auto date = mail::dateText(now);
    std::string out = "Received: by " + settings.primaryHostname + " with local (" + settings.software + ")\r\n\tid " + id.string() +
                      "\r\n\tfor " + notice.to + ";\r\n\t" + date + "\r\n";
    if (kind == NoticeKind::failure) {
        std::string failed;
        for (const auto& entry : notice.entries)
            failed += (failed.empty() ? "" : ",\r\n  ") + base::printable(entry.recipient.address);
        out += "X-Failed-Recipients: " + failed + "\r\n";
    }
    out += "Auto-Submitted: auto-replied\r\n"; // RFC 3834 5
    out += "From: " + (settings.from.empty() ? "Mail Delivery System <Mailer-Daemon@" + settings.qualifyDomain + ">" : settings.from) + "\r\n";
    if (!settings.replyTo.empty())
        out += "Reply-To: " + settings.replyTo + "\r\n";
    out += "To: " + notice.to + "\r\n";
    const auto original = mail::HeaderList::parse(message.headers).value("Message-ID");
    if (!original.empty() && mail::isAscii(original) && original.size() < 900)
        out += "References: " + base::printable(original) + "\r\n";
    out += "Content-Type: multipart/report; report-type=delivery-status;\r\n boundary=\"" + boundary + "\"\r\nMIME-Version: 1.0\r\n";
    if (!words || mail::HeaderList::parse(words->headers).value("Subject").empty())
        out += "Subject: " + subjectOf(kind, message, now) + "\r\n";
    if (words)
        out += words->headers;
    out += "Message-Id: <E" + id.string() + "@" + settings.primaryHostname + ">\r\n";
    return out + "Date: " + date + "\r\n";
}

} // namespace

NoticeText writeNotice(NoticeKind kind, const Notice& notice, const queue::QueuedMessage& message, const NoticeSettings& settings,
                       const base::MessageId& id, base::Time now, std::int64_t longestLine, const std::optional<NoticeWords>& words) {
    const auto boundary = id.string() + "-postroom-" + std::to_string(base::toEpochSeconds(now));
    NoticeText text;
    text.headers = headersOf(kind, notice, message, settings, id, now, boundary, words);
    const bool ascii = mail::isAscii(message.headers);
    text.before = "--" + boundary + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + peopleText(kind, notice, message, settings, now, words) +
                  "\r\n--" + boundary + "\r\nContent-Type: message/delivery-status\r\n\r\n";
    mail::DsnMessage report;
    report.reportingMta = settings.primaryHostname;
    report.envelopeId = message.envelope.envelopeId;
    report.arrival = message.reception.time;
    for (const auto& entry : notice.entries)
        report.recipients.push_back(reportOf(kind, entry, now));
    text.before += mail::deliveryStatus(report) + "\r\n--" + boundary + "\r\n";
    const auto size = static_cast<std::int64_t>(message.headers.size()) + message.body.size;
    // RFC 3461 4.3: RET counts for failures only; of a delay or a success only headers are returned.
    text.withBody = kind == NoticeKind::failure && settings.returnMessage && settings.returnBody && size <= settings.returnSizeLimit &&
                    (settings.returnLineLimit == 0 || longestLine <= settings.returnLineLimit) &&
                    message.envelope.dsnReturn != mail::DsnReturn::headers;
    if (text.withBody)
        text.before += std::string("Content-Type: message/") + (ascii ? "rfc822" : "global") + "\r\n\r\n" + message.headers + "\r\n";
    else if (settings.returnMessage)
        text.before += std::string("Content-Type: ") + (ascii ? "text/rfc822-headers" : "message/global-headers") + "\r\n\r\n" + message.headers;
    text.after = "\r\n--" + boundary + "--\r\n";
    return text;
}

} // namespace postroom::deliver
