// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/services/json_text.h"

#include "shared/wire/bytes_field.h"

namespace postroom::console {

QString text(const base::Json& json) {
    if (json.isNull())
        return {};
    if (json.isString())
        return toQt(json.toStringView());
    return QString::fromStdString(json.text());
}

QStringList texts(const base::Json& array) {
    QStringList list;
    for (const base::Json& item : array.items())
        list << text(item);
    return list;
}

QDateTime time(const base::Json& micros) {
    const qint64 value = micros.toInteger();
    return value == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value / 1000);
}

qint64 micros(const QDateTime& time) { return time.isValid() ? time.toMSecsSinceEpoch() * 1000 : 0; }

QByteArray bytes(const base::Json& object, std::string_view member) {
    const auto read = wire::getBytes(object, member);
    return read ? QByteArray::fromStdString(*read) : QByteArray();
}

} // namespace postroom::console
