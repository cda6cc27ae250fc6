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
};

struct ReadResult {
    Document document;
    SecretMap secrets; ///< values of secrets that stood in the text
    Findings findings; ///< errors, and what was translated or left out
    std::vector<std::pair<std::string, std::string>> macros; ///< that the text defined; they are already replaced in the document
    bool foreign = false; ///< without our header: written for Exim
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
