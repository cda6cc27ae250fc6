// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/settings/rename_dialog.h"

#include "console/pages/settings/working_objects.h"
#include "console/widgets/theme.h"
#include "shared/config/validation.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace postroom::console {

RenameDialog::RenameDialog(base::Json objects, QString object, QWidget* parent) : QDialog(parent), m_objects(std::move(objects)), m_object(std::move(object)) {
    setWindowTitle(tr("Rename %1").arg(m_object));
    auto* form = new QFormLayout(this);
    m_name = new QLineEdit(m_object.section(' ', 1), this);
    form->addRow(tr("&Name"), m_name);
    auto* note = new QLabel(tr("What names it follows: routers, ACLs and lists. A name inside an expansion does not; what is missing then is among the findings of the changes."), this);
    note->setWordWrap(true);
    note->setTextFormat(Qt::PlainText);
    note->setMinimumWidth(theme::spacing(56));
    form->addRow(note);
    m_problem = new QLabel(this);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    form->addRow(m_problem);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_rename = buttons->addButton(tr("&Rename"), QDialogButtonBox::AcceptRole);
    m_rename->setDefault(true);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &RenameDialog::update);
    update();
    m_name->selectAll();
    m_name->setFocus();
}

QString RenameDialog::name() const { return m_name->text().trimmed(); }

bool RenameDialog::isPossible(const QString& object) {
    const auto kind = kindOf(object);
    return kind && *kind != catalogue::Kind::main && *kind != catalogue::Kind::retry && *kind != catalogue::Kind::rewrite;
}

void RenameDialog::update() {
    QString problem;
    const bool same = name() == m_object.section(' ', 1);
    if (!same && !config::isName(kindOf(m_object).value_or(catalogue::Kind::main), name().toStdString()))
        problem = tr("This cannot be a name: letters, digits and underscores are allowed.");
    else if (!same && rankOf(m_objects, m_object.section(' ', 0, 0) + ' ' + name()) >= 0)
        problem = tr("There is such an object already.");
    m_problem->setText(problem);
    m_rename->setEnabled(!same && problem.isEmpty());
}

} // namespace postroom::console
