// SPDX-License-Identifier: GPL-3.0-or-later
// Which appliance: those that were used before, or a new one by host and user, with the address shown as it is typed.
#pragma once

#include "console/services/appliance_list.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace postroom::console {

class ConnectDialog : public QDialog {
    Q_OBJECT
public:
    ConnectDialog(ApplianceList list, QWidget* parent = nullptr);
    /// What was chosen; valid after accepted().
    [[nodiscard]] const ApplianceUri& chosen() const { return m_chosen; }

signals:
    /// A case file is to be opened instead; the dialog stays until somebody closes it.
    void caseFileWanted();

private:
    void fill();
    void check();
    void takeAndClose();
    ApplianceList m_list;
    ApplianceUri m_chosen;
    QListWidget* m_known;
    QLineEdit* m_address;
    QLabel* m_shown;
    QPushButton* m_connect;
    QPushButton* m_forget;
};

} // namespace postroom::console
