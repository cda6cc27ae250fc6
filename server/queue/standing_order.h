// SPDX-License-Identifier: Apache-2.0
// What an administrator has ordered until further notice: destinations that get nothing (suspensions), and mail that is
// put on hold as it comes in (hold rules). Values, their matching, and their rows in queue.db.
#pragma once

#include "server/platform/store/database.h"
#include "server/queue/message.h"
#include "shared/base/json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::queue {

struct Suspension {
    enum class Of : std::uint8_t { domain = 0, host = 1 };
    Of of = Of::domain;
    std::string name; ///< lower case; a host by its name or its address
    std::string reason;
    std::string by;
    base::Time since{};
    std::optional<base::Time> until; ///< nothing: until it is resumed
};

/// "deliveries to the domain x.example are suspended: their server is being moved"
std::string suspensionSentence(const Suspension& suspension);

/// Every given field must match, without regard to case; "*" stands for anything in it. Of the recipients one is enough.
struct HoldFilter {
    std::string sender;    ///< "<>" is the null sender
    std::string recipient;
    std::string domain;    ///< of a recipient
    std::string client;    ///< address of the host that sent it
    std::string account;   ///< that authenticated
    std::string subject;
    [[nodiscard]] bool matches(const IncomingMessage& message) const;
    [[nodiscard]] base::Json json() const;
    /// Errors (invalid): an unknown field, with its name in `detail`; nothing that could match.
    static base::Result<HoldFilter> fromJson(const base::Json& json);
};

struct HoldRule {
    std::int64_t number = 0; ///< given when it is added
    HoldFilter filter;
    std::string reason;
    std::string by;
    base::Time since{};
    std::optional<base::Time> until;
    std::uint64_t held = 0; ///< messages, since the program began
};

/// "a*b" against a text, without regard to case.
bool globMatches(std::string_view pattern, std::string_view text);

base::Result<std::vector<Suspension>> loadSuspensions(store::Database& database);
base::Result<std::vector<HoldRule>> loadHoldRules(store::Database& database);
base::Result<void> writeSuspension(store::Database& database, const Suspension& suspension);
base::Result<void> eraseSuspension(store::Database& database, Suspension::Of of, std::string_view name);
/// Gives it its number.
base::Result<void> writeHoldRule(store::Database& database, HoldRule& rule);
base::Result<void> eraseHoldRule(store::Database& database, std::int64_t number);

} // namespace postroom::queue
