// SPDX-License-Identifier: Apache-2.0
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

std::span<const std::span<const ExpansionRow>> expansionTables() {
    static const std::array tables{expansionItems(), expansionOperators(), expansionConditions(), expansionVariables()};
    return tables;
}

const ExpansionRow* findExpansion(ExpansionKind kind, std::string_view name) {
    for (const auto& table : expansionTables())
        for (const ExpansionRow& row : table)
            if (row.kind == kind && row.name == name)
                return &row;
    return nullptr;
}

} // namespace postroom::catalogue
