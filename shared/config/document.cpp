// SPDX-License-Identifier: Apache-2.0
#include "shared/config/document.h"

#include "shared/base/text.h"
#include "shared/config/settings.h"

#include <algorithm>
#include <set>

namespace postroom::config {

const Setting* Object::find(std::string_view setting) const {
    const auto it = std::ranges::find(settings, setting, &Setting::name);
    return it == settings.end() ? nullptr : &*it;
}

Setting* Object::find(std::string_view setting) {
    const auto it = std::ranges::find(settings, setting, &Setting::name);
    return it == settings.end() ? nullptr : &*it;
}

std::string_view Object::driver() const {
    const Setting* setting = find("driver");
    const auto* text = setting == nullptr ? nullptr : std::get_if<std::string>(&setting->value);
    return text == nullptr ? std::string_view() : std::string_view(*text);
}

std::string Object::label() const {
    std::string text(catalogue::kindName(kind));
    if (kind != Kind::main)
        text += " " + name;
    return text;
}

base::Result<std::pair<Kind, std::string>> readLabel(std::string_view label) {
    const auto blank = label.find(' ');
    const std::string_view word = label.substr(0, blank);
    const auto kind = catalogue::kindFromName(word);
    if (!kind)
        return base::fail(base::permanentError(base::ErrorKind::invalid, "\"" + base::printable(word) + "\" is no kind of object"));
    const bool rule = *kind == Kind::retry || *kind == Kind::rewrite; // their names are patterns, blanks and all
    std::string_view name = blank == std::string_view::npos ? std::string_view() : label.substr(blank + 1);
    if (!rule)
        name = base::trim(name);
    if (name.empty() != (*kind == Kind::main))
        return base::fail(base::permanentError(base::ErrorKind::invalid, name.empty() ? "the name of the " + std::string(word) + " is missing"
                                                                                      : "the main section has no name"));
    return std::pair(*kind, std::string(name));
}

std::string_view secretName(std::string_view text) {
    constexpr std::string_view prefix = "secret:";
    return text.starts_with(prefix) ? text.substr(prefix.size()) : std::string_view();
}

const Object* Document::find(Kind kind, std::string_view name) const {
    const auto it = std::ranges::find_if(objects, [&](const Object& object) { return object.kind == kind && object.name == name; });
    return it == objects.end() ? nullptr : &*it;
}

Object* Document::find(Kind kind, std::string_view name) {
    const auto it = std::ranges::find_if(objects, [&](const Object& object) { return object.kind == kind && object.name == name; });
    return it == objects.end() ? nullptr : &*it;
}

std::vector<const Object*> Document::all(Kind kind) const {
    std::vector<const Object*> result;
    for (const Object& object : objects)
        if (object.kind == kind)
            result.push_back(&object);
    return result;
}

std::size_t Document::rank(const Object& wanted) const {
    std::size_t rank = 0;
    for (const Object& object : objects) {
        if (&object == &wanted)
            break;
        rank += object.kind == wanted.kind ? 1 : 0;
    }
    return rank;
}

Object& Document::add(Object object) { return insert(std::move(object), objects.size()); }

Object& Document::insert(Object object, std::size_t rank) {
    auto it = std::ranges::find_if(objects, [&](const Object& other) { return other.kind >= object.kind; });
    for (; it != objects.end() && it->kind == object.kind && rank > 0; --rank)
        ++it;
    return *objects.insert(it, std::move(object));
}

const Object& Document::mainObject() const {
    static const Object empty;
    const Object* object = find(Kind::main, "");
    return object == nullptr ? empty : *object;
}

Object& Document::mainObject() {
    Object* object = find(Kind::main, "");
    return object == nullptr ? add(Object{}) : *object;
}

Settings Document::main() const { return Settings(mainObject()); }

Place Document::place(const Source& source, std::size_t offset) const {
    Place place;
    const Segment* found = nullptr;
    for (const Segment& segment : source)
        if (found == nullptr || segment.offset <= offset)
            found = &segment;
    if (found == nullptr)
        return place;
    if (found->file < files.size())
        place.file = files[found->file];
    place.line = found->line;
    place.column = found->column + static_cast<std::uint32_t>(offset >= found->offset ? offset - found->offset : 0);
    return place;
}

Place Document::place(const Object& object, std::string_view setting, std::size_t offset) const {
    const Setting* found = setting.empty() ? nullptr : object.find(setting);
    Place result = place(found == nullptr ? object.source : found->source, found == nullptr ? 0 : offset);
    result.object = object.label();
    result.setting = std::string(setting);
    return result;
}

Place Document::place(const Object& acl, std::size_t statement, std::size_t term, std::size_t offset) const {
    const Statement& found = acl.statements.at(statement);
    const bool hasTerm = term < found.terms.size();
    Place result = place(hasTerm ? found.terms[term].source : found.source, hasTerm ? offset : 0);
    result.object = acl.label();
    result.setting = std::to_string(statement + 1);
    if (hasTerm)
        result.setting += "." + found.terms[term].fullName();
    return result;
}

void Document::nameRules() {
    std::set<std::pair<Kind, std::string>> names;
    for (Object& object : objects) {
        if (object.kind != Kind::retry && object.kind != Kind::rewrite)
            continue;
        const auto part = [&](std::string_view setting) {
            const Setting* found = object.find(setting);
            return found == nullptr ? std::string() : plainText(found->value);
        };
        std::string name = part("pattern");
        if (object.kind == Kind::retry) {
            const std::string error = part("error");
            name += " " + (error.empty() ? "*" : error);
            if (const std::string senders = part("senders"); !senders.empty())
                name += " senders=" + senders;
        }
        std::string unique = name;
        for (int number = 2; !names.emplace(object.kind, unique).second; ++number)
            unique = name + " (" + std::to_string(number) + ")";
        object.name = unique;
    }
}

} // namespace postroom::config
