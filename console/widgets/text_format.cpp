// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/text_format.h"

#include "shared/config/value.h"

#include <QCoreApplication>
#include <QLocale>

namespace postroom::console {

namespace {
QString say(const char* text) { return QCoreApplication::translate("TextFormat", text); }
} // namespace

QString durationText(std::chrono::seconds duration) {
    const qint64 s = std::abs(duration.count());
    const auto two = [](const QString& first, qint64 rest, const QString& second) { return rest == 0 ? first : first + ' ' + second.arg(rest); };
    const QString days = say(QT_TRANSLATE_NOOP("TextFormat", "%1 d")), hours = say(QT_TRANSLATE_NOOP("TextFormat", "%1 h")),
                  minutes = say(QT_TRANSLATE_NOOP("TextFormat", "%1 min")), seconds = say(QT_TRANSLATE_NOOP("TextFormat", "%1 s"));
    if (s >= 86400)
        return two(days.arg(s / 86400), s % 86400 / 3600, hours);
    if (s >= 3600)
        return two(hours.arg(s / 3600), s % 3600 / 60, minutes);
    if (s >= 60)
        return two(minutes.arg(s / 60), s < 600 ? s % 60 : 0, seconds);
    return seconds.arg(s);
}

QString sizeText(qint64 bytes) { return QLocale().formattedDataSize(bytes, bytes < 1000 ? 0 : 1, QLocale::DataSizeSIFormat); }

QString timeText(const QDateTime& time, const QDateTime& now) {
    if (!time.isValid())
        return {};
    const QLocale locale;
    if (time.date() == now.date())
        return time.toString("HH:mm:ss");
    const qint64 days = time.date().daysTo(now.date());
    if (days > 0 && days < 6)
        return locale.dayName(time.date().dayOfWeek(), QLocale::ShortFormat) + time.toString(" HH:mm:ss");
    return time.toString("yyyy-MM-dd HH:mm");
}

QString fullTimeText(const QDateTime& time) {
    return time.isValid() ? QLocale().dayName(time.date().dayOfWeek(), QLocale::ShortFormat) + time.toString(" yyyy-MM-dd HH:mm:ss ") + time.timeZoneAbbreviation()
                          : QString();
}

QString agoText(const QDateTime& time, const QDateTime& now) {
    if (!time.isValid())
        return {};
    const qint64 seconds = time.secsTo(now);
    if (std::abs(seconds) < 5)
        return say(QT_TRANSLATE_NOOP("TextFormat", "just now"));
    const QString text = durationText(std::chrono::seconds(seconds));
    return (seconds > 0 ? say(QT_TRANSLATE_NOOP("TextFormat", "%1 ago")) : say(QT_TRANSLATE_NOOP("TextFormat", "in %1"))).arg(text);
}

QString countText(qint64 number) { return QLocale().toString(number); }

QString listWords(const QString& list) {
    QStringList items;
    qsizetype negated = 0;
    for (const std::string& each : config::splitList(list.toStdString())) {
        QString item = QString::fromStdString(each).trimmed();
        if (item.startsWith('!')) {
            ++negated;
            item = item.mid(1).trimmed();
        }
        if (item.isEmpty())
            return list;
        items << (item == "*" ? say(QT_TRANSLATE_NOOP("TextFormat", "any")) : item.startsWith('+') ? item.mid(1) : item);
    }
    if (items.isEmpty() || list.contains('$') || list.contains('\\') || (negated > 0 && negated < items.size())) // an order of yes and no
        return list;
    const QString words = items.join(say(QT_TRANSLATE_NOOP("TextFormat", " or ")));
    return negated > 0 ? say(QT_TRANSLATE_NOOP("TextFormat", "not %1")).arg(words) : words;
}

} // namespace postroom::console
