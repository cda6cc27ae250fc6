// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/policy/acl_dialog.h"

#include "console/pages/policy/term_text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>

namespace postroom::console {

AclDialog::AclDialog(const QStringList& points, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("New ACL"));
    auto* form = new QFormLayout(this);
    m_point = new QComboBox(this);
    for (const QString& point : points)
        if (const auto phase = catalogue::phaseOfOption(point.toStdString()))
            m_point->addItem(tr("%1 (%2)").arg(phaseTitle(*phase), point), point);
    m_point->addItem(tr("nothing: other ACLs run it"), QString());
    form->addRow(tr("&Decides about"), m_point);
    m_name = new QLineEdit(this);
    m_name->setValidator(new QRegularExpressionValidator(QRegularExpression("[A-Za-z][A-Za-z0-9_]*"), m_name));
    form->addRow(tr("&Name"), m_name);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    form->addRow(buttons);
    const auto propose = [this] {
        if (const QString point = this->point(); !m_name->isModified())
            m_name->setText(point.isEmpty() ? QString() : "acl_check_" + point.mid(point.startsWith("acl_smtp_") ? 9 : 4));
    };
    const auto update = [this, buttons] { buttons->button(QDialogButtonBox::Ok)->setEnabled(m_name->hasAcceptableInput()); };
    connect(m_point, &QComboBox::currentIndexChanged, this, propose);
    connect(m_name, &QLineEdit::textChanged, this, update);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    propose();
    update();
}

QString AclDialog::name() const { return m_name->text(); }
QString AclDialog::point() const { return m_point->currentData().toString(); }

} // namespace postroom::console
