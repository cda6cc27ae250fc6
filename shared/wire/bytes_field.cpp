// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/bytes_field.h"

#include "shared/base/base64.h"
#include "shared/base/text.h"

namespace postroom::wire {

void setBytes(base::Json& object, std::string_view name, std::string_view bytes) {
    if (base::isValidUtf8(bytes))
        object.set(name, bytes);
    else
        object.set(std::string(name) + "_b64", base::base64Encode(bytes));
}

base::Result<std::string> getBytes(const base::Json& object, std::string_view name) {
    const std::string coded = std::string(name) + "_b64";
    if (!object.has(coded))
        return object[name].toString();
    const auto bytes = base::base64Decode(object[coded].toStringView());
    if (!bytes)
        return base::fail(base::permanentError(base::ErrorKind::invalid, "the field " + coded + " is not base64"));
    return *bytes;
}

} // namespace postroom::wire
