// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/bounce/bounce_texts.h"

#include "console/services/json_text.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(BounceWords)
};

/// The translation of a code; empty when there is none.
QString translated(const QString& code) {
    const QByteArray key = code.toUtf8();
    const QString found = QCoreApplication::translate("BounceTexts", key.constData());
    return found == code ? QString() : found;
}

/// What the server puts where it knows no value.
QString known(const QString& value) {
    static constexpr const char* fallbacks[] = {QT_TRANSLATE_NOOP("BounceWords", "the recipient"), QT_TRANSLATE_NOOP("BounceWords", "the recipient's domain"),
                                                QT_TRANSLATE_NOOP("BounceWords", "the reporting server"), QT_TRANSLATE_NOOP("BounceWords", "the sender's domain"),
                                                QT_TRANSLATE_NOOP("BounceWords", "(no subject)"), QT_TRANSLATE_NOOP("BounceWords", "none")};
    for (const char* fallback : fallbacks)
        if (value == QLatin1String(fallback))
            return Say::tr(fallback);
    return value;
}

/// In one pass, so that a value which looks like a placeholder stays what it is.
QString filled(const QString& pattern, const base::Json& arguments) {
    QString text;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const qsizetype close = pattern[i] == '{' ? pattern.indexOf('}', i) : -1;
        const std::string name = close < 0 ? std::string() : pattern.mid(i + 1, close - i - 1).toStdString();
        if (close >= 0 && arguments.has(name)) {
            text += known(toQt(arguments[name].toStringView()));
            i = close;
        } else
            text += pattern[i];
    }
    return text;
}

} // namespace

QString bounceSentence(const base::Json& sentence) {
    const QString pattern = translated(text(sentence, "code"));
    if (pattern.isEmpty())
        return text(sentence, "text");
    base::Json arguments = sentence["arguments"];
    if (arguments.has("body_code"))
        if (const QString body = translated(text(arguments, "body_code")); !body.isEmpty())
            arguments.set("body", body.toStdString());
    return filled(pattern, arguments);
}

QString bounceReason(const base::Json& recipient) {
    const QString known = translated("bounce.reason." + text(recipient, "reason"));
    return known.isEmpty() ? text(recipient, "reason_title") : known;
}

QString partyText(const QString& party) {
    if (party == "nobody")
        return Say::tr("Nobody");
    if (party == "sender")
        return Say::tr("The sender");
    if (party == "sender_server")
        return Say::tr("The sending server");
    if (party == "recipient")
        return Say::tr("The recipient");
    if (party == "recipient_server")
        return Say::tr("The recipient's server");
    return Say::tr("Not known");
}

QString partyIcon(const QString& party) {
    if (party == "nobody")
        return "clock";
    if (party == "sender" || party == "recipient")
        return "user";
    if (party == "sender_server" || party == "recipient_server")
        return "appliance";
    return "help";
}

Tone partyTone(const QString& party) {
    if (party == "nobody")
        return Tone::info;
    return party == "sender_server" ? Tone::bad : Tone::warning;
}

QString kindText(const QString& kind) {
    if (kind == "failure")
        return Say::tr("A bounce: the message was not delivered.");
    if (kind == "delay")
        return Say::tr("A notice of delay: the message waits and is tried again.");
    if (kind == "success")
        return Say::tr("A report of success: the message was delivered.");
    if (kind == "feedback")
        return Say::tr("A complaint or an authentication report, no bounce.");
    if (kind == "auto_reply")
        return Say::tr("An automatic reply, no bounce.");
    if (kind == "status_line")
        return Say::tr("The answer of a mail server.");
    return Say::tr("No bounce was recognised in this text.");
}

QString replyCodeText(const base::Json& recipient) {
    QStringList codes;
    if (recipient["code"].isInteger())
        codes << text(recipient, "code");
    if (!text(recipient, "status").isEmpty())
        codes << text(recipient, "status");
    const QString command = text(recipient, "command");
    if (command.isEmpty())
        return codes.join(' ');
    return codes.isEmpty() ? Say::tr("in reply to %1").arg(command) : Say::tr("%1, in reply to %2").arg(codes.join(' '), command);
}

} // namespace postroom::console
