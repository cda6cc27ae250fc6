// SPDX-License-Identifier: GPL-3.0-or-later
// Between the documents of the protocol and Qt's types.
#pragma once

#include "shared/base/json.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <string_view>

namespace postroom::console {

[[nodiscard]] inline QString toQt(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }
/// The text of a string, the digits of a number, "true"; empty for null, JSON text for the rest.
[[nodiscard]] QString text(const base::Json& json);
[[nodiscard]] inline QString text(const base::Json& object, std::string_view member) { return text(object[member]); }
[[nodiscard]] QStringList texts(const base::Json& array);
/// Microseconds since 1970 as a local time; invalid for null and 0.
[[nodiscard]] QDateTime time(const base::Json& micros);
[[nodiscard]] qint64 micros(const QDateTime& time);
/// The bytes of NAME or NAME_b64.
[[nodiscard]] QByteArray bytes(const base::Json& object, std::string_view member);

} // namespace postroom::console
