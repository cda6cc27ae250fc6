// SPDX-License-Identifier: Apache-2.0
// Variables whose values are settings: $primary_hostname, $qualify_domain, $spool_directory, versions.
#pragma once

#include "server/policy/expand/variable_source.h"

#include <map>
#include <string>

namespace postroom::app {

class ConfigVariables final : public expand::VariableSource {
public:
    explicit ConfigVariables(std::map<std::string, std::string, std::less<>> values) : m_values(std::move(values)) {}
    [[nodiscard]] std::optional<expand::Value> variable(std::string_view name) const override {
        const auto found = m_values.find(name);
        if (found == m_values.end())
            return std::nullopt;
        return expand::Value::clean(found->second);
    }

private:
    std::map<std::string, std::string, std::less<>> m_values;
};

} // namespace postroom::app
