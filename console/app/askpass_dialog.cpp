// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/askpass_dialog.h"

#include "console/widgets/icons.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace postroom::console {

bool AskPassDialog::isQuestion(const QString& prompt) { return prompt.contains("(yes/no"); }

AskPassDialog::AskPassDialog(const QString& prompt, const QString& appliance, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Postroom: %1").arg(appliance));
    setWindowIcon(applicationIcon());
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(theme::spacing(1.2));
    auto* heading = new QLabel(isQuestion(prompt) ? tr("Is this the right computer?") : tr("ssh asks"), this);
    heading->setFont(theme::headingFont());
    layout->addWidget(heading);
    auto* text = new QLabel(prompt, this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setMinimumWidth(theme::spacing(40));
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(text);
    auto* buttons = new QDialogButtonBox(this);
    if (isQuestion(prompt)) {
        auto* explanation = new QLabel(tr("Compare the fingerprint with the one that the appliance shows (ssh-keygen -l). If you cannot, ask whoever runs it."), this);
        explanation->setWordWrap(true);
        layout->addWidget(explanation);
        buttons->addButton(tr("It is right: connect"), QDialogButtonBox::AcceptRole);
        buttons->addButton(QDialogButtonBox::Cancel)->setDefault(true);
    } else {
        m_line = new QLineEdit(this);
        m_line->setEchoMode(QLineEdit::Password);
        m_line->setAccessibleName(prompt);
        layout->addWidget(m_line);
        buttons->setStandardButtons(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    }
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QString AskPassDialog::answer() const { return m_line != nullptr ? m_line->text() : QStringLiteral("yes"); }

} // namespace postroom::console
