// SPDX-License-Identifier: Apache-2.0
#include "server/app/config_json.h"

#include "shared/config/document_json.h"

namespace postroom::app {

namespace {

std::string_view changeName(config::DifferenceKind kind) {
    switch (kind) {
    case config::DifferenceKind::added: return "added";
    case config::DifferenceKind::removed: return "removed";
    case config::DifferenceKind::changed: return "changed";
    case config::DifferenceKind::moved: return "moved";
    }
    return "changed";
}

/// A body is {settings, statements...}; a plain object of settings is taken as well.
base::Json fullBody(const base::Json& body) {
    if (!body.isObject() || body.has("settings") || body.has("statements") || body.has("comment"))
        return body;
    return base::Json::object({{"settings", body}});
}

} // namespace

base::Result<config::Changes> changesFromProtocol(const base::Json& json) {
    base::Json changes = base::Json::array();
    for (const base::Json& item : json.items()) {
        base::Json change = item;
        if (change["op"].toStringView() == "reset")
            change.set("op", "unset");
        if (change.has("text") && !change.has("value"))
            change.set("value", item["text"]);
        if (change.has("position") && !change.has("rank"))
            change.set("rank", item["position"]);
        if (change.has("body") && !change.has("value"))
            change.set("value", fullBody(item["body"]));
        for (const char* name : {"text", "position", "body"})
            change.remove(name);
        changes.append(std::move(change));
    }
    return config::changesFromJson(changes);
}

base::Json changesToProtocol(const config::Changes& changes) {
    base::Json list = base::Json::array();
    for (const config::Change& change : changes)
        list.append(config::toJson(change));
    return list;
}

base::Json differenceToProtocol(const config::Difference& difference) {
    base::Json list = base::Json::array();
    for (const config::ObjectDifference& object : difference) {
        base::Json settings = base::Json::array();
        for (const config::SettingDifference& setting : object.settings)
            settings.append(base::Json::object({{"setting", setting.setting},
                                                {"before", setting.before.value_or(base::Json())},
                                                {"after", setting.after.value_or(base::Json())}}));
        list.append(base::Json::object({{"object", object.object},
                                        {"change", changeName(object.kind)},
                                        {"settings", settings},
                                        {"text_before", object.textBefore},
                                        {"text_after", object.textAfter}}));
    }
    return list;
}

base::Json documentToProtocol(const config::Document& document) {
    base::Json objects = base::Json::array();
    for (const config::Object& object : document.objects)
        objects.append(base::Json::object({{"object", object.label()},
                                           {"kind", catalogue::kindName(object.kind)},
                                           {"name", object.name},
                                           {"body", config::bodyToJson(object)}}));
    return base::Json::object({{"objects", objects}});
}

} // namespace postroom::app
