// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/settings/objects_provider.h"

#include "console/pages/settings/objects_tree.h"
#include "console/pages/settings/working_objects.h"
#include "console/services/json_text.h"

namespace postroom::console {

void ObjectsProvider::find(const QString& query, std::function<void(QList<PaletteEntry>)> found) {
    if (query.size() < 2 || !m_context.navigator.knows("settings") || !m_context.session.ready())
        return found({});
    base::Json params = m_context.workingCopy.baseParams();
    if (m_context.state.revision() == m_revision && params == m_asked)
        return found(matching(query));
    m_revision = m_context.state.revision();
    m_asked = params;
    m_context.session.call(this, "config.document", std::move(params), [this, query, found = std::move(found)](const Answer& answer) {
        if (answer)
            m_objects = (*answer)["objects"];
        else
            m_revision = -1;
        found(matching(query));
    });
}

QList<PaletteEntry> ObjectsProvider::matching(const QString& query) const {
    QList<PaletteEntry> list;
    const base::Json objects = withChanges(m_objects, m_context.workingCopy.changes());
    for (const base::Json& each : objects.items()) {
        const auto kind = catalogue::kindFromName(each["kind"].toStringView());
        if (!kind || *kind == catalogue::Kind::main)
            continue;
        const QString object = text(each, "object"), name = text(each, "name");
        // "router smarthost" and "smarthost" find it, as does its kind in the user's language.
        const int points = std::max(paletteScore(query, object), paletteScore(query, name + ' ' + kindTitle(*kind)));
        if (points > 0)
            list << PaletteEntry{name, kindTitle(*kind), "settings", {}, points + 5, [&navigator = m_context.navigator, object] { navigator.open(Link::to("settings", {object})); }};
    }
    return list;
}

} // namespace postroom::console
