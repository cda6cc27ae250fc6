// SPDX-License-Identifier: Apache-2.0
// Macros of a configuration text (policy-language 2.1): plain replacement wherever the name occurs, in the order of
// definition, as Exim does it. The built-in names (_HAVE_*, _OPT_*, _DRIVER_*) exist for .ifdef only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace postroom::config {

struct MacroProblem {
    std::string code;
    std::string message;
};

class MacroTable {
public:
    enum class Origin : std::uint8_t { text, outside };
    enum class Definition : std::uint8_t { first, again };

    /// An empty code when all is well. A macro from outside wins over one of the text.
    MacroProblem define(std::string_view name, std::string_view value, Origin origin, Definition definition);

    /// Replaces in `text` from `from` on. `columns`, when not empty, has the column of each byte and is kept in step.
    /// True when anything was replaced. Ends when the text has grown beyond `limit` bytes, which is for the caller to refuse.
    bool replace(std::string& text, std::vector<std::uint32_t>& columns, std::size_t from, std::size_t limit);

    /// Is there a built-in name among the words of the text?
    [[nodiscard]] static bool hasBuiltIn(std::string_view text);
    /// The text with "y" for every such name, which is what Exim defines them as.
    [[nodiscard]] static std::string withBuiltIns(std::string_view text);
    [[nodiscard]] bool empty() const { return m_macros.empty(); }
    /// Names and values, in the order of definition.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> all() const;

private:
    struct Macro {
        std::string name;
        std::string value;
        Origin origin;
    };
    std::vector<Macro> m_macros;
};

} // namespace postroom::config
