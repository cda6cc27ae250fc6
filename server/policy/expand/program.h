// SPDX-License-Identifier: Apache-2.0
// A compiled expansion: parsed once when a revision is loaded, evaluated often, by any number of threads at a time.
//
//     auto program = Program::compile("${lc:$local_part}", place, names);   // findings on error, all at once
//     auto value = program->evaluate(scope);                               // Value or Failure
#pragma once

#include "server/policy/expand/compile_names.h"
#include "server/policy/expand/scope.h"
#include "server/policy/expand/value.h"

#include <tl/expected.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::expand {

struct Node; // the compiled form; private to this folder

class Program {
public:
    /// The findings have line and column relative to `place`, which is where `source` begins.
    static tl::expected<Program, std::vector<config::Finding>> compile(std::string_view source, const config::Place& place,
                                                                       const CompileNames& names);
    /// A program that yields `text` as it stands.
    static Program literal(std::string text);

    Program(); ///< yields the empty text
    Program(Program&&) noexcept;
    Program& operator=(Program&&) noexcept;
    Program(const Program&); ///< cheap: the compiled form is shared
    Program& operator=(const Program&);
    ~Program();

    /// Runs on the calling thread, which may block in the World up to its deadlines. Nesting is limited to 500 levels
    /// (a stack of 1 MiB holds them); results to 16 MiB: beyond, a Failure says so.
    [[nodiscard]] tl::expected<Value, Failure> evaluate(const Scope& scope) const;
    /// The value when the source has nothing to expand: most settings.
    [[nodiscard]] const std::string* constant() const;
    [[nodiscard]] const std::string& source() const;
    /// Names of the variables that it reads, for dependency checks and provenance.
    [[nodiscard]] const std::vector<std::string>& variables() const;

private:
    struct Body;
    std::shared_ptr<const Body> m_body;
};

/// "yes", "true", digits... as `condition =` reads them (policy-language 2.4). Nothing when the text is no boolean.
std::optional<bool> conditionValue(std::string_view text);

} // namespace postroom::expand
