// SPDX-License-Identifier: GPL-3.0-or-later
// The flags of rewrite rules with what they mean.
#pragma once

#include <QList>
#include <QString>

namespace postroom::console {

struct RewriteFlag {
    enum class Group { envelope, headers, how } group = Group::envelope;
    QChar letter;
    QString title;
    QString help;
};

[[nodiscard]] QList<RewriteFlag> rewriteFlags();
/// "envelope sender, From"; "everywhere" when no flag names a place.
[[nodiscard]] QString placesWords(const QString& flags);
/// "last rule, again"; empty when there is nothing to say.
[[nodiscard]] QString howWords(const QString& flags);
/// Of address.rewrite: "sender" as "envelope sender".
[[nodiscard]] QString placeTitle(const QString& place);

} // namespace postroom::console
