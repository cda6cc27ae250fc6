// SPDX-License-Identifier: Apache-2.0
#include "shared/config/digest.h"

#include "shared/config/document_json.h"
#include "shared/config/sha256.h"

#include <algorithm>

namespace postroom::config {

namespace {

base::Json canonicalObject(const Object& object, std::int64_t rank) {
    Object plain = object;
    plain.comment.clear();
    for (Setting& setting : plain.settings)
        setting.comment.clear();
    for (Statement& statement : plain.statements) {
        statement.comment.clear();
        statement.after.clear();
    }
    std::ranges::sort(plain.settings, {}, &Setting::name); // for `hidden`; canonicalText sorts the rest
    base::Json json = base::Json::object({{"kind", catalogue::kindName(object.kind)}, {"name", object.name}, {"body", bodyToJson(plain)}});
    if (catalogue::isOrdered(object.kind))
        json.set("rank", rank);
    return json;
}

} // namespace

std::string canonicalText(const Document& document) {
    std::vector<const Object*> objects;
    for (const Object& object : document.objects)
        if (object.kind != Kind::main || !object.settings.empty())
            objects.push_back(&object);
    std::ranges::stable_sort(objects, [](const Object* a, const Object* b) {
        if (a->kind != b->kind)
            return a->kind < b->kind;
        return !catalogue::isOrdered(a->kind) && a->name < b->name;
    });
    base::Json array = base::Json::array();
    std::map<Kind, std::int64_t> ranks;
    for (const Object* object : objects)
        array.append(canonicalObject(*object, ranks[object->kind]++));
    return array.canonicalText();
}

std::string digest(const Document& document) { return sha256(canonicalText(document)); }

} // namespace postroom::config
