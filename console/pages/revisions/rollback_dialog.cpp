// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/revisions/rollback_dialog.h"

#include "console/widgets/reason_form.h"
#include "console/widgets/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace postroom::console {

RollbackDialog::RollbackDialog(qint64 revision, qint64 running, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Go back to revision %1").arg(revision));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(theme::spacing());
    auto* words = new QLabel(tr("The configuration becomes that of revision %1 again, as a new revision: what was changed between it and revision %2 is undone. Nothing is lost: "
                                "both stay in the history.").arg(revision).arg(running), this);
    words->setWordWrap(true);
    words->setMinimumWidth(theme::spacing(56));
    layout->addWidget(words);
    m_reason = new ReasonForm(this);
    m_reason->setComment(tr("back to revision %1").arg(revision));
    layout->addWidget(m_reason);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* go = buttons->addButton(tr("&Go back"), QDialogButtonBox::AcceptRole);
    go->setDefault(true);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &RollbackDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QString RollbackDialog::comment() const { return m_reason->comment(); }
std::chrono::seconds RollbackDialog::confirmWithin() const { return m_reason->confirmWithin(); }

void RollbackDialog::accept() {
    if (m_reason->complete())
        QDialog::accept();
}

} // namespace postroom::console
