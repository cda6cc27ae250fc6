// SPDX-License-Identifier: GPL-3.0-or-later
// Figures and times for people, in the language and the customs of the user.
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>

namespace postroom::console {

/// "3 s", "12 min", "2 h 5 min", "4 d 3 h": two units at most.
[[nodiscard]] QString durationText(std::chrono::seconds duration);
/// "812 B", "1.4 kB", "25 MB"
[[nodiscard]] QString sizeText(qint64 bytes);
/// "14:03:12" today, "Tue 14:03:12" within six days, "2026-11-20 14:03" otherwise.
[[nodiscard]] QString timeText(const QDateTime& time, const QDateTime& now = QDateTime::currentDateTime());
/// With day, second and zone: for tool tips and copies.
[[nodiscard]] QString fullTimeText(const QDateTime& time);
/// "5 min ago", "in 3 h", "just now"
[[nodiscard]] QString agoText(const QDateTime& time, const QDateTime& now = QDateTime::currentDateTime());
/// "12,345"
[[nodiscard]] QString countText(qint64 number);
/// A list of the configuration for people: "+a : +b" is "a or b", "! +a" is "not a", "*" is "any". What cannot be said so
/// stays as it is written.
[[nodiscard]] QString listWords(const QString& list);

} // namespace postroom::console
