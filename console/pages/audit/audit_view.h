// SPDX-License-Identifier: GPL-3.0-or-later
// The access log: a filter line over the table.
#pragma once

#include "console/pages/page.h"

class QComboBox;
class QLineEdit;

namespace postroom::console {

class AuditModel;
class TablePane;

class AuditView : public PageView {
    Q_OBJECT
public:
    AuditView(PageContext context, QWidget* parent);

    /// "audit", "audit?message=ID", "audit?kind=revealed&user=anna".
    void open(const Link& link) override;
    [[nodiscard]] Link link() const override;
    void refresh() override;
    [[nodiscard]] QWidget* firstFocus() override;

private:
    void search();
    AuditModel* m_model;
    QComboBox* m_kind;
    QLineEdit* m_user;
    QLineEdit* m_message;
    TablePane* m_pane;
};

} // namespace postroom::console
