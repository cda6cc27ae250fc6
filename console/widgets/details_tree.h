// SPDX-License-Identifier: GPL-3.0-or-later
// A tree of names and values that can be read, searched by typing, and copied.
#pragma once

#include "console/models/json_tree_model.h"

#include <QTreeView>

namespace postroom::console {

class DetailsTree : public QTreeView {
    Q_OBJECT
public:
    explicit DetailsTree(QWidget* parent = nullptr);
    void setDocument(const base::Json& document);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void copy() const;
    JsonTreeModel* m_model;
};

} // namespace postroom::console
