// SPDX-License-Identifier: Apache-2.0
// The command line of postroomd. Everything else is configuration and stands in config.db.
#pragma once

#include "shared/base/result.h"

#include <string>
#include <vector>

namespace postroom::app {

struct Arguments {
    enum class Mode { serve, evaluate, version, help };
    Mode mode = Mode::serve;
    std::string stateFolder;   ///< databases, spool, mail root, certificates
    std::string runtimeFolder; ///< control.sock; lost at a reboot
    std::string initialConfig; ///< a configuration text, read only when config.db does not exist yet
    std::string answers;       ///< what the first start should know (answers.h), read only then
    std::string evaluateConfig; ///< the configuration text of --evaluate
};

/// The error names the word that is wrong and what was expected.
base::Result<Arguments> readArguments(const std::vector<std::string>& words);

std::string helpText();
std::string versionText();

} // namespace postroom::app
