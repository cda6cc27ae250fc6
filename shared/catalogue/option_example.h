// SPDX-License-Identifier: Apache-2.0
// Values for the manual that say more than the type of an option does; a test loads a configuration with each
// (tests/system/option_examples_test.cpp).
#pragma once

#include "shared/catalogue/kind.h"

#include <span>
#include <string_view>

namespace postroom::catalogue {

struct OptionExample {
    Kind kind;
    std::string_view driver; ///< empty: of every object of the kind
    std::string_view name;
    std::string_view value;
};

[[nodiscard]] std::span<const OptionExample> optionExamples();

} // namespace postroom::catalogue
