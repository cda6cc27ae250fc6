// SPDX-License-Identifier: Apache-2.0
// The parts of the document that the policy language compiles, handed over in the form that each compiler takes.
#pragma once

#include "server/deliver/router/router_source.h"
#include "server/policy/acl/engine.h"
#include "server/policy/lookup/named_lists.h"
#include "shared/config/document.h"

namespace postroom::app {

/// Disabled statements are left out; their numbers stay, so that traces agree with the document.
acl::PolicySource policySource(const config::Document& document, base::RevisionId revision);
/// Routers and rewrite rules; host names and the questions about transports are the caller's to fill.
router::ChainSource chainSource(const config::Document& document);
/// Every option of an object as text, in document order; an option of several lines gives one entry a line.
std::vector<router::OptionText> optionTexts(const config::Document& document, const config::Object& object);
/// Named lists, the built-in ones included. Texts with expansions are not compiled yet.
lookup::NamedLists namedLists(const config::Document& document);

} // namespace postroom::app
