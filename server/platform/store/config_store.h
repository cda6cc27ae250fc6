// SPDX-License-Identifier: Apache-2.0
// config.db: every configuration that ever ran. Nothing is edited in place: a revision closes the object versions that
// it replaces and adds its own, so that history, difference, blame and rollback are queries. Secrets stand in a table
// of their own and the file is readable by its owner only.
//
// The store keeps bodies as opaque JSON text; what they mean is shared/config's matter. Thread-safe (one lock; it is
// asked rarely). Writing is durable when the call returns.
#pragma once

#include "server/platform/store/database.h"
#include "shared/base/guarded.h"
#include "shared/base/strong_id.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::store {

struct StoredRevision {
    base::RevisionId id;
    base::RevisionId parent; ///< 0: the first
    base::Time time{};
    std::string author;
    std::string comment;
    std::string digest;
};

/// An object as a revision has it.
struct StoredObject {
    std::string kind;
    std::string name;
    std::int64_t rank = 0; ///< among those of its kind, from 0
    std::string body;      ///< canonical JSON
    base::RevisionId since; ///< filled when read: the revision that gave it this body or rank
};

class ConfigStore {
public:
    static base::Result<ConfigStore> open(const std::string& file);

    /// The newest revision; id 0 when there is none yet.
    base::Result<StoredRevision> newest() const;
    /// Errors: notFound.
    base::Result<StoredRevision> revision(base::RevisionId id) const;
    /// Newest first, older than `before` (0: from the newest), at most `limit`.
    base::Result<std::vector<StoredRevision>> history(base::RevisionId before, std::size_t limit) const;
    /// All objects of a revision, by kind and rank. Errors: notFound for an unknown revision.
    base::Result<std::vector<StoredObject>> objects(base::RevisionId id) const;
    /// The versions that an object ever had, newest first, with the revision that began each: blame for one setting.
    base::Result<std::vector<StoredObject>> versions(std::string_view kind, std::string_view name) const;

    /// Adds a revision with these objects. `expected` is the newest one that the caller knows; when another has come
    /// meanwhile the error is of kind conflict and nothing changes. The id and time are given here.
    base::Result<StoredRevision> append(StoredRevision revision, const std::vector<StoredObject>& objects, base::RevisionId expected);

    /// The revision that goes back to `previous` at `until` unless somebody confirms it.
    struct Pending {
        base::RevisionId revision, previous;
        base::Time until{};
    };
    base::Result<std::optional<Pending>> pending() const;
    /// Nothing: none waits.
    base::Result<void> setPending(const std::optional<Pending>& pending);

    base::Result<std::map<std::string, std::string, std::less<>>> secrets() const;
    base::Result<void> setSecret(std::string_view name, std::string_view value);

private:
    explicit ConfigStore(Database database);
    std::unique_ptr<base::Guarded<Database>> m_database;
};

} // namespace postroom::store
