// SPDX-License-Identifier: Apache-2.0
// lookup.servers, lookup.test.
#pragma once

namespace postroom::control {

class LookupService;
class MethodTable;

/// `service` must outlive the table.
void addLookupMethods(MethodTable& table, LookupService& service);

} // namespace postroom::control
