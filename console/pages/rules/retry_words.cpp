// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/rules/retry_words.h"

#include "console/services/json_text.h"
#include "console/widgets/text_format.h"
#include "shared/base/duration_text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

namespace postroom::console {

namespace {

std::optional<ScheduleStep> readStep(const QString& text) {
    QStringList parts = text.split(',');
    for (QString& part : parts)
        part = part.trimmed();
    ScheduleStep step;
    if (parts[0] == "F" && parts.size() == 3)
        step.kind = ScheduleStep::Kind::fixed;
    else if ((parts[0] == "G" || parts[0] == "H") && parts.size() == 4)
        step.kind = parts[0] == "G" ? ScheduleStep::Kind::growing : ScheduleStep::Kind::drawn;
    else
        return std::nullopt;
    const auto until = base::readDuration(parts[1].toStdString()), interval = base::readDuration(parts[2].toStdString());
    bool number = true;
    if (parts.size() == 4)
        step.factor = parts[3].toDouble(&number);
    if (!until || !interval || !number)
        return std::nullopt;
    step.until = *until;
    step.interval = *interval;
    return step;
}

QString stepWords(const ScheduleStep& step, bool first) {
    const QString interval = durationText(step.interval), until = durationText(step.until), factor = QString::number(step.factor);
    switch (step.kind) {
    case ScheduleStep::Kind::fixed: return (first ? QCoreApplication::translate("RetryWords", "every %1 for %2") : QCoreApplication::translate("RetryWords", "every %1 up to %2")).arg(interval, until);
    case ScheduleStep::Kind::growing: return QCoreApplication::translate("RetryWords", "from %1 growing ×%3 up to %2").arg(interval, until, factor);
    case ScheduleStep::Kind::drawn: return QCoreApplication::translate("RetryWords", "from %1 growing ×%3, each drawn by lot, up to %2").arg(interval, until, factor);
    }
    return {};
}

} // namespace

std::optional<QList<ScheduleStep>> readSchedule(const QString& text) {
    QList<ScheduleStep> steps;
    for (const QString& part : text.split(';')) {
        if (part.trimmed().isEmpty())
            continue;
        const auto step = readStep(part.trimmed());
        if (!step)
            return std::nullopt;
        steps << *step;
    }
    return steps;
}

QString scheduleText(const QList<ScheduleStep>& steps) {
    QStringList parts;
    for (const ScheduleStep& step : steps) {
        const QString until = toQt(base::durationText(step.until)), interval = toQt(base::durationText(step.interval));
        parts << (step.kind == ScheduleStep::Kind::fixed ? QString("F,%1,%2").arg(until, interval)
                                                         : QString("%1,%2,%3,%4").arg(step.kind == ScheduleStep::Kind::growing ? "G" : "H", until, interval, QString::number(step.factor)));
    }
    return parts.join("; ");
}

QString scheduleWords(const QString& text) {
    const auto steps = readSchedule(text);
    if (!steps)
        return text;
    if (steps->isEmpty())
        return QCoreApplication::translate("RetryWords", "fails at once, without another try");
    QString words;
    for (const ScheduleStep& step : *steps)
        words = words.isEmpty() ? stepWords(step, true) : QCoreApplication::translate("RetryWords", "%1, then %2").arg(words, stepWords(step, false));
    return QCoreApplication::translate("RetryWords", "%1; give up after %2").arg(words, durationText(steps->last().until));
}

const QList<QPair<QString, QString>>& retryErrors() {
    static QList<QPair<QString, QString>> errors;
    static QString language;
    if (const QString now = QCoreApplication::translate("RetryWords", "any failure"); errors.isEmpty() || now != language) {
        language = now;
        errors = {{"*", now},
                  {"refused", QCoreApplication::translate("RetryWords", "connection refused")},
                  {"refused_MX", QCoreApplication::translate("RetryWords", "connection refused, host from an MX record")},
                  {"refused_A", QCoreApplication::translate("RetryWords", "connection refused, host not from an MX record")},
                  {"timeout_connect", QCoreApplication::translate("RetryWords", "no answer to the connection")},
                  {"timeout", QCoreApplication::translate("RetryWords", "any timeout")},
                  {"lost_connection", QCoreApplication::translate("RetryWords", "connection lost")},
                  {"lookup", QCoreApplication::translate("RetryWords", "DNS could not be asked")},
                  {"mail_4xx", QCoreApplication::translate("RetryWords", "the sender was deferred (4xx after MAIL)")},
                  {"rcpt_4xx", QCoreApplication::translate("RetryWords", "the recipient was deferred (4xx after RCPT)")},
                  {"data_4xx", QCoreApplication::translate("RetryWords", "the message was deferred (4xx after DATA)")},
                  {"rcpt_452", QCoreApplication::translate("RetryWords", "the mailbox there is full (452 after RCPT)")},
                  {"quota", QCoreApplication::translate("RetryWords", "the mailbox here is full")},
                  {"quota_7d", QCoreApplication::translate("RetryWords", "the mailbox here is full and was not read for a week")},
                  {"tls_required", QCoreApplication::translate("RetryWords", "TLS was required and not to be had")},
                  {"auth_failed", QCoreApplication::translate("RetryWords", "we could not authenticate")}};
    }
    return errors;
}

QString retryErrorWords(const QString& name) {
    for (const auto& [error, words] : retryErrors())
        if (error == (name.isEmpty() ? QString("*") : name))
            return words;
    return name;
}

} // namespace postroom::console
