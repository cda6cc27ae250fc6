// SPDX-License-Identifier: GPL-3.0-or-later
// The decision trace as a tree: recipient, phase, statement, condition. What decided is marked by an icon and bold type.
#pragma once

#include "shared/base/json.h"

#include <QWidget>

class QTreeWidget;
class QTreeWidgetItem;

namespace postroom::console {

class DecisionsPane : public QWidget {
    Q_OBJECT
public:
    explicit DecisionsPane(QWidget* parent = nullptr);
    /// `problem`: why there is no trace; empty when there is.
    void show(const base::Json& decisions, const QString& problem);
    /// Marks and shows a decision, by its place in the list.
    void select(int decision);
    /// Shows the decisions about one recipient.
    void selectRecipient(const QString& recipient);

signals:
    /// A statement was double clicked: object "acl acl_check_rcpt", its number from 1, the revision.
    void statementWanted(const QString& object, int statement, qint64 revision);

private:
    void addDecision(const base::Json& decision, int index);
    QTreeWidgetItem* groupFor(const QString& recipient);
    QTreeWidget* m_tree;
};

} // namespace postroom::console
