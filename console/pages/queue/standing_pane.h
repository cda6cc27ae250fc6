// SPDX-License-Identifier: GPL-3.0-or-later
// Standing orders: destinations that get nothing now, and rules that put incoming mail on hold.
#pragma once

#include "console/pages/queue/standing_dialog.h"
#include "console/services/session.h"

#include <QWidget>

class QTreeWidget;
class QPushButton;

namespace postroom::console {

class StandingPane : public QWidget {
    Q_OBJECT
public:
    explicit StandingPane(Session& session, QWidget* parent = nullptr);
    void refresh();
    void ask(StandingDialog::Order order);

signals:
    void say(const QString& text);

private:
    void show();
    void removeCurrent();
    Session& m_session;
    QTreeWidget* m_tree;
    QPushButton* m_add;
    QPushButton* m_hold;
    QPushButton* m_remove;
    base::Json m_suspended, m_rules;
};

} // namespace postroom::console
