// SPDX-License-Identifier: Apache-2.0
// The text of an option as the administrator would write it: what is set, else the catalogue's default.
#pragma once

#include "shared/config/document.h"

#include <string>
#include <string_view>

namespace postroom::app {

std::string optionText(const config::Object& object, std::string_view name);
[[nodiscard]] inline bool isSet(const config::Object& object, std::string_view name) { return object.find(name) != nullptr; }

} // namespace postroom::app
