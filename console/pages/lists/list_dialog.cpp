// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/lists/list_dialog.h"

#include "console/pages/lists/lists_pane.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>

namespace postroom::console {

ListDialog::ListDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("New list"));
    auto* form = new QFormLayout(this);
    m_kind = new QComboBox(this);
    for (const char* kind : {"hostlist", "domainlist", "addresslist", "localpartlist"})
        m_kind->addItem(listKindTitle(kind), QString::fromLatin1(kind));
    form->addRow(tr("&Kind"), m_kind);
    m_name = new QLineEdit(this);
    m_name->setValidator(new QRegularExpressionValidator(QRegularExpression("[A-Za-z][A-Za-z0-9_]*"), m_name));
    m_name->setMinimumWidth(fontMetrics().averageCharWidth() * 36);
    m_name->setPlaceholderText(tr("letters, digits and underscores"));
    form->addRow(tr("&Name"), m_name);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    form->addRow(buttons);
    const auto update = [this, buttons] { buttons->button(QDialogButtonBox::Ok)->setEnabled(m_name->hasAcceptableInput()); };
    connect(m_name, &QLineEdit::textChanged, this, update);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    update();
    m_name->setFocus();
}

QString ListDialog::kind() const { return m_kind->currentData().toString(); }
QString ListDialog::name() const { return m_name->text(); }

} // namespace postroom::console
