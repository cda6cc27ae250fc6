// SPDX-License-Identifier: Apache-2.0
// config.*: documents, checks, apply with comment and confirmation, history, difference, rollback, text form, secrets.
#pragma once

#include "shared/base/json.h"

namespace postroom::control {

class ConfigService;
class MethodTable;
struct RevisionInfo;

/// `service` must outlive the table.
void addConfigMethods(MethodTable& table, ConfigService& service);
/// What describes a revision, as config.running answers it.
base::Json revisionJson(const RevisionInfo& revision);

} // namespace postroom::control
