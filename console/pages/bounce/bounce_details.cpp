// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/bounce/bounce_details.h"

#include "console/pages/bounce/bounce_texts.h"
#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/status_pill.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace postroom::console {

BounceDetails::BounceDetails(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme::spacing(1.5));
    grid->setVerticalSpacing(theme::spacing(0.8));
    grid->setColumnStretch(1, 1);
    m_who = row(tr("Who refused"));
    m_why = row(tr("Why"));
    m_problem = row(tr("Whose problem"));
    m_party = new StatusPill(this);
    grid->addWidget(m_party, grid->rowCount(), 1, Qt::AlignLeft);
    m_steps = row(tr("What to do"));
    m_words = row(tr("The server's words"));
    m_words->setFont(theme::fixedFont());
    auto* title = new QLabel(tr("Answer for the &user"), this);
    title->setFont(theme::headingFont());
    const int line = grid->rowCount();
    grid->addWidget(title, line, 0, 1, 2);
    m_copy = new QPushButton(icon("copy"), tr("&Copy the answer"), this);
    m_answer = new QPlainTextEdit(this);
    m_answer->setAccessibleName(tr("Answer for the user"));
    m_answer->setTabChangesFocus(true);
    m_answer->setMinimumHeight(theme::spacing(18));
    title->setBuddy(m_answer);
    grid->addWidget(m_answer, line + 1, 0, 1, 2);
    grid->addWidget(m_copy, line + 2, 1, Qt::AlignRight);
    grid->setRowStretch(line + 1, 1);
    colour();
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(answer());
        emit copied();
    });
}

QLabel* BounceDetails::row(const QString& title) {
    auto* grid = static_cast<QGridLayout*>(layout());
    auto* name = new QLabel(title, this);
    m_names << name;
    auto* value = new QLabel(this);
    value->setWordWrap(true);
    value->setTextFormat(Qt::PlainText); // what servers say is not markup
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setAccessibleName(title);
    const int line = grid->rowCount();
    grid->addWidget(name, line, 0, Qt::AlignTop);
    grid->addWidget(value, line, 1);
    return value;
}

void BounceDetails::colour() {
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::quiet(quiet));
    for (QLabel* name : m_names)
        name->setPalette(quiet);
}

void BounceDetails::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) // light or dark was chosen anew
        colour();
}

void BounceDetails::show(const base::Json& recipient) {
    const QString party = text(recipient, "party");
    m_who->setText(bounceSentence(recipient["who"]));
    m_why->setText(bounceSentence(recipient["why"]));
    m_problem->setText(bounceSentence(recipient["problem"]));
    m_party->show(partyTone(party), partyText(party), partyIcon(party));
    QStringList steps;
    for (const base::Json& step : recipient["steps"].items())
        steps << QString("%1. %2").arg(steps.size() + 1).arg(bounceSentence(step));
    m_steps->setText(steps.join('\n'));
    const QString code = replyCodeText(recipient);
    m_words->setText(text(recipient, "diagnostic") + (code.isEmpty() ? QString() : "\n" + tr("Code: %1").arg(code)));
    m_answer->setPlainText(bounceSentence(recipient["reply"]));
}

QString BounceDetails::answer() const { return m_answer->toPlainText(); }

} // namespace postroom::console
