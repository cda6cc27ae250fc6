// SPDX-License-Identifier: GPL-3.0-or-later
// What a window shows before its first connection stands: connecting, or why it does not work with the three usual causes
// and what to do.
#pragma once

#include "console/services/session.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace postroom::console {

/// The three usual causes why an appliance of this kind cannot be reached, as a person can check them.
[[nodiscard]] QStringList usualCauses(const ApplianceUri& uri);

class ConnectPane : public QWidget {
    Q_OBJECT
public:
    explicit ConnectPane(Session& session, QWidget* parent = nullptr);
    [[nodiscard]] QString text() const;

signals:
    void anotherWanted();

private:
    void update();
    Session& m_session;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_detail;
    QLabel* m_causes;
    QPushButton* m_retry;
    QPushButton* m_other;
};

} // namespace postroom::console
