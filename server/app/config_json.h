// SPDX-License-Identifier: Apache-2.0
// The configuration's values as the control protocol writes them (server/control/config_service.h has the forms).
#pragma once

#include "shared/base/json.h"
#include "shared/config/changes.h"
#include "shared/config/difference.h"

namespace postroom::app {

/// Accepts the protocol's words ("text" for "value", "reset" for "unset", "position" for "rank") beside shared/config's own.
base::Result<config::Changes> changesFromProtocol(const base::Json& json);
/// Changes in the form that changesFromProtocol reads.
base::Json changesToProtocol(const config::Changes& changes);
/// [{"object","change","settings":[{"setting","before","after"}],"text_before","text_after"}]
base::Json differenceToProtocol(const config::Difference& difference);
/// {"objects":[{"object","kind","name","body"}]}
base::Json documentToProtocol(const config::Document& document);

} // namespace postroom::app
