// SPDX-License-Identifier: Apache-2.0
// Lookups in files: one function per type. Text files are parsed once, cdb files mapped once and kept until they change (device,
// inode, size and time of change are compared at each lookup); SQLite databases stay open. Thread-safe; shared by all Worlds of
// the program.
#pragma once

#include "server/policy/world/world.h"
#include "shared/base/guarded.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::lookup {

/// "ret=full,filter=file" taken apart; unknown words are kept and mean nothing, as in Exim.
class LookupOptions {
public:
    explicit LookupOptions(std::string_view text);
    /// The value of "name=value", or "".
    [[nodiscard]] std::string_view value(std::string_view name) const;

private:
    std::vector<std::pair<std::string, std::string>> m_options;
};

/// Expands a key of a wildlsearch file; an error makes the lookup defer.
using ExpandKey = std::function<base::Result<std::string>(std::string_view)>;

class LookupFiles {
public:
    LookupFiles();
    ~LookupFiles();
    LookupFiles(const LookupFiles&) = delete;
    LookupFiles& operator=(const LookupFiles&) = delete;

    /// A text file in the form "key: data".
    struct Line {
        std::string key;
        std::string data;
        std::string whole;
    };
    struct Text;

    world::Answer lsearch(const world::LookupRequest& request);
    world::Answer iplsearch(const world::LookupRequest& request);
    world::Answer wildlsearch(const world::LookupRequest& request, const ExpandKey& expandKey);
    world::Answer cdb(const world::LookupRequest& request);
    /// `defaultFile` is the setting sqlite_dbfile; an option "file=" or an absolute path in front of the query is nearer.
    world::Answer sqlite(const world::LookupRequest& request, const std::string& defaultFile, base::Milliseconds timeout);

private:
    base::Result<std::shared_ptr<const Text>> open(const std::string& path);
    base::Guarded<std::map<std::string, std::shared_ptr<const Text>>> m_texts;
    struct Cdb;
    base::Guarded<std::map<std::string, std::shared_ptr<const Cdb>>> m_cdbs;
    std::unique_ptr<class SqliteConnections> m_databases;
};

// Without anything to keep between two lookups.
world::Answer lookupDsearch(const world::LookupRequest& request);
world::Answer lookupJson(const world::LookupRequest& request);
world::Answer lookupDbm(const world::LookupRequest& request);
world::Answer lookupLmdb(const world::LookupRequest& request);
world::Answer lookupPasswd(const world::LookupRequest& request);
world::Answer lookupPublicSuffix(const world::LookupRequest& request);

} // namespace postroom::lookup
