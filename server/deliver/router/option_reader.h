// SPDX-License-Identifier: Apache-2.0
// Reads the options of one router or transport and compiles their expansions; collects findings. For this folder and
// deliver/transport.
#pragma once

#include "server/deliver/router/router_source.h"
#include "server/policy/expand/compile_names.h"
#include "server/policy/expand/program.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::router {

class OptionReader {
public:
    OptionReader(const DriverSource& source, const expand::CompileNames& names, config::Findings& findings)
        : m_source(source), m_names(names), m_findings(findings) {}

    /// Unexpanded text; the last setting counts. Reading an option marks it as known.
    std::optional<std::string> text(std::string_view name);
    bool boolean(std::string_view name, bool fallback);
    std::optional<expand::Program> program(std::string_view name);
    /// One program for each setting.
    std::vector<expand::Program> programs(std::string_view name);
    /// All settings with their places.
    std::vector<const OptionText*> all(std::string_view name);
    expand::Program compile(std::string_view text, const config::Place& place);
    void error(std::string code, const config::Place& place, std::string message, std::string hint = {});
    void warning(std::string code, const config::Place& place, std::string message);
    [[nodiscard]] config::Place placeOf(std::string_view name) const;
    [[nodiscard]] const DriverSource& source() const { return m_source; }
    [[nodiscard]] const expand::CompileNames& names() const { return m_names; }
    [[nodiscard]] config::Findings& findings() { return m_findings; }
    /// Names in `ignored` are accepted without effect (they have none here by design).
    void acceptSilently(std::string_view name) { m_known.insert(std::string(name)); }
    /// An error for every option that nobody asked for.
    void reportUnknown();

private:
    const DriverSource& m_source;
    const expand::CompileNames& m_names;
    config::Findings& m_findings;
    std::set<std::string, std::less<>> m_known;
};

} // namespace postroom::router
