// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/domains/router_changes.h"

#include "console/services/json_text.h"

#include <algorithm>

namespace postroom::console {

RouterChanges::RouterChanges(WorkingCopy& copy) : m_copy(copy) {
    for (const base::Json& change : m_copy.changes())
        if (text(change, "object").startsWith("router "))
            m_changes.push_back(change);
}

base::Json::Array::iterator RouterChanges::find(const QString& object, std::string_view op, std::string_view setting) {
    return std::find_if(m_changes.begin(), m_changes.end(), [&](const base::Json& change) {
        return text(change, "object") == object && change["op"].toStringView() == op && (setting.empty() || change["setting"].toStringView() == setting);
    });
}

void RouterChanges::set(const QString& object, const char* setting, const base::Json& value) {
    for (const char* op : {"set", "unset"})
        if (const auto earlier = find(object, op, setting); earlier != m_changes.end())
            m_changes.erase(earlier);
    if (const auto added = find(object, "add", {}); added != m_changes.end()) {
        base::Json settings = (*added)["value"]["settings"];
        if (value.isNull())
            settings.remove(setting);
        else
            settings.set(setting, value);
        added->set("value", base::Json::object({{"settings", settings}}));
        return;
    }
    base::Json change = base::Json::object({{"op", value.isNull() ? "unset" : "set"}, {"object", object.toStdString()}, {"setting", setting}});
    if (!value.isNull())
        change.set("value", value);
    m_changes.push_back(std::move(change));
}

void RouterChanges::add(const QString& object, const base::Json& settings, int rank) {
    m_changes.push_back(base::Json::object({{"op", "add"}, {"object", object.toStdString()}, {"value", base::Json::object({{"settings", settings}})}, {"rank", rank}}));
}

void RouterChanges::remove(const QString& object) {
    const bool added = find(object, "add", {}) != m_changes.end();
    std::erase_if(m_changes, [&](const base::Json& change) { return text(change, "object") == object; });
    if (!added)
        m_changes.push_back(base::Json::object({{"op", "remove"}, {"object", object.toStdString()}}));
}

void RouterChanges::commit() { m_copy.replaceKind("router", m_changes, WorkingCopy::Undo::separate); }

} // namespace postroom::console
