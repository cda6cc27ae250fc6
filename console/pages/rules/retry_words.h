// SPDX-License-Identifier: GPL-3.0-or-later
// Retry rules in words, and their schedule in steps.
#pragma once

#include "shared/base/clock.h"

#include <QList>
#include <QPair>
#include <QString>

#include <optional>

namespace postroom::console {

struct ScheduleStep {
    enum class Kind { fixed, growing, drawn } kind = Kind::fixed;
    base::Seconds until{7200};    ///< after the arrival
    base::Seconds interval{900};
    double factor = 1.5;          ///< not of fixed ones
    bool operator==(const ScheduleStep&) const = default;
};

/// "F,2h,15m; G,16h,1h,1.5"; nothing when it cannot be read.
[[nodiscard]] std::optional<QList<ScheduleStep>> readSchedule(const QString& text);
[[nodiscard]] QString scheduleText(const QList<ScheduleStep>& steps);
/// "every 15 min for 2 h, then from 1 h growing by 1.5 up to 16 h; give up after 4 d"; the text itself when it cannot be read.
[[nodiscard]] QString scheduleWords(const QString& text);

/// The errors of retry rules with what they mean.
[[nodiscard]] const QList<QPair<QString, QString>>& retryErrors();
/// "connection refused"; the name itself when it has no words.
[[nodiscard]] QString retryErrorWords(const QString& name);

} // namespace postroom::console
