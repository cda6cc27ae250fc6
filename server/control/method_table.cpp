// SPDX-License-Identifier: Apache-2.0
#include "server/control/method_table.h"

#include "shared/base/text.h"

#include <cstdio>
#include <cstdlib>

namespace postroom::control {

namespace {

bool hasType(const base::Json& value, catalogue::FieldType type) {
    using catalogue::FieldType;
    switch (type) {
    case FieldType::text:
    case FieldType::address:
    case FieldType::host:
    case FieldType::id: return value.isString();
    case FieldType::integer:
    case FieldType::time:
    case FieldType::duration:
    case FieldType::bytes: return value.isInteger();
    case FieldType::number: return value.isNumber();
    case FieldType::boolean: return value.isBool();
    case FieldType::list: return value.isArray();
    case FieldType::object: return value.isObject();
    case FieldType::any: return true;
    }
    return false;
}

/// A field of bytes may come as NAME_b64 (shared/wire/bytes_field.h).
std::string_view plainName(std::string_view name) { return name.ends_with("_b64") ? name.substr(0, name.size() - 4) : name; }

tl::expected<void, wire::WireError> checkFields(const catalogue::CommandRow& row, const base::Json& params) {
    for (const auto& [name, value] : params.members()) {
        if (const auto* field = row.request.find(name)) {
            if (!value.isNull() && !hasType(value, field->type))
                return refuseField(name, "must be of type " + std::string(catalogue::fieldTypeName(field->type)));
        } else if (row.request.find(plainName(name)) == nullptr || !value.isString()) {
            return refuseField(name, "is no field of " + std::string(row.name));
        }
    }
    for (const auto& field : row.request)
        if (field.presence == catalogue::Presence::required && params[field.name].isNull() &&
            !params.has(std::string(field.name) + "_b64"))
            return refuseField(std::string(field.name), "is missing: " + std::string(field.help));
    return {};
}

} // namespace

void MethodTable::add(std::string_view method, Pace pace, Effect effect, Handler handler) {
    const auto* row = catalogue::findCommand(method);
    if (row == nullptr || m_methods.contains(method)) {
        std::fprintf(stderr, "control: method %.*s %s\n", static_cast<int>(method.size()), method.data(),
                     row == nullptr ? "has no catalogue row" : "was added twice");
        std::abort(); // a bug of the program, found by every test that builds the table
    }
    m_methods.emplace(method, Method{row, pace, effect, std::move(handler)});
}

tl::expected<const MethodTable::Method*, wire::WireError> MethodTable::admit(std::string_view method, const base::Json& params,
                                                                            catalogue::Role role) const {
    const auto found = m_methods.find(method);
    if (found == m_methods.end()) {
        wire::WireError error = wire::plainError(base::ErrorKind::notFound, "there is no method " + base::printable(method));
        error.code = wire::codeNoMethod;
        if (const auto near = base::nearestName(method, names()))
            error.message += "; did you mean " + *near + "?";
        return refuse(std::move(error));
    }
    const auto& row = *found->second.row;
    if (role < row.role)
        return refuse(wire::plainError(base::ErrorKind::denied, std::string(method) + " needs the role " +
                                                                    std::string(catalogue::roleName(row.role)) + "; yours is " +
                                                                    std::string(catalogue::roleName(role))));
    if (auto fields = checkFields(row, params); !fields)
        return refuse(fields.error());
    return &found->second;
}

std::vector<std::string> MethodTable::names() const {
    std::vector<std::string> names;
    names.reserve(m_methods.size());
    for (const auto& [name, method] : m_methods)
        names.push_back(name);
    return names;
}

} // namespace postroom::control
