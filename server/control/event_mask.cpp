// SPDX-License-Identifier: Apache-2.0
#include "server/control/event_mask.h"

namespace postroom::control {

bool isContentField(std::string_view name) {
    return name == "subject" || name == "headers" || name == "body" || name == "raw" || name.starts_with("header_");
}

bool seesContent(catalogue::Role role) { return role == catalogue::Role::administrator; }

base::Json masked(base::Json document, catalogue::Role role) {
    if (seesContent(role))
        return document;
    if (document.isArray()) {
        base::Json out = base::Json::array();
        for (const auto& item : document.items())
            out.append(masked(item, role));
        return out;
    }
    if (!document.isObject())
        return document;
    base::Json out = base::Json::object();
    for (const auto& [name, value] : document.members()) {
        const bool hidden = isContentField(name) && !value.isNull() && value != base::Json("");
        out.set(name, hidden ? base::Json(maskText) : masked(value, role));
    }
    return out;
}

base::Json eventJson(const events::Event& event, catalogue::Role role) {
    base::Json json = base::Json::object({{"name", event.name}, {"time", base::toEpochMicros(event.time)}});
    if (!event.message.empty())
        json.set("message", event.message.text());
    if (event.revision)
        json.set("revision", event.revision.value);
    if (event.connection != 0)
        json.set("connection", event.connection);
    base::Json fields = base::Json::object();
    for (const auto& [name, value] : event.fields)
        fields.set(name, value);
    json.set("fields", masked(std::move(fields), role));
    return json;
}

} // namespace postroom::control
