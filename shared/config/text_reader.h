// SPDX-License-Identifier: Apache-2.0
// Reads a configuration in Exim's syntax (policy-language 2.1) with our sections for listeners and accounts. Pure:
// included files come from a function of the caller's. All errors are found in one go, each with its place.
#pragma once

#include "shared/config/document.h"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace postroom::config {

/// The text of an included file. An error of kind notFound is no error for .include_if_exists.
using IncludeReader = std::function<base::Result<std::string>(std::string_view path)>;

struct ReadOptions {
    std::string fileName = "configuration"; ///< for findings
    IncludeReader include;                  ///< empty: .include is an error
    std::vector<std::pair<std::string, std::string>> macros; ///< defined from outside; the text cannot redefine them
    /// Not empty: a text that was written for Exim is read to be used here. Mailboxes of system users become Maildirs under
    /// this folder, and what only serves parts that are not here is left out with a warning.
    std::string mailRoot{};
};

/// A line of the text that says something, continuation lines included: each is in the list once, in the order of reading.
struct Directive {
    enum class Kind : std::uint8_t {
        statement, ///< an option, a rule, a statement of an ACL, the head of an object or section
        macro,
        include,
        condition, ///< .ifdef and its relatives
        skipped,   ///< in a branch that the conditions leave out
        empty,     ///< its macros leave nothing of it
    } kind = Kind::statement;
    std::string file;
    std::uint32_t line = 0, lastLine = 0;
    std::string text; ///< as read, macros replaced, at most 200 bytes
};

struct ReadResult {
    Document document;
    SecretMap secrets; ///< values of secrets that stood in the text
    Findings findings; ///< errors, and what was translated or left out
    std::vector<std::pair<std::string, std::string>> macros; ///< that the text defined; they are already replaced in the document
    bool foreign = false; ///< without our header: written for Exim
    std::vector<Directive> directives;
};

/// Never fails as a whole: what could be read is in the document, what could not in the findings. Texts beyond 16 MiB
/// with includes, lines beyond 1 MiB, 20 levels of includes, 100 of conditions and 1000 errors end the reading.
[[nodiscard]] ReadResult readText(std::string_view text, const ReadOptions& options = {});

struct ReadAcl {
    std::vector<Statement> statements; ///< Source of their parts: file 0, lines of the text
    Findings findings;
};

/// The statements of an inline ACL or of a file with one.
[[nodiscard]] ReadAcl readAclText(std::string_view text);

} // namespace postroom::config
