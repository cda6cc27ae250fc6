// SPDX-License-Identifier: Apache-2.0
// The alias files of a configuration: what `newaliases` reports on. Nothing is built of them, they are read as they are.
#pragma once

#include "shared/base/json.h"
#include "shared/config/document.h"

#include <string>
#include <vector>

namespace postroom::app {

/// Files that redirect routers look into by lsearch and its kind; each once, in order.
std::vector<std::string> aliasFilesOf(const config::Document& document);
/// {"file","entries","longest","bytes","problems":[text],"aliases":[{"name","targets"}]}: counted as sendmail's newaliases
/// counts, and what is wrong; the aliases of a long file up to a limit.
base::Json aliasFileReport(const std::string& file);

} // namespace postroom::app
