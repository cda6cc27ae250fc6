// SPDX-License-Identifier: Apache-2.0
// Checks a document against the catalogue and within itself: types, ranges, names that must exist, ACL terms at the
// points where their ACLs run. Pure, and the same in console and daemon. What is inside expansions is the policy
// layer's matter: it takes part through a function.
#pragma once

#include "shared/catalogue/option_row.h"
#include "shared/catalogue/term_row.h"
#include "shared/config/document.h"

#include <functional>

namespace postroom::config {

/// A text with an expansion, or a list or condition that the policy layer compiles.
struct ExpandedSetting {
    const Object& object;
    std::string_view text;
    Place place; ///< where the text begins
    const catalogue::OptionRow* option = nullptr; ///< for a setting
    const catalogue::TermRow* term = nullptr;     ///< for a term of an ACL
    catalogue::PhaseSet phases = 0;               ///< for a term: where its ACL runs
};

/// Findings of a compilation; their lines and columns are relative to the place, as expand::Program gives them.
using ExpansionCheck = std::function<Findings(const ExpandedSetting&)>;

struct ValidateOptions {
    ExpansionCheck expansionCheck;           ///< empty: expansions are not looked into
    const SecretMap* secrets = nullptr;      ///< when given, a secret:NAME without a value is a warning
};

[[nodiscard]] Findings validate(const Document& document, const ValidateOptions& options = {});

/// Where each ACL of the document runs, through other ACLs as well; nothing for one that nobody names.
[[nodiscard]] std::map<std::string, catalogue::PhaseSet, std::less<>> aclPhases(const Document& document);

/// Named lists that exist without being written: addresslist `accounts` (the names of the accounts) and localpartlist
/// `account_local_parts` (their local parts). Whoever compiles lists adds them.
[[nodiscard]] std::vector<Object> builtInLists(const Document& document);

} // namespace postroom::config
