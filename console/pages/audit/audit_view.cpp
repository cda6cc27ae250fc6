// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/audit/audit_view.h"

#include "console/pages/audit/audit_model.h"
#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/table_pane.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace postroom::console {

AuditView::AuditView(PageContext context, QWidget* parent) : PageView(context, parent) {
    m_model = new AuditModel(session(), this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5));
    layout->setSpacing(theme::spacing());
    auto* row = new QHBoxLayout;
    m_kind = new QComboBox(this);
    m_kind->setAccessibleName(tr("What to list"));
    m_kind->addItem(tr("Everything"), QString());
    for (const char* kind : {"revealed", "action", "denied"})
        m_kind->addItem(auditKindText(kind), QString::fromLatin1(kind));
    row->addWidget(m_kind);
    const auto line = [&](const QString& title, const QString& hint) {
        auto* label = new QLabel(title, this);
        auto* edit = new QLineEdit(this);
        edit->setClearButtonEnabled(true);
        edit->setPlaceholderText(hint);
        label->setBuddy(edit);
        row->addWidget(label);
        row->addWidget(edit, 1);
        connect(edit, &QLineEdit::returnPressed, this, &AuditView::search);
        return edit;
    };
    m_user = line(tr("&User"), tr("name of the user, Enter"));
    m_message = line(tr("&Message"), tr("id of the message, Enter"));
    layout->addLayout(row);
    m_pane = new TablePane(m_model, tr("Access log"), this);
    m_pane->setEmptyText(tr("Nothing is recorded"), tr("Nobody looked at content, changed something or was denied it, as far as the log goes back: as long as the traces."), "good");
    m_pane->table()->rememberColumns(this->context().settings, "audit");
    layout->addWidget(m_pane, 1);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &AuditView::search);
    connect(m_pane->table(), &TableView::opened, this, [this](const QString& target) {
        if (navigator().knows("message"))
            navigator().open(target);
    });
    this->context().actions.add({"audit.filter", tr("Filter by user"), tr("Go to the line for a user."), "filter", QKeySequence("Ctrl+F"), tr("Access log"), "console#access-log"}, this, ActionRegistry::Scope::view,
                                [this] { m_user->setFocus(Qt::ShortcutFocusReason); });
    // What is done while one looks appears by itself.
    auto* subscription = session().subscribe(this, {{"control.revealed", "control.action", "control.denied"}, {}, 0});
    connect(subscription, &Subscription::events, this, [this] {
        if (isVisible())
            m_model->refetch();
    });
}

void AuditView::open(const Link& link) {
    if (!link.query.isEmpty()) {
        const QSignalBlocker quiet(m_kind);
        m_kind->setCurrentIndex(std::max(0, m_kind->findData(link.value("kind"))));
        m_user->setText(link.value("user"));
        m_message->setText(link.value("message"));
    }
    search();
}

Link AuditView::link() const {
    QList<QPair<QString, QString>> query;
    for (const auto& [name, value] : {std::pair<QString, QString>{"kind", m_kind->currentData().toString()}, {"user", m_user->text().trimmed()}, {"message", m_message->text().trimmed()}})
        if (!value.isEmpty())
            query.append({name, value});
    return Link::to("audit", {}, query);
}

void AuditView::search() {
    m_model->setFilter(m_kind->currentData().toString(), m_user->text().trimmed(), m_message->text().trimmed());
    navigator().moved(link());
}

void AuditView::refresh() { m_model->refetch(); }
QWidget* AuditView::firstFocus() { return m_pane->table(); }

} // namespace postroom::console
