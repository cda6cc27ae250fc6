// SPDX-License-Identifier: GPL-3.0-or-later
// The line on top: which appliance, as whom, with which role, whether the link stands, which revision is in force. At the
// left back and forward, at the right the palette.
#pragma once

#include "console/services/server_state.h"
#include "console/services/session.h"
#include "console/widgets/action_registry.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace postroom::console {

class StatusPill;

/// A role for people: "administrator", "helpdesk"; "no role".
[[nodiscard]] QString roleText(catalogue::Role role);

class ConnectionStrip : public QWidget {
    Q_OBJECT
public:
    ConnectionStrip(Session& session, ServerState& state, QWidget* parent = nullptr);
    /// Buttons at the left and at the right of the strip.
    void addLeft(QAction* action);
    void addRight(QAction* action);
    [[nodiscard]] QString linkText() const;

signals:
    void revisionClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void update();
    QToolButton* makeButton(QAction* action);
    Session& m_session;
    ServerState& m_state;
    QHBoxLayout* m_left;
    QHBoxLayout* m_right;
    QLabel* m_host;
    QLabel* m_user;
    StatusPill* m_role;
    StatusPill* m_link;
    QPushButton* m_revision;
    QToolButton* m_retry;
    QTimer m_countdown;
};

} // namespace postroom::console
