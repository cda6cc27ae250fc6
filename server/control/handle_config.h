// SPDX-License-Identifier: Apache-2.0
// config.*: documents, checks, apply with comment and confirmation, history, difference, rollback, text form, secrets.
#pragma once

namespace postroom::control {

class ConfigService;
class MethodTable;

/// `service` must outlive the table.
void addConfigMethods(MethodTable& table, ConfigService& service);

} // namespace postroom::control
