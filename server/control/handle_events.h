// SPDX-License-Identifier: Apache-2.0
// events.subscribe and events.unsubscribe.
#pragma once

namespace postroom::control {

class MethodTable;

void addEventMethods(MethodTable& table);

} // namespace postroom::control
