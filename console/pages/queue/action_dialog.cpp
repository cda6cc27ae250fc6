// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/queue/action_dialog.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/text_format.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace postroom::console {

ActionDialog::ActionDialog(const QueueAction& action, base::Json selection, Session& session, QWidget* parent)
    : QDialog(parent), m_action(action), m_selection(std::move(selection)), m_session(session) {
    QString title = action.title();
    title.remove("...");
    setWindowTitle(title);
    auto* layout = new QVBoxLayout(this);
    auto* summary = new QLabel(action.help(), this);
    summary->setWordWrap(true);
    layout->addWidget(summary);
    m_effect = new QLabel(tr("Counting..."), this);
    m_effect->setFont(theme::headingFont());
    m_effect->setWordWrap(true);
    layout->addWidget(m_effect);
    auto* form = new QFormLayout;
    switch (action.asks) {
    case QueueAction::Asks::nothing: break;
    case QueueAction::Asks::until:
        m_until = new QComboBox(this);
        m_until->setAccessibleName(tr("Until"));
        for (const auto& [text, seconds] : std::initializer_list<std::pair<QString, int>>{{tr("released by hand"), 0}, {tr("in an hour"), 3600}, {tr("in four hours"), 14400}, {tr("tomorrow at this time"), 86400}, {tr("in a week"), 604800}})
            m_until->addItem(text, seconds);
        form->addRow(tr("Until:"), m_until);
        break;
    case QueueAction::Asks::hosts:
    case QueueAction::Asks::sender:
    case QueueAction::Asks::recipient: {
        m_value = new QLineEdit(this);
        const bool hosts = action.asks == QueueAction::Asks::hosts;
        m_value->setPlaceholderText(hosts ? tr("mail.example.com, or [192.0.2.1]:2525; empty: as the routers say") : tr("name@example.com"));
        const QString name = hosts ? tr("Hosts:") : action.asks == QueueAction::Asks::sender ? tr("New sender:") : tr("Recipient:");
        m_value->setAccessibleName(name);
        form->addRow(name, m_value);
        connect(m_value, &QLineEdit::textChanged, this, &ActionDialog::update);
        break;
    }
    }
    if (action.reason) {
        m_reason = new QLineEdit(this);
        m_reason->setAccessibleName(tr("Reason"));
        m_reason->setPlaceholderText(tr("kept with the event"));
        form->addRow(tr("Reason:"), m_reason);
    }
    layout->addLayout(form);
    m_sample = new QPlainTextEdit(this);
    m_sample->setReadOnly(true);
    m_sample->setAccessibleName(tr("Some of the messages"));
    m_sample->setTabChangesFocus(true);
    layout->addWidget(m_sample, 1);
    m_inverse = new QLabel(this);
    m_inverse->setWordWrap(true);
    layout->addWidget(m_inverse);
    m_trouble = new QLabel(this);
    m_trouble->setWordWrap(true);
    layout->addWidget(m_trouble);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto* go = m_buttons->addButton(title, QDialogButtonBox::AcceptRole);
    go->setIcon(icon(QLatin1String(action.icon)));
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ActionDialog::run);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(theme::spacing(62), theme::spacing(40));
    update();
    base::Json params = m_selection;
    params.set("action", action.preview);
    m_session.call(this, "queue.preview", std::move(params), [this](const Answer& answer) {
        if (!answer)
            return m_trouble->setText(toQt(answer.error().message));
        showPreview(*answer);
    });
}

void ActionDialog::showPreview(const base::Json& preview) {
    m_known = preview["count"].toInteger() > 0;
    m_effect->setText(m_known ? text(preview, "effect") : tr("No message matches any more."));
    QStringList lines;
    for (const base::Json& message : preview["sample"].items()) {
        QStringList to;
        for (const base::Json& recipient : message["recipients"].items())
            to << text(recipient, "address");
        lines << timeText(time(message["received"])) + "  " + (text(message, "sender").isEmpty() ? QStringLiteral("<>") : text(message, "sender")) + " -> " + to.join(", ");
    }
    if (preview["count"].toInteger() > static_cast<qint64>(lines.size()))
        lines << tr("and %n more", nullptr, static_cast<int>(preview["count"].toInteger() - lines.size()));
    m_sample->setPlainText(lines.join('\n'));
    const QString inverse = text(preview, "inverse");
    QString taken;
    for (const QueueAction& each : queueActions())
        if (inverse == QLatin1String(each.preview))
            taken = each.title();
    if (inverse == QLatin1String(undoAction().preview))
        taken = undoAction().title();
    m_inverse->setText(inverse.isEmpty() ? tr("This cannot be taken back.") : tr("It can be taken back: %1.").arg(taken.isEmpty() ? inverse : taken));
    update();
}

void ActionDialog::update() {
    const bool needed = m_action.asks == QueueAction::Asks::recipient;
    m_buttons->buttons().last()->setEnabled(true);
    for (QAbstractButton* button : m_buttons->buttons())
        if (m_buttons->buttonRole(button) == QDialogButtonBox::AcceptRole)
            button->setEnabled(m_known && (!needed || !m_value->text().trimmed().isEmpty()));
}

base::Json ActionDialog::request() const {
    base::Json params = m_selection;
    if (m_reason != nullptr && !m_reason->text().trimmed().isEmpty())
        params.set("reason", m_reason->text().trimmed().toStdString());
    if (m_until != nullptr && m_until->currentData().toInt() > 0)
        params.set("until", static_cast<std::int64_t>(micros(QDateTime::currentDateTime().addSecs(m_until->currentData().toInt()))));
    if (m_value != nullptr) {
        const char* field = m_action.asks == QueueAction::Asks::hosts ? "hosts" : m_action.asks == QueueAction::Asks::sender ? "sender" : "recipient";
        params.set(field, m_value->text().trimmed().toStdString());
    }
    return params;
}

void ActionDialog::run() {
    m_session.call(this, m_action.method, request(), [this](const Answer& answer) {
        if (!answer)
            return m_trouble->setText(toQt(answer.error().message));
        const qint64 count = (*answer)["done"].toInteger();
        QString sentence = tr("%1: done to %n message(s).", nullptr, static_cast<int>(count)).arg(windowTitle());
        if (const auto& failures = (*answer)["failures"].items(); !failures.empty())
            sentence += ' ' + tr("%n could not be changed: %1", nullptr, static_cast<int>(failures.size())).arg(text(failures.front(), "message"));
        emit done(sentence);
        accept();
    });
}

} // namespace postroom::console
