// SPDX-License-Identifier: Apache-2.0
// Where $names come from. Whoever owns a value (session, message, address, delivery) implements this for his names;
// sources are chained, the nearest first.
#pragma once

#include "server/policy/expand/value.h"

#include <optional>
#include <string_view>

namespace postroom::expand {

class VariableSource {
public:
    virtual ~VariableSource() = default;
    /// The value of $name (without the dollar), or nothing when this source does not own the name. A name that it owns but
    /// that has no value now is an empty Value. Names are those of policy-language 2.11, `acl_c0`, `acl_m_x`, `h_subject:`,
    /// `rh_..`, `bh_..`, `lh_..`, `r_x`, `message_headers` included. Called on the thread that evaluates; must not block.
    [[nodiscard]] virtual std::optional<Value> variable(std::string_view name) const = 0;
};

} // namespace postroom::expand
