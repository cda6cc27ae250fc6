// SPDX-License-Identifier: Apache-2.0
// Source text to nodes. Reads as Exim reads (policy-language 2.11): what Exim would find wrong when it comes to it is
// found here, before the revision is used. Private to this folder.
#pragma once

#include "server/policy/expand/compile_names.h"
#include "server/policy/expand/node.h"
#include "server/policy/expand/reader.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::expand {

struct CompileError {
    std::size_t position = 0; ///< byte in the source
    std::string code;
    std::string message;
    std::string hint;
};

class Compiler {
public:
    Compiler(std::string_view source, const CompileNames& names) : m_reader(source), m_names(names) {}

    /// The whole source; false leaves error().
    bool compile(Sequence& out);
    [[nodiscard]] const CompileError& error() const { return m_error; }
    [[nodiscard]] const std::vector<std::string>& variables() const { return m_variables; }

private:
    enum class Until : std::uint8_t { end, brace };
    enum class Dollars : std::uint8_t { honoured, plain };

    bool sequence(Sequence& out, Until until, Dollars dollars = Dollars::honoured);
    bool backslash(Sequence& out);
    bool dollar(Sequence& out);
    bool braced(Sequence& out);
    bool plainName(Sequence& out);
    bool operation(Node& node, const std::string& name);
    bool variable(Node& node, const std::string& name, std::size_t at, bool inBraces);
    static std::optional<HeaderForm> headerForm(std::string_view name, std::string& rest);

    // compile_item.cpp
    bool item(Node& node, const ItemRow& row);
    bool group(Sequence& out, std::string_view missing);
    bool arguments(Node& node, const ItemRow& row, std::size_t least, std::size_t most);
    bool itemEnd(const Node& node);
    bool branches(Node& node);
    bool lookupItem(Node& node);
    bool iterateItem(Node& node);
    bool sortItem(Node& node);
    bool extractItem(Node& node);
    bool runItem(Node& node);
    bool runWords(Node& node);
    bool readSocketItem(Node& node);
    bool certificateItem(Node& node);
    bool prepare(Node& node, std::size_t at);
    /// Compiles the text of `source`, which is constant, once. Wrong, it is left to its use, or an error at `at`.
    bool constantPattern(const Sequence& source, std::size_t at, std::shared_ptr<const regex::Pattern>& out);

    // compile_condition.cpp
    bool condition(Condition& out);
    bool conditionName(std::string& out);
    bool defined(Condition& out);
    bool logic(Condition& out);
    bool iterate(Condition& out);
    bool groupArguments(Condition& out);
    bool conditionArguments(Condition& out, std::size_t count);
    bool prepare(Condition& out, std::size_t at);

    bool wrong(std::string code, std::string message, std::string hint = {});
    bool wrongAt(std::size_t position, std::string code, std::string message, std::string hint = {});
    bool tooDeep();
    static void addLiteral(Sequence& out, std::string_view text);

    Reader m_reader;
    const CompileNames& m_names;
    CompileError m_error;
    std::vector<std::string> m_variables;
    int m_depth = 0;
    bool m_openHeader = false; ///< a header name swallowed a "}": for the message about a missing one
};

} // namespace postroom::expand
