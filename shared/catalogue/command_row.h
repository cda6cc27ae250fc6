// SPDX-License-Identifier: Apache-2.0
// A method of the control protocol: name, who may call it, what it takes and what it answers. Rows stand in
// commands_AREA.cpp; the handler of the area adds its own.
#pragma once

#include "shared/catalogue/field.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace postroom::catalogue {

/// From least to most; a role may call what a lower one may.
enum class Role : std::uint8_t { none, auditor, helpdesk, operatorRole, administrator };

struct CommandRow {
    std::string_view name; ///< "queue.list"
    Role role = Role::administrator;
    std::string_view help;
    Fields request{};
    Fields reply{};
};

[[nodiscard]] std::span<const std::span<const CommandRow>> commandTables();
[[nodiscard]] const CommandRow* findCommand(std::string_view name);
/// "none", "auditor", "helpdesk", "operator", "administrator"
[[nodiscard]] std::string_view roleName(Role role);

} // namespace postroom::catalogue
