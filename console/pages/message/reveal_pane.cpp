// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/message/reveal_pane.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/text_pane.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace postroom::console {

namespace {
constexpr int shortestReason = 10; // of the server
} // namespace

RevealPane::RevealPane(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_note = new QLabel(this);
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    auto* row = new QHBoxLayout;
    m_part = new QComboBox(this);
    m_part->setAccessibleName(tr("What to show"));
    m_part->addItem(tr("Headers"), "headers");
    m_part->addItem(tr("Subject"), "subject");
    m_part->addItem(tr("Body"), "body");
    row->addWidget(m_part);
    m_reason = new QLineEdit(this);
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(tr("Why you need to see it, for example the number of the ticket"));
    row->addWidget(m_reason, 1);
    m_show = new QPushButton(icon("eye"), tr("Show"), this);
    m_show->setAccessibleName(tr("Show the content"));
    row->addWidget(m_show);
    layout->addLayout(row);
    m_text = new TextPane(tr("Content of the message"), this);
    layout->addWidget(m_text, 1);
    connect(m_reason, &QLineEdit::textChanged, this, [this](const QString& reason) { m_show->setEnabled(reason.trimmed().size() >= shortestReason); });
    connect(m_reason, &QLineEdit::returnPressed, m_show, &QPushButton::click);
    connect(m_show, &QPushButton::clicked, this, &RevealPane::reveal);
}

void RevealPane::setMessage(const QString& id) {
    if (id == m_id)
        return;
    m_id = id;
    m_text->setText({});
    m_show->setEnabled(m_reason->text().trimmed().size() >= shortestReason);
    const bool may = m_session.may("trace.reveal");
    for (QWidget* each : {static_cast<QWidget*>(m_part), static_cast<QWidget*>(m_reason), static_cast<QWidget*>(m_show)})
        each->setVisible(may && !id.isEmpty());
    m_note->setText(m_session.uri().isCase() ? tr("A case file holds no content of the message.")
                    : id.isEmpty() ? tr("The message was refused before its content came: there is nothing to show.")
                    : may        ? tr("Content is private. Type a reason of at least ten characters; who looked, when and why is recorded.")
                                 : tr("Your role may not see the content of messages."));
}

void RevealPane::reveal() {
    const QString part = m_part->currentData().toString();
    m_session.call(this, "trace.reveal", base::Json::object({{"id", m_id.toStdString()}, {"reason", m_reason->text().trimmed().toStdString()}, {"part", part.toStdString()}}),
                   [this, part](const Answer& answer) {
                       if (!answer)
                           return m_note->setText(toQt(answer.error().message));
                       const QString content = QString::fromUtf8(bytes(*answer, "content"));
                       m_text->setText(content);
                       m_note->setText((*answer)["next"].isNull() ? tr("Recorded: you looked at it, and why.") : tr("Recorded: you looked at it, and why. This is the beginning; the rest is longer than 1 MiB."));
                       if (part == "subject")
                           emit subjectRevealed(content.trimmed());
                   });
}

} // namespace postroom::console
