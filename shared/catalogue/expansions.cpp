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

std::span<const std::span<const ExpansionExample>> expansionExamples() {
    static const std::array tables{wordExamples(), variableExamples()};
    return tables;
}

const ExpansionExample* findExample(ExpansionKind kind, std::string_view name) {
    for (const auto& table : expansionExamples())
        for (const ExpansionExample& example : table)
            if (example.kind == kind && example.name == name)
                return &example;
    return nullptr;
}

} // namespace postroom::catalogue
