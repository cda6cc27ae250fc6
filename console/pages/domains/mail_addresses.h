// SPDX-License-Identifier: GPL-3.0-or-later
// Which addresses the routers and accounts of a configuration name, and where they go. Only what stands there literally: what
// comes out of a lookup or a pattern is not known here.
#pragma once

#include "shared/base/json.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace postroom::console {

struct MailAddress {
    enum class Kind { mailbox, alias, catchAll } kind = Kind::alias;
    QString localPart;      ///< empty: a catch-all
    bool everyDomain = false; ///< each of our domains
    QStringList domains;    ///< otherwise
    QStringList targets;    ///< of an alias: addresses, ":fail: text"
    QString object;         ///< "router alias_sales", "account anna"; "/etc/aliases" for an entry of a file
    QString transport;      ///< of a mailbox
    int shared = 1;         ///< local parts that stand in this router
    bool editable = false;  ///< a redirection whose data are addresses

    /// It stands in a file of the server, not in the configuration.
    [[nodiscard]] bool isInFile() const { return object.startsWith('/'); }
    [[nodiscard]] bool isAt(const QString& domain, const QStringList& ours) const { return everyDomain ? ours.contains(domain) : domains.contains(domain); }
};

/// `objects`: those of config.document.
[[nodiscard]] QList<MailAddress> mailAddresses(const base::Json& objects);
/// The entries of an alias file, {name, targets} each; they are edited on the server.
[[nodiscard]] QList<MailAddress> fileAddresses(const QString& file, const base::Json& aliases);
/// Where a new router stands, from 0: an alias before all others, a catch-all behind the last that is for our domains.
[[nodiscard]] int catchAllRank(const base::Json& objects);

[[nodiscard]] QStringList listItems(const QString& value);
[[nodiscard]] QString listText(const QStringList& items);
/// A domain, not a pattern, a lookup or another list.
[[nodiscard]] bool isPlainDomain(const QString& item);

} // namespace postroom::console
