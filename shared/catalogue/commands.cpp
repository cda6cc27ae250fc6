// SPDX-License-Identifier: Apache-2.0
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

std::span<const std::span<const CommandRow>> commandTables() {
    static const std::array tables{commandsServer(), commandsStats(), commandsQueue(), commandsTrace(), commandsConfig(), commandsDiagnose(), commandsBounce()};
    return tables;
}

const CommandRow* findCommand(std::string_view name) {
    for (const auto& table : commandTables())
        for (const CommandRow& row : table)
            if (row.name == name)
                return &row;
    return nullptr;
}

std::string_view roleName(Role role) {
    switch (role) {
    case Role::none: return "none";
    case Role::auditor: return "auditor";
    case Role::helpdesk: return "helpdesk";
    case Role::operatorRole: return "operator";
    case Role::administrator: return "administrator";
    }
    return "none";
}

} // namespace postroom::catalogue
