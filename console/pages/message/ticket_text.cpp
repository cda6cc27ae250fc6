// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/message/ticket_text.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/outcome.h"
#include "console/widgets/text_format.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

QString say(const char* text) { return QCoreApplication::translate("Message", text); }

struct Phase {
    const char* name;
    const char* title;
};
constexpr Phase phases[] = {
    {"connect", QT_TRANSLATE_NOOP("Message", "Connection")}, {"helo", "HELO"}, {"starttls", "STARTTLS"}, {"auth", "AUTH"}, {"mail", "MAIL"}, {"mailauth", "AUTH= of MAIL"},
    {"rcpt", "RCPT"}, {"predata", "DATA"}, {"mime", QT_TRANSLATE_NOOP("Message", "MIME parts")}, {"prdr", QT_TRANSLATE_NOOP("Message", "PRDR reply")},
    {"data", QT_TRANSLATE_NOOP("Message", "Content")}, {"not_smtp", QT_TRANSLATE_NOOP("Message", "Local submission")}, {"quit", "QUIT"},
    {"notquit", QT_TRANSLATE_NOOP("Message", "End without QUIT")}, {"vrfy", "VRFY"}, {"delivery", QT_TRANSLATE_NOOP("Message", "Delivery")}};

} // namespace

QString phaseText(const QString& phase) {
    for (const Phase& each : phases)
        if (phase == QLatin1String(each.name))
            return say(each.title);
    return phase;
}

QString verdictText(const QString& verdict) {
    if (verdict == "accept")
        return say(QT_TRANSLATE_NOOP("Message", "accepted"));
    if (verdict == "deny")
        return say(QT_TRANSLATE_NOOP("Message", "refused"));
    if (verdict == "defer")
        return say(QT_TRANSLATE_NOOP("Message", "refused for now"));
    if (verdict == "drop")
        return say(QT_TRANSLATE_NOOP("Message", "refused and hung up"));
    if (verdict == "discard")
        return say(QT_TRANSLATE_NOOP("Message", "discarded"));
    return outcome(verdict).word;
}

QIcon verdictIcon(const QString& verdict) {
    if (verdict == "accept")
        return icon("accepted", Tone::good);
    if (verdict == "deny" || verdict == "drop")
        return icon("rejected", Tone::bad);
    if (verdict == "defer")
        return icon("queued", Tone::warning);
    if (verdict == "discard")
        return icon("discarded", Tone::neutral);
    const Outcome shown = outcome(verdict);
    return icon(shown.icon, shown.tone);
}

QString ticketText(const base::Json& record, const base::Json& explanation, const QString& address) {
    const base::Json& message = record["message"];
    QStringList lines = texts(explanation["text"]);
    lines << QString();
    const auto line = [&](const char* title, const QString& value) {
        if (!value.isEmpty())
            lines << say(title) + " " + value;
    };
    line(QT_TRANSLATE_NOOP("Message", "Message:"), text(message, "id"));
    line(QT_TRANSLATE_NOOP("Message", "Received:"), fullTimeText(time(message["time"])));
    line(QT_TRANSLATE_NOOP("Message", "From:"), text(message, "sender").isEmpty() ? QStringLiteral("<>") : text(message, "sender"));
    for (const base::Json& recipient : record["recipients"].items()) {
        line(QT_TRANSLATE_NOOP("Message", "To:"), text(recipient, "address") + " (" + outcome(text(recipient, "outcome")).word + ") " + text(recipient, "reason"));
        for (const base::Json& attempt : recipient["attempts"].items())
            lines << "    " + fullTimeText(time(attempt["time"])) + "  " + text(attempt, "host_name") + " [" + text(attempt, "host_address") + "]:" + text(attempt, "host_port") + "  " +
                         text(attempt, "text");
    }
    line(QT_TRANSLATE_NOOP("Message", "Message-ID:"), text(message, "message_id"));
    lines << address;
    return lines.join('\n') + '\n';
}

} // namespace postroom::console
