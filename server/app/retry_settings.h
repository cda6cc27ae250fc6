// SPDX-License-Identifier: Apache-2.0
// The retry rules of a document, with their patterns matched as list items.
#pragma once

#include "server/app/compiled.h"

namespace postroom::app {

std::shared_ptr<const queue::RetryRules> retryRules(const config::Document& document, const CompileParts& parts, const lookup::SharedSettings& live,
                                                    std::shared_ptr<const lookup::NamedLists> lists, config::Findings& findings);

} // namespace postroom::app
