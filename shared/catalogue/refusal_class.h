// SPDX-License-Identifier: Apache-2.0
// Why something was refused, in a handful of words: what statistics count and what `reason:` of the trace finds.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace postroom::catalogue {

/// The numbers stand in state.db: add at the end only.
enum class RefusalClass : std::uint8_t {
    policy, unknownRecipient, relay, blocklist, authentication, content, rate, sender, hostName, size, protocol, connectionLimit, login, temporary, tls,
};

struct RefusalClassRow {
    RefusalClass value = RefusalClass::policy;
    std::string_view name;  ///< "unknown-recipient"
    std::string_view title; ///< "Unknown recipient"
    std::string_view help;
};

/// In the order of the numbers.
[[nodiscard]] std::span<const RefusalClassRow> refusalClasses();
[[nodiscard]] const RefusalClassRow& refusalClassRow(RefusalClass value);
[[nodiscard]] std::optional<RefusalClass> refusalClassFromName(std::string_view name);

} // namespace postroom::catalogue
