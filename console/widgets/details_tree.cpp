// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/details_tree.h"

#include "console/widgets/icons.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

namespace postroom::console {

DetailsTree::DetailsTree(QWidget* parent) : QTreeView(parent), m_model(new JsonTreeModel(this)) {
    setModel(m_model);
    setAlternatingRowColors(true);
    setUniformRowHeights(true);
    setSelectionMode(ExtendedSelection);
    header()->setSectionResizeMode(JsonTreeModel::Name, QHeaderView::ResizeToContents);
    setAccessibleName(tr("Details"));
}

void DetailsTree::setDocument(const base::Json& document) {
    m_model->setDocument(document);
    expandToDepth(0);
}

void DetailsTree::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void DetailsTree::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    menu.addAction(icon("copy"), tr("Copy"), QKeySequence::Copy, this, [this] { copy(); });
    menu.addAction(tr("Expand all"), this, &QTreeView::expandAll);
    menu.addAction(tr("Collapse all"), this, &QTreeView::collapseAll);
    menu.exec(event->globalPos());
}

void DetailsTree::copy() const {
    QStringList lines;
    for (const QModelIndex& index : selectionModel()->selectedRows(JsonTreeModel::Name))
        lines << index.data().toString() + '\t' + index.siblingAtColumn(JsonTreeModel::Value).data().toString();
    QGuiApplication::clipboard()->setText(lines.join('\n'));
}

} // namespace postroom::console
