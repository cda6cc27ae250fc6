// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/lists/named_lists.h"

#include "console/services/json_text.h"
#include "shared/catalogue/kind.h"
#include "shared/config/value.h"

#include <QRegularExpression>

namespace postroom::console {

namespace {

QStringList itemsOf(const QString& value) {
    QStringList items;
    for (const std::string& item : config::splitList(value.toStdString()))
        items << toQt(item);
    return items;
}

std::string textOf(const QStringList& items) {
    std::vector<std::string> all;
    for (const QString& item : items)
        all.push_back(item.toStdString());
    return config::joinList(all);
}

} // namespace

NamedLists::NamedLists(Session& session, WorkingCopy& copy, QObject* parent) : QObject(parent), m_session(session), m_copy(copy) {}

void NamedLists::refresh() {
    m_session.cancel(m_documentCall);
    m_session.cancel(m_countersCall);
    base::Json params = base::Json::object();
    if (!m_copy.isEmpty())
        params = base::Json::object({{"base", std::int64_t{m_copy.base()}}, {"changes", base::Json(m_copy.changes())}});
    m_documentCall = m_session.call(this, "config.document", std::move(params), [this](const Answer& answer) {
        if (!answer) {
            emit failed(answer.error());
            return;
        }
        take((*answer)["objects"]);
        emit changed();
    });
    m_countersCall = m_session.call(this, "policy.counters", base::Json::object(), [this](const Answer& answer) {
        m_counters = answer ? (*answer)["lists"] : base::Json();
        emit changed();
    });
}

void NamedLists::take(const base::Json& objects) {
    m_lists.clear();
    for (const base::Json& object : objects.items()) {
        const auto kind = catalogue::kindFromName(object["kind"].toStringView());
        if (!kind || !catalogue::isNamedList(*kind))
            continue;
        NamedList list{text(object, "object"), text(object, "kind"), text(object, "name"), text(object["body"]["settings"], "value"), {}, true};
        list.items = itemsOf(list.value);
        // Taken apart and put together again it must be the same, or an edit of one entry would change others.
        list.plain = !list.value.contains('$') && !list.value.contains('\\') && itemsOf(toQt(textOf(list.items))) == list.items;
        m_lists << list;
    }
}

const NamedList* NamedLists::find(const QString& object) const {
    for (const NamedList& list : m_lists)
        if (list.object == object)
            return &list;
    return nullptr;
}

std::optional<ListHits> NamedLists::hits(const QString& object, const QString& item) const {
    for (const base::Json& list : m_counters.items())
        if (text(list, "object") == object)
            for (const base::Json& each : list["items"].items())
                if (text(each, "item") == item)
                    return ListHits{each["applied"].toInteger(), time(each["last"])};
    return std::nullopt;
}

void NamedLists::setItems(const QString& object, const QStringList& items) {
    const base::Json added = m_copy.changeOf(object, {});
    if (added["op"].toStringView() == "add") {
        base::Json settings = added["value"]["settings"];
        settings.set("value", textOf(items));
        m_copy.add(object, base::Json::object({{"settings", settings}}));
    } else {
        m_copy.set(object, "value", textOf(items), WorkingCopy::Undo::separate);
    }
    for (NamedList& list : m_lists) // at once; the server's answer says the same
        if (list.object == object) {
            list.items = items;
            list.value = toQt(textOf(items));
        }
    emit changed();
}

bool NamedLists::add(const QString& kind, const QString& name) {
    static const QRegularExpression allowed("^[A-Za-z][A-Za-z0-9_]*$");
    const QString object = kind + ' ' + name;
    if (!allowed.match(name).hasMatch() || find(object) != nullptr)
        return false;
    m_copy.add(object, base::Json::object({{"settings", base::Json::object({{"value", ""}})}}));
    m_lists << NamedList{object, kind, name, {}, {}, true};
    emit changed();
    return true;
}

QStringList NamedLists::findings(const QString& object) const {
    QStringList found;
    for (const base::Json& finding : m_copy.findings().items()) {
        const base::Json& place = finding["place"].isObject() ? finding["place"] : finding;
        if (text(place, "object") == object && !found.contains(text(finding, "message")))
            found << text(finding, "message");
    }
    return found;
}

void NamedLists::remove(const QString& object) {
    m_copy.remove(object);
    m_lists.removeIf([&](const NamedList& list) { return list.object == object; });
    emit changed();
}

std::optional<std::string> matchExpression(const NamedList& list, const QString& value) {
    static const QRegularExpression safe("^[^\\s${}\\\\+:<]([^\\s${}\\\\]*)$");
    if (!safe.match(value).hasMatch())
        return std::nullopt;
    const char* condition = list.kind == "hostlist" ? "match_ip" : list.kind == "domainlist" ? "match_domain" : list.kind == "localpartlist" ? "match_local_part" : "match_address";
    return "${if " + std::string(condition) + "{" + value.toStdString() + "}{+" + list.name.toStdString() + "}{yes}{no}}";
}

} // namespace postroom::console
