// SPDX-License-Identifier: GPL-3.0-or-later
// The appliances that this user connected to, newest first, kept in the user's settings.
#pragma once

#include "console/services/appliance_uri.h"

#include <QDateTime>
#include <QList>

class QSettings;

namespace postroom::console {

struct Appliance {
    ApplianceUri uri;
    QString hostName; ///< what it called itself the last time; may be empty
    QDateTime used;
};

class ApplianceList {
public:
    static constexpr int limit = 50;

    /// `settings` must outlive this.
    explicit ApplianceList(QSettings& settings) : m_settings(&settings) {}
    [[nodiscard]] QList<Appliance> all() const;
    /// Puts it in front.
    void remember(const ApplianceUri& uri, const QString& hostName, const QDateTime& now);
    void forget(const ApplianceUri& uri);

private:
    void write(const QList<Appliance>& list);
    QSettings* m_settings;
};

} // namespace postroom::console
