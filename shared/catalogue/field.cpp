// SPDX-License-Identifier: Apache-2.0
#include "shared/catalogue/field.h"

namespace postroom::catalogue {

std::string_view fieldTypeName(FieldType type) {
    switch (type) {
    case FieldType::text: return "text";
    case FieldType::integer: return "integer";
    case FieldType::number: return "number";
    case FieldType::boolean: return "boolean";
    case FieldType::time: return "time";
    case FieldType::duration: return "duration";
    case FieldType::bytes: return "bytes";
    case FieldType::address: return "address";
    case FieldType::host: return "host";
    case FieldType::id: return "id";
    case FieldType::list: return "list";
    case FieldType::object: return "object";
    case FieldType::any: return "any";
    }
    return "any";
}

} // namespace postroom::catalogue
