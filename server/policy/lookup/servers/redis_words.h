// SPDX-License-Identifier: Apache-2.0
// A Redis command as it stands in ${lookup redis{...}}, cut into words: pure, and tested without a server.
#pragma once

#include "shared/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace postroom::servers {

/// Words are parted by white space; a backslash protects what follows it (features 1.9). A bound parameter stands as one
/// word "?" and is taken whole, whatever it holds. Errors: no command, more than 32 words, not as many "?" as parameters.
base::Result<std::vector<std::string>> redisWords(std::string_view command, const std::vector<std::string>& parameters);
/// Does the command only read? (Its answer may be kept for a moment.)
bool isRedisRead(std::string_view command);
/// After it the connection is no longer as the next one expects it (SELECT, MULTI, SUBSCRIBE...).
bool changesRedisConnection(std::string_view command);

} // namespace postroom::servers
