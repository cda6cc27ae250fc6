// SPDX-License-Identifier: Apache-2.0
// Brings a store to the version that this program knows. The steps are the files schema/KIND/NNN_*.sql, in the binary;
// they never change once released. Each runs in one transaction with its version number; an existing file is copied to
// FILE.before-N first. A version that this program does not know is refused with a sentence, and nothing is touched.
#pragma once

#include "server/platform/store/database.h"

#include <span>
#include <string_view>

namespace postroom::store {

struct MigrationStep {
    int version = 0; ///< from 1, without gaps
    std::string_view name;
    std::string_view sql;
};

/// What a kind of store is made of. `applicationId` stands in the file's head, so that one kind is not taken for another.
struct Schema {
    std::string_view kind; ///< "queue"
    std::int32_t applicationId = 0;
    std::span<const MigrationStep> steps;
};

const Schema& configSchema();
const Schema& queueSchema();
const Schema& stateSchema();
const Schema& eventsSchema();

/// Returns the version after migrating. On error the file is as before the failing step.
base::Result<int> migrate(Database& database, const Schema& schema);

/// Opens, checks and migrates.
base::Result<Database> openStore(const DatabaseSettings& settings, const Schema& schema);

} // namespace postroom::store
