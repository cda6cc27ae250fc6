// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/settings/working_objects.h"

#include "console/services/json_text.h"

#include <algorithm>

namespace postroom::console {

namespace {

/// Puts it at that place among its kind; behind the last of them when the place is beyond.
void insert(base::Json::Array& objects, base::Json object, std::int64_t rank) {
    const std::string kind = object["kind"].toString();
    std::int64_t seen = 0;
    auto place = objects.end(), behind = objects.end();
    for (auto it = objects.begin(); it != objects.end() && place == objects.end(); ++it)
        if ((*it)["kind"].toStringView() == kind) {
            if (seen++ == rank)
                place = it;
            behind = it + 1;
        }
    objects.insert(place == objects.end() ? behind : place, std::move(object));
}

} // namespace

base::Json withChanges(const base::Json& objects, const base::Json::Array& changes) {
    base::Json::Array list = objects.items();
    for (const base::Json& change : changes) {
        const std::string object = change["object"].toString(), op = change["op"].toString();
        const auto found = std::find_if(list.begin(), list.end(), [&](const base::Json& each) { return each["object"].toStringView() == object; });
        const auto rank = change["rank"].isInteger() ? change["rank"].toInteger() : std::int64_t{list.empty() ? 0 : static_cast<std::int64_t>(list.size())};
        if (op == "add" && found == list.end()) {
            const auto blank = object.find(' ');
            insert(list, base::Json::object({{"object", object}, {"kind", object.substr(0, blank)}, {"name", blank == std::string::npos ? "" : object.substr(blank + 1)}, {"body", change["value"]}}), rank);
        } else if (op == "remove" && found != list.end()) {
            list.erase(found);
        } else if (op == "move" && found != list.end()) {
            base::Json moved = *found;
            list.erase(found);
            insert(list, std::move(moved), rank);
        } else if (op == "replace" && found != list.end()) {
            found->set("body", change["value"]);
        }
    }
    return base::Json(std::move(list));
}

int rankOf(const base::Json& objects, const QString& object, int* count) {
    const std::string kind = object.section(' ', 0, 0).toStdString();
    int rank = -1, seen = 0;
    for (const base::Json& each : objects.items())
        if (each["kind"].toStringView() == kind) {
            if (text(each, "object") == object)
                rank = seen;
            ++seen;
        }
    if (count != nullptr)
        *count = seen;
    return rank;
}

base::Json settingsOfAdded(const base::Json& change) {
    base::Json settings = base::Json::array();
    for (const auto& [name, value] : change["value"]["settings"].members())
        settings.append(base::Json::object({{"object", change["object"]}, {"setting", name}, {"value", value}, {"text", text(value).toStdString()}, {"default", false}}));
    return settings;
}

std::optional<catalogue::Kind> kindOf(const QString& object) { return catalogue::kindFromName(object.section(' ', 0, 0).toStdString()); }

} // namespace postroom::console
