// SPDX-License-Identifier: Apache-2.0
#include "server/policy/expand/key_expander.h"

#include "server/policy/expand/evaluator.h"

namespace postroom::expand {

base::Result<std::string> expandLookupKey(std::string_view key, const Scope& scope) {
    Evaluator evaluator(scope);
    Value out;
    if (!evaluator.expandText(key, out))
        return base::fail(base::permanentError(base::ErrorKind::invalid, evaluator.failure().message));
    return std::move(out.text);
}

} // namespace postroom::expand
