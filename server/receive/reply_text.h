// SPDX-License-Identifier: Apache-2.0
// Replies from the catalogue's table, with their {names} filled in.
#pragma once

#include "server/smtp/reply.h"

#include <initializer_list>
#include <string_view>
#include <utility>

namespace postroom::receive {

using Fill = std::pair<std::string_view, std::string_view>;

/// The reply of that id ("mail-ok"). An unknown id is a bug and yields 451 that names it.
smtp::Reply catalogueReply(std::string_view id, std::initializer_list<Fill> fills = {});

} // namespace postroom::receive
