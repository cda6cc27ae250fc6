// SPDX-License-Identifier: Apache-2.0
// Questions to the World in words: what a replay says of an answer that it does not have. Questions of one kind to one
// source have equal sentences, so that a thousand keys that were not recorded are one line with an example.
#pragma once

#include "server/policy/world/world.h"

namespace postroom::world {

struct QuestionWords {
    std::string sentence; ///< "Redis was asked; that answer was not recorded"
    std::string example;  ///< "EXISTS greylist:192.0.2.7"; may be empty
};

[[nodiscard]] QuestionWords inWords(const Question& question);

} // namespace postroom::world
