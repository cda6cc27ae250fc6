// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/services/appliance_list.h"

#include <QSettings>

namespace postroom::console {

QList<Appliance> ApplianceList::all() const {
    QList<Appliance> list;
    const int size = m_settings->beginReadArray("appliances");
    for (int i = 0; i < size && i < limit; ++i) {
        m_settings->setArrayIndex(i);
        const auto uri = ApplianceUri::parse(m_settings->value("uri").toString());
        if (uri)
            list << Appliance{*uri, m_settings->value("host_name").toString(), m_settings->value("used").toDateTime()};
    }
    m_settings->endArray();
    return list;
}

void ApplianceList::remember(const ApplianceUri& uri, const QString& hostName, const QDateTime& now) {
    QList<Appliance> list = all();
    list.removeIf([&](const Appliance& known) { return known.uri == uri; });
    list.prepend({uri, hostName, now});
    write(list.mid(0, limit));
}

void ApplianceList::forget(const ApplianceUri& uri) {
    QList<Appliance> list = all();
    list.removeIf([&](const Appliance& known) { return known.uri == uri; });
    write(list);
}

void ApplianceList::write(const QList<Appliance>& list) {
    m_settings->remove("appliances");
    m_settings->beginWriteArray("appliances", static_cast<int>(list.size()));
    for (int i = 0; i < list.size(); ++i) {
        m_settings->setArrayIndex(i);
        m_settings->setValue("uri", list[i].uri.text());
        m_settings->setValue("host_name", list[i].hostName);
        m_settings->setValue("used", list[i].used);
    }
    m_settings->endArray();
}

} // namespace postroom::console
