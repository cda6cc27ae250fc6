// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/trace/saved_searches.h"

#include "console/widgets/icons.h"

#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace postroom::console {

namespace {
constexpr int mostRecent = 12;
constexpr int queryRole = Qt::UserRole;
} // namespace

SavedSearches::SavedSearches(QSettings& settings, QWidget* parent) : QWidget(parent), m_settings(settings) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_tree = new QTreeWidget(this);
    m_tree->setAccessibleName(tr("Searches"));
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(theme::spacing(0.8));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    layout->addWidget(m_tree);
    const auto choose = [this](QTreeWidgetItem* item) {
        if (item->data(0, queryRole).isValid())
            emit chosen(item->data(0, queryRole).toString());
    };
    connect(m_tree, &QTreeWidget::itemClicked, this, choose);
    connect(m_tree, &QTreeWidget::itemActivated, this, choose);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &SavedSearches::showMenu);
    m_recent = m_settings.value("trace/recent").toStringList();
    const int count = m_settings.beginReadArray("trace/saved");
    for (int i = 0; i < count; ++i) {
        m_settings.setArrayIndex(i);
        m_saved.append({m_settings.value("name").toString(), m_settings.value("query").toString()});
    }
    m_settings.endArray();
    fill();
}

void SavedSearches::fill() {
    m_tree->clear();
    const auto heading = [this](const QString& title) {
        auto* item = new QTreeWidgetItem(m_tree, {title});
        QFont font = item->font(0);
        font.setBold(true);
        item->setFont(0, font);
        item->setFlags(Qt::ItemIsEnabled);
        item->setExpanded(true);
        return item;
    };
    const auto entry = [](QTreeWidgetItem* under, const QString& name, const QString& query, const QString& iconName) {
        auto* item = new QTreeWidgetItem(under, {name});
        item->setData(0, queryRole, query);
        item->setIcon(0, icon(iconName));
        item->setToolTip(0, query.isEmpty() ? tr("everything of the last day") : query);
    };
    auto* ready = heading(tr("Ready made"));
    entry(ready, tr("Last 24 hours"), "", "clock");
    entry(ready, tr("Refused"), "status:rejected", "rejected");
    entry(ready, tr("Waiting"), "status:queued", "queued");
    entry(ready, tr("Bounced"), "status:bounced", "bounced");
    entry(ready, tr("On hold"), "status:held", "held");
    entry(ready, tr("Discarded"), "status:discarded", "discarded");
    if (!m_saved.isEmpty()) {
        auto* saved = heading(tr("Saved"));
        for (const auto& [name, query] : m_saved)
            entry(saved, name, query, "star");
    }
    if (!m_recent.isEmpty()) {
        auto* recent = heading(tr("Recent"));
        for (const QString& query : m_recent)
            entry(recent, query, query, "search");
    }
    m_tree->expandAll();
}

void SavedSearches::remember(const QString& query) {
    if (query.isEmpty() || (!m_recent.isEmpty() && m_recent.first() == query))
        return;
    m_recent.removeAll(query);
    m_recent.prepend(query);
    while (m_recent.size() > mostRecent)
        m_recent.removeLast();
    m_settings.setValue("trace/recent", m_recent);
    fill();
}

void SavedSearches::save(const QString& name, const QString& query) {
    m_saved.removeIf([&](const auto& each) { return each.first == name; });
    m_saved.append({name, query});
    m_settings.beginWriteArray("trace/saved", static_cast<int>(m_saved.size()));
    for (int i = 0; i < m_saved.size(); ++i) {
        m_settings.setArrayIndex(i);
        m_settings.setValue("name", m_saved[i].first);
        m_settings.setValue("query", m_saved[i].second);
    }
    m_settings.endArray();
    fill();
}

void SavedSearches::remove(const QString& name) {
    m_saved.removeIf([&](const auto& each) { return each.first == name; });
    m_settings.remove("trace/saved");
    const auto kept = std::exchange(m_saved, {});
    for (const auto& [each, query] : kept)
        save(each, query);
    fill();
}

QStringList SavedSearches::savedNames() const {
    QStringList names;
    for (const auto& [name, query] : m_saved)
        names << name;
    return names;
}

void SavedSearches::showMenu(const QPoint& at) {
    const QTreeWidgetItem* item = m_tree->itemAt(at);
    if (item == nullptr || !savedNames().contains(item->text(0)))
        return;
    QMenu menu(this);
    const QString name = item->text(0);
    menu.addAction(icon("trash"), tr("Remove \"%1\"").arg(name), this, [this, name] { remove(name); });
    menu.exec(m_tree->viewport()->mapToGlobal(at));
}

} // namespace postroom::console
