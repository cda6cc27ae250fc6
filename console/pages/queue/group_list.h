// SPDX-License-Identifier: GPL-3.0-or-later
// What waits, grouped: by root cause with what to do about it, or by domain, host, sender, age, transport.
#pragma once

#include "console/services/session.h"

#include <QWidget>

class QComboBox;
class QTreeWidget;

namespace postroom::console {

class GroupList : public QWidget {
    Q_OBJECT
public:
    explicit GroupList(Session& session, QWidget* parent = nullptr);
    void setBy(const QString& by);
    [[nodiscard]] QString by() const;
    void refresh();
    /// What queue.list takes for the group of this kind and key.
    [[nodiscard]] static base::Json filterFor(const QString& by, const QString& key);

signals:
    /// An empty filter: all.
    void chosen(const postroom::base::Json& filter, const QString& key);

private:
    void show(const base::Json& groups);
    Session& m_session;
    QComboBox* m_by;
    QTreeWidget* m_tree;
};

} // namespace postroom::console
