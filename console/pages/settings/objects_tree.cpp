// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/settings/objects_tree.h"

#include "console/pages/palette_provider.h"
#include "console/pages/settings/working_objects.h"
#include "console/services/json_text.h"
#include "console/widgets/form_field.h"
#include "console/widgets/icons.h"
#include "shared/catalogue/kind.h"

#include <algorithm>

namespace postroom::console {

namespace {

constexpr int objectRole = Qt::UserRole, groupRole = Qt::UserRole + 1;

} // namespace

QString kindTitle(catalogue::Kind kind) {
    using K = catalogue::Kind;
    switch (kind) {
    case K::main: return ObjectsTree::tr("Main settings");
    case K::domainList: return ObjectsTree::tr("Domain lists");
    case K::hostList: return ObjectsTree::tr("Host lists");
    case K::addressList: return ObjectsTree::tr("Address lists");
    case K::localPartList: return ObjectsTree::tr("Local part lists");
    case K::listener: return ObjectsTree::tr("Listeners");
    case K::account: return ObjectsTree::tr("Accounts");
    case K::acl: return ObjectsTree::tr("ACLs");
    case K::router: return ObjectsTree::tr("Routers");
    case K::transport: return ObjectsTree::tr("Transports");
    case K::retry: return ObjectsTree::tr("Retry rules");
    case K::rewrite: return ObjectsTree::tr("Rewrite rules");
    case K::authenticator: return ObjectsTree::tr("Authenticators");
    case K::test: return ObjectsTree::tr("Tests");
    }
    return {};
}

bool matchesOption(const catalogue::OptionRow& row, const QString& search) {
    return search.trimmed().isEmpty() || paletteScore(search, toQt(row.name) + ' ' + catalogueText(row.title) + ' ' + catalogueText(row.help)) > 0;
}

ObjectsTree::ObjectsTree(WorkingCopy& copy, QWidget* parent) : QTreeWidget(parent), m_copy(copy) {
    setAccessibleName(tr("Objects of the configuration"));
    setHeaderHidden(true);
    setUniformRowHeights(true);
    connect(this, &QTreeWidget::currentItemChanged, this, [this] {
        if (!object().isEmpty())
            emit chosen();
    });
    connect(&m_copy, &WorkingCopy::changed, this, [this] {
        if (withChanges(m_inForce, m_copy.changes()) == m_objects)
            return mark();
        const QString before = object();
        fill();
        if (object() != before) // it is gone
            emit chosen();
    });
}

QString ObjectsTree::object() const { return currentItem() == nullptr ? QString() : currentItem()->data(0, objectRole).toString(); }
QString ObjectsTree::group() const { return currentItem() == nullptr ? QString() : currentItem()->data(0, groupRole).toString(); }

base::Json ObjectsTree::document(const QString& object) const {
    for (const base::Json& entry : m_objects.items())
        if (text(entry, "object") == object)
            return entry;
    return {};
}

void ObjectsTree::show(const base::Json& objects) {
    m_inForce = objects;
    fill();
}

void ObjectsTree::fill() {
    const QString keptObject = object(), keptGroup = group();
    const QSignalBlocker quiet(this);
    m_objects = withChanges(m_inForce, m_copy.changes());
    clear();
    for (const catalogue::Kind kind : catalogue::allKinds()) {
        auto* heading = new QTreeWidgetItem(this, {kindTitle(kind)});
        heading->setFlags(Qt::ItemIsEnabled);
        QFont bold = font();
        bold.setBold(true);
        heading->setFont(0, bold);
        const auto add = [&](const QString& title, const QString& name, const QString& groupName) {
            auto* item = new QTreeWidgetItem(heading, {title});
            item->setData(0, objectRole, name);
            item->setData(0, groupRole, groupName);
        };
        if (kind == catalogue::Kind::main) {
            QStringList groups;
            for (const catalogue::OptionRow* row : catalogue::optionsOf(kind, {}))
                if (const QString name = toQt(row->group); !groups.contains(name))
                    groups << name;
            for (const QString& name : groups)
                add(name.isEmpty() ? tr("Other") : catalogueText(name.toStdString()), "main", name);
        } else {
            for (const base::Json& entry : m_objects.items())
                if (entry["kind"].toStringView() == catalogue::kindName(kind))
                    add(text(entry, "name"), text(entry, "object"), {});
        }
        heading->setExpanded(true);
        heading->setHidden(heading->childCount() == 0);
    }
    filter();
    mark();
    if (!keptObject.isEmpty() && !select(keptObject, keptGroup))
        select("main", {});
}

bool ObjectsTree::select(const QString& object, const QString& group) {
    for (QTreeWidgetItemIterator it(this); *it != nullptr; ++it)
        if ((*it)->data(0, objectRole).toString() == object && (object != "main" || group.isNull() || (*it)->data(0, groupRole).toString() == group)) {
            setCurrentItem(*it);
            return true;
        }
    return false;
}

void ObjectsTree::setSearch(const QString& search) {
    m_search = search;
    filter();
}

void ObjectsTree::filter() {
    for (int i = 0; i < topLevelItemCount(); ++i) {
        QTreeWidgetItem* heading = topLevelItem(i);
        int shown = 0;
        for (int k = 0; k < heading->childCount(); ++k) {
            QTreeWidgetItem* item = heading->child(k);
            const QString name = item->data(0, objectRole).toString();
            bool match = m_search.trimmed().isEmpty() || paletteScore(m_search, item->text(0)) > 0;
            const base::Json entry = document(name);
            const auto kind = name == "main" ? catalogue::Kind::main : catalogue::kindFromName(entry["kind"].toStringView()).value_or(catalogue::Kind::acl);
            for (const catalogue::OptionRow* row : catalogue::optionsOf(kind, entry["body"]["settings"]["driver"].toStringView()))
                match = match || ((name != "main" || toQt(row->group) == item->data(0, groupRole).toString()) && matchesOption(*row, m_search));
            item->setHidden(!match);
            shown += match ? 1 : 0;
        }
        heading->setHidden(shown == 0);
    }
}

void ObjectsTree::mark() {
    for (QTreeWidgetItemIterator it(this); *it != nullptr; ++it) {
        const QString name = (*it)->data(0, objectRole).toString();
        bool touched = !name.isEmpty() && m_copy.touches(name);
        if (touched && name == "main") {
            const auto& changes = m_copy.changes();
            touched = std::any_of(changes.begin(), changes.end(), [&](const base::Json& change) {
                const catalogue::OptionRow* row = text(change, "object") == name ? catalogue::findOption(catalogue::Kind::main, {}, change["setting"].toStringView()) : nullptr;
                return row != nullptr && toQt(row->group) == (*it)->data(0, groupRole).toString();
            });
        }
        (*it)->setIcon(0, touched ? icon("edit", Tone::info) : QIcon());
        (*it)->setToolTip(0, touched ? tr("Changed in the working copy") : QString());
    }
}

} // namespace postroom::console
