// SPDX-License-Identifier: Apache-2.0
// Completion while an expression is typed, from the catalogue and the names of a configuration. Pure: a form asks it with
// every key press, without a server.
#pragma once

#include "shared/catalogue/kind.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::config {

struct Document;

enum class ExpressionKind : unsigned char { string, condition, domainList, hostList, addressList, localPartList };

struct CompletionName {
    catalogue::Kind kind = catalogue::Kind::acl; ///< acl, or one of the four kinds of lists
    std::string name;
};
/// ACLs and named lists of a configuration.
std::vector<CompletionName> completionNames(const Document& document);

struct Candidate {
    std::string text; ///< what replaces the word: "sender_address", "lc:", "+local_domains"
    std::string kind; ///< "variable", "item", "operator", "condition", "list", "acl"
    std::string form; ///< "${sg{subject}{regex}{replacement}}"; may be empty
    std::string help;
};

struct Completion {
    std::size_t begin = 0, end = 0; ///< bytes of `text` that a candidate replaces
    std::vector<Candidate> candidates; ///< in the order of the catalogue; empty: nothing can be said here
};

/// What can stand at `position`, a byte of `text`, given what is written up to there.
Completion complete(std::string_view text, std::size_t position, ExpressionKind kind, const std::vector<CompletionName>& names);

} // namespace postroom::config
