// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done to whole objects: a new one, another name, take one away, move it among its kind. Everything goes into the working
// copy, where it can be undone.
#pragma once

#include "console/pages/page.h"

class QAction;

namespace postroom::console {

class ObjectsTree;

class ObjectActions : public QWidget {
    Q_OBJECT
public:
    /// Registers the actions for `view`; the widget itself is the row of their buttons.
    ObjectActions(PageContext context, ObjectsTree& tree, QWidget* view, QWidget* parent);

    /// Another object is chosen.
    void update();

signals:
    /// A new object is in the working copy.
    void added(const QString& object);
    /// The chosen object has this name there.
    void renamed(const QString& object);

private:
    void add();
    void rename();
    void remove();
    void move(int by);
    PageContext m_context;
    ObjectsTree& m_tree;
    QAction* m_add;
    QAction* m_rename;
    QAction* m_remove;
    QAction* m_up;
    QAction* m_down;
};

} // namespace postroom::console
