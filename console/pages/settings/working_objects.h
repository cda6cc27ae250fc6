// SPDX-License-Identifier: GPL-3.0-or-later
// The objects of the configuration as the working copy would have them: what was added, taken away and moved. What was set
// in them is not here; the form lays that over by itself.
#pragma once

#include "shared/base/json.h"
#include "shared/catalogue/kind.h"

#include <QString>

#include <optional>

namespace postroom::console {

/// `objects`: those of config.document; `changes`: those of the working copy, in their order.
[[nodiscard]] base::Json withChanges(const base::Json& objects, const base::Json::Array& changes);
/// Place among the objects of its kind, from 0; -1 when it is not there. `count`: how many there are.
[[nodiscard]] int rankOf(const base::Json& objects, const QString& object, int* count = nullptr);
/// Settings of an object that is only in the working copy, as config.settings would answer.
[[nodiscard]] base::Json settingsOfAdded(const base::Json& change);
/// "router" for "router smarthost".
[[nodiscard]] std::optional<catalogue::Kind> kindOf(const QString& object);

} // namespace postroom::console
