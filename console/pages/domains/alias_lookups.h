// SPDX-License-Identifier: GPL-3.0-or-later
// Routers that find out where an address goes by a lookup whose entries cannot be listed: a database, Redis, a hash file.
// Said is who is asked and what; the answer to one address is had by testing.
#pragma once

#include "shared/base/json.h"

#include <QList>
#include <QString>

namespace postroom::console {

struct AliasLookup {
    QString router;   ///< its name
    QString asked;    ///< "SQLite, /var/lib/mail/aliases.db"
    QString question; ///< the query or the key, as it stands in the router
    QString data;     ///< the whole expression; empty when the router reads a file of its own
};

/// `objects`: those of config.document. Files whose entries are listed (lsearch) are not among them.
[[nodiscard]] QList<AliasLookup> aliasLookups(const base::Json& objects);

} // namespace postroom::console
