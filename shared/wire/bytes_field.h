// SPDX-License-Identifier: Apache-2.0
// Bytes in JSON: a field NAME holds UTF-8 text; bytes that are not UTF-8 stand as base64 in NAME_b64 instead. A reader
// takes either. Never both.
#pragma once

#include "shared/base/json.h"
#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace postroom::wire {

void setBytes(base::Json& object, std::string_view name, std::string_view bytes);
/// The bytes of NAME or NAME_b64; empty when neither is there. Error: NAME_b64 is no base64.
base::Result<std::string> getBytes(const base::Json& object, std::string_view name);

} // namespace postroom::wire
