// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/words.h"

#include <array>

namespace postroom::acl {

namespace {
constexpr std::array<std::string_view, 7> verbNames{"accept", "defer", "deny", "discard", "drop", "require", "warn"};
}

std::string_view verbName(Verb verb) { return verbNames[static_cast<std::size_t>(verb)]; }

std::optional<Verb> verbFromName(std::string_view name) {
    for (std::size_t i = 0; i < verbNames.size(); ++i)
        if (verbNames[i] == name)
            return static_cast<Verb>(i);
    return std::nullopt;
}

std::string_view outcomeName(Outcome outcome) {
    switch (outcome) {
    case Outcome::accept: return "accept";
    case Outcome::deny: return "deny";
    case Outcome::defer: return "defer";
    case Outcome::discard: return "discard";
    case Outcome::drop: return "drop";
    }
    return "defer";
}

std::string_view truthName(Truth truth) {
    switch (truth) {
    case Truth::isTrue: return "true";
    case Truth::isFalse: return "false";
    case Truth::deferred: return "deferred";
    case Truth::failed: return "failed";
    case Truth::notReached: return "not reached";
    }
    return "not reached";
}

} // namespace postroom::acl
