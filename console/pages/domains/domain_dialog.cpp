// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/domains/domain_dialog.h"

#include "console/pages/domains/mail_addresses.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace postroom::console {

DomainDialog::DomainDialog(bool local, bool relays, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("New domain"));
    auto* form = new QFormLayout(this);
    m_name = new QLineEdit(this);
    m_name->setPlaceholderText(tr("example.org"));
    m_name->setMinimumWidth(fontMetrics().averageCharWidth() * 40);
    form->addRow(tr("&Domain"), m_name);
    m_role = new QComboBox(this);
    if (local)
        m_role->addItem(tr("is kept here"), false);
    if (relays)
        m_role->addItem(tr("is passed on to the domain's own server"), true);
    form->addRow(tr("Its &mail"), m_role);
    auto* hint = new QLabel(tr("Mail for a domain that is kept here needs an address: a mailbox, an alias, or a catch-all. Mail for one that is passed on is taken from everybody and sent to "
                               "where its MX records lead, or to where a router says."), this);
    hint->setWordWrap(true);
    hint->setTextFormat(Qt::PlainText);
    form->addRow(hint);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto* add = buttons->addButton(tr("&Add"), QDialogButtonBox::AcceptRole);
    add->setDefault(true);
    form->addRow(buttons);
    const auto update = [this, add] { add->setEnabled(isPlainDomain(name())); };
    connect(m_name, &QLineEdit::textChanged, this, update);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    update();
    m_name->setFocus();
}

QString DomainDialog::name() const { return m_name->text().trimmed(); }
bool DomainDialog::relay() const { return m_role->currentData().toBool(); }

} // namespace postroom::console
