// SPDX-License-Identifier: Apache-2.0
#include "server/platform/store/migration.h"

#include <unistd.h>

namespace postroom::store {

using base::ErrorKind;
using base::fail;
using base::Result;

namespace {

Result<void> runStep(Database& database, const Schema& schema, const MigrationStep& step) {
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return fail(transaction.error());
    std::string sql(step.sql);
    sql += "\n;PRAGMA user_version=" + std::to_string(step.version) + ";";
    if (step.version == 1)
        sql += "PRAGMA application_id=" + std::to_string(schema.applicationId) + ";";
    if (auto ran = database.execute(sql); !ran) {
        base::Error error = ran.error();
        error.detail = "step " + std::string(step.name) + ": " + error.detail;
        return fail(std::move(error));
    }
    return transaction->commit();
}

Result<void> backUp(Database& database, std::int64_t version) {
    const std::string target = database.file() + ".before-" + std::to_string(version + 1);
    const std::string part = target + ".part";
    ::unlink(part.c_str());
    if (auto copied = database.backupTo(part); !copied)
        return copied;
    if (::rename(part.c_str(), target.c_str()) != 0)
        return fail(base::systemError(errno, "The copy " + target + " cannot be kept"));
    return {};
}

} // namespace

Result<int> migrate(Database& database, const Schema& schema) {
    const auto found = database.queryInteger("PRAGMA user_version");
    if (!found)
        return fail(found.error());
    const auto application = database.queryInteger("PRAGMA application_id");
    if (!application)
        return fail(application.error());
    const auto tables = database.queryInteger("SELECT count(*) FROM sqlite_schema");
    if (!tables)
        return fail(tables.error());
    const std::int64_t version = found->value_or(0);
    const auto known = static_cast<std::int64_t>(schema.steps.size());
    const std::string kind(schema.kind);
    const bool fresh = version == 0 && tables->value_or(0) == 0;
    if (!fresh && application->value_or(0) != schema.applicationId)
        return fail(base::permanentError(ErrorKind::invalid, "The file " + database.file() + " is not a " + kind + " store",
                                         "application id " + std::to_string(application->value_or(0)) + ", expected " + std::to_string(schema.applicationId)));
    if (version < 0 || version > known)
        return fail(base::permanentError(ErrorKind::invalid,
                                         "The " + kind + " store " + database.file() + " has version " + std::to_string(version) +
                                             ", and this program knows versions up to " + std::to_string(known) +
                                             ". Install the newer program again, or restore a backup"));
    if (!fresh && version < known)
        if (auto kept = backUp(database, version); !kept)
            return fail(kept.error());
    for (const MigrationStep& step : schema.steps)
        if (step.version > version)
            if (auto ran = runStep(database, schema, step); !ran)
                return fail(ran.error());
    return static_cast<int>(known);
}

Result<Database> openStore(const DatabaseSettings& settings, const Schema& schema) {
    auto database = Database::open(settings);
    if (!database)
        return fail(database.error());
    if (settings.mode != OpenMode::readOnly)
        if (auto migrated = migrate(*database, schema); !migrated)
            return fail(migrated.error());
    return database;
}

} // namespace postroom::store
