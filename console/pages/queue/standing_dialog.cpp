// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/queue/standing_dialog.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"

#include <QComboBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <utility>

namespace postroom::console {

StandingDialog::StandingDialog(Order order, QWidget* parent) : QDialog(parent), m_order(order) {
    const bool hold = order == Order::hold;
    setWindowTitle(hold ? tr("Hold incoming mail") : tr("Suspend a destination"));
    auto* form = new QFormLayout(this);
    auto* effect = new QLabel(hold ? tr("Mail that comes from now on and matches is taken and kept, not delivered, until you release it in the queue. * stands for anything.")
                                   : tr("Nothing is delivered there; its mail waits in the queue, and nobody is notified."), this);
    effect->setWordWrap(true);
    effect->setMinimumWidth(theme::spacing(56));
    form->addRow(effect);
    m_field = new QComboBox(this);
    using Fields = QList<std::pair<QString, const char*>>;
    const Fields fields = hold ? Fields{{tr("Sender"), "sender"}, {tr("Recipient"), "recipient"}, {tr("Domain of the recipient"), "domain"}, {tr("Client address"), "client"}, {tr("Account"), "account"}, {tr("Subject"), "subject"}}
                               : Fields{{tr("Domain of the recipient"), "domain"}, {tr("Host, by name or address"), "host"}};
    for (const auto& [words, name] : fields)
        m_field->addItem(words, QLatin1String(name));
    form->addRow(tr("&What"), m_field);
    m_value = new QLineEdit(this);
    form->addRow(tr("&Is"), m_value);
    m_reason = new QLineEdit(this);
    m_reason->setPlaceholderText(tr("for those who find the order later"));
    form->addRow(tr("&Reason"), m_reason);
    m_until = new QComboBox(this);
    for (const auto& [words, seconds] : std::initializer_list<std::pair<QString, int>>{{tr("ended by hand"), 0}, {tr("in an hour"), 3600}, {tr("in four hours"), 14400}, {tr("tomorrow at this time"), 86400}, {tr("in a week"), 604800}})
        m_until->addItem(words, seconds);
    form->addRow(tr("&Until"), m_until);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_go = buttons->addButton(hold ? tr("&Hold") : tr("&Suspend"), QDialogButtonBox::AcceptRole);
    m_go->setIcon(icon("hold"));
    m_go->setDefault(true);
    m_go->setEnabled(false);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_value, &QLineEdit::textChanged, this, [this] { m_go->setEnabled(!about().isEmpty()); });
    m_value->setFocus();
}

QString StandingDialog::about() const { return m_value->text().trimmed(); }

std::string StandingDialog::method() const { return m_order == Order::hold ? "queue.hold-rule" : "queue.suspend"; }

base::Json StandingDialog::request() const {
    const base::Json what = base::Json::object({{m_field->currentData().toString().toStdString(), about().toStdString()}});
    base::Json params = m_order == Order::hold ? base::Json::object({{"match", what}}) : what;
    if (const QString reason = m_reason->text().trimmed(); !reason.isEmpty())
        params.set("reason", reason.toStdString());
    if (const int seconds = m_until->currentData().toInt(); seconds > 0)
        params.set("until", static_cast<std::int64_t>(micros(QDateTime::currentDateTime().addSecs(seconds))));
    return params;
}

} // namespace postroom::console
