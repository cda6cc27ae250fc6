// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/domains/address_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>

namespace postroom::console {

AddressDialog::AddressDialog(const QStringList& domains, const MailAddress* before, const QString& domain, QWidget* parent) : QDialog(parent) {
    setWindowTitle(before == nullptr ? tr("New address") : tr("Where it goes"));
    auto* form = new QFormLayout(this);
    auto* row = new QHBoxLayout;
    m_local = new QLineEdit(this);
    m_local->setPlaceholderText(tr("sales"));
    m_domain = new QComboBox(this);
    m_domain->setAccessibleName(tr("Domain"));
    m_domain->addItem(tr("each of our domains"), QString());
    for (const QString& each : domains)
        m_domain->addItem(each, each);
    row->addWidget(m_local, 1);
    row->addWidget(new QLabel(QStringLiteral("@"), this));
    row->addWidget(m_domain, 1);
    auto* label = new QLabel(tr("&Mail for"), this);
    label->setBuddy(m_local);
    form->addRow(label, row);
    m_all = new QCheckBox(tr("&Everything else at this domain (catch-all)"), this);
    m_all->setToolTip(tr("All addresses that nothing else takes, those of spammers who guess included."));
    form->addRow(QString(), m_all);
    m_targets = new QPlainTextEdit(this);
    m_targets->setTabChangesFocus(true);
    m_targets->setPlaceholderText(tr("anna@example.org\nberta@elsewhere.example"));
    m_targets->setToolTip(tr("An address in each line. Instead of addresses: \":blackhole:\" throws mail away, \":fail: text\" refuses it with this text."));
    m_targets->setMinimumSize(fontMetrics().averageCharWidth() * 50, fontMetrics().lineSpacing() * 5);
    form->addRow(tr("Goes &to"), m_targets);
    m_keep = new QCheckBox(tr("and a &copy stays in the mailbox of this address"), this);
    form->addRow(QString(), m_keep);
    m_problem = new QLabel(this);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    form->addRow(m_problem);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(before == nullptr ? tr("&Add") : tr("C&hange"), QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    form->addRow(buttons);
    if (before != nullptr) {
        if (!before->everyDomain && before->domains.size() > 1) {
            m_several = before->domains;
            m_domain->addItem(before->domains.join(", "), QStringLiteral(","));
        }
        for (const QString& each : before->domains)
            if (before->domains.size() == 1 && m_domain->findData(each) < 0)
                m_domain->addItem(each, each);
        m_domain->setCurrentIndex(m_domain->findData(before->everyDomain ? QString() : m_several.isEmpty() ? before->domains.value(0) : QStringLiteral(",")));
        m_local->setText(before->localPart);
        m_all->setChecked(before->kind == MailAddress::Kind::catchAll);
        QStringList targets = before->targets;
        m_keep->setChecked(targets.removeAll(own()) > 0);
        m_targets->setPlainText(targets.join('\n'));
    } else {
        m_domain->setCurrentIndex(std::max(0, m_domain->findData(domain)));
    }
    connect(m_local, &QLineEdit::textChanged, this, &AddressDialog::update);
    connect(m_domain, &QComboBox::currentIndexChanged, this, &AddressDialog::update);
    connect(m_all, &QCheckBox::toggled, this, &AddressDialog::update);
    connect(m_keep, &QCheckBox::toggled, this, &AddressDialog::update);
    connect(m_targets, &QPlainTextEdit::textChanged, this, &AddressDialog::update);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    update();
    (before == nullptr ? static_cast<QWidget*>(m_local) : m_targets)->setFocus();
}

QString AddressDialog::localPart() const { return m_all->isChecked() ? QString() : m_local->text().trimmed(); }

QStringList AddressDialog::domains() const {
    const QString domain = m_domain->currentData().toString();
    return domain == "," ? m_several : domain.isEmpty() ? QStringList() : QStringList{domain};
}

QString AddressDialog::own() const { return domains().size() == 1 && !localPart().isEmpty() ? localPart() + '@' + domains().first() : QString(); }

QStringList AddressDialog::targets() const {
    QStringList targets;
    const QString all = m_targets->toPlainText().trimmed();
    if (all.startsWith(':'))
        return {all};
    for (const QString& line : all.split(QRegularExpression("[,\n]")))
        if (!line.trimmed().isEmpty())
            targets << line.trimmed();
    if (m_keep->isChecked() && m_keep->isEnabled() && !targets.contains(own()))
        targets << own();
    return targets;
}

QString AddressDialog::problem() const {
    static const QRegularExpression local("^[A-Za-z0-9_.=&'-][A-Za-z0-9_.+=&'-]*$"), address("^[A-Za-z0-9_.+=&'#~-]+(@[A-Za-z0-9_\\x{80}-\\x{10ffff}.-]+)?$");
    if (!m_all->isChecked() && localPart().isEmpty())
        return tr("What stands before the @ is missing.");
    if (!m_all->isChecked() && !local.match(localPart()).hasMatch())
        return tr("\"%1\" cannot stand before the @ here: letters, digits and . _ + - are possible.").arg(localPart());
    const QStringList goes = targets();
    if (goes.isEmpty())
        return tr("Where does it go? An address in each line.");
    if (goes.first().startsWith(':'))
        return goes.first() == ":blackhole:" || (goes.first().startsWith(":fail:") && !goes.first().contains('$') && !goes.first().contains('\n')) ? QString() : tr("Only \":blackhole:\" and \":fail: text\" are possible here.");
    for (const QString& target : goes)
        if (!address.match(target).hasMatch())
            return tr("\"%1\" is no address.").arg(target);
    return {};
}

void AddressDialog::update() {
    m_local->setEnabled(!m_all->isChecked());
    m_keep->setEnabled(!own().isEmpty() && !m_targets->toPlainText().trimmed().startsWith(':'));
    m_problem->setText(problem());
    m_accept->setEnabled(problem().isEmpty());
}

} // namespace postroom::console
