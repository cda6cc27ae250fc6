// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/policy/term_line.h"

#include "console/pages/policy/term_text.h"
#include "console/services/json_text.h"
#include "console/widgets/form_field.h"
#include "console/widgets/icons.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace postroom::console {

TermLine::TermLine(const config::Term& term, AclDocument& document, QWidget* parent) : QWidget(parent), m_term(term) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(0);
    const int character = fontMetrics().averageCharWidth();
    auto* title = new QLabel(term.variable.empty() && term.name != "set" ? termTitle(term) : catalogueText(rowOf(term)->title), this);
    title->setToolTip(termHelp(term));
    title->setFixedWidth(character * 22);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    m_negated = new QCheckBox(tr("not"), this);
    m_negated->setAccessibleName(tr("Not: %1").arg(termTitle(term)));
    m_negated->setToolTip(tr("Makes the condition true when it would be false."));
    m_negated->setFixedWidth(character * 9);
    QSizePolicy keep = m_negated->sizePolicy();
    keep.setRetainSizeWhenHidden(true);
    m_negated->setSizePolicy(keep);
    m_negated->setVisible(!isModifier(term));
    grid->addWidget(m_negated, 0, 0);
    grid->addWidget(title, 0, 1);
    if (term.name == "set") {
        m_variable = new QLineEdit(this);
        m_variable->setPlaceholderText("acl_m_name");
        m_variable->setAccessibleName(tr("Variable"));
        m_variable->setToolTip(tr("acl_c_name is kept for the connection, acl_m_name for the message."));
        m_variable->setFixedWidth(character * 20);
        grid->addWidget(m_variable, 0, 2);
        connect(m_variable, &QLineEdit::textEdited, this, &TermLine::edited);
    }
    m_value = makeValueEditor(term, document, this);
    if (m_value != nullptr) {
        grid->addWidget(m_value, 0, 3);
        connect(m_value, &ValueEditor::edited, this, &TermLine::edited);
        title->setBuddy(m_value);
        setFocusProxy(m_value);
    }
    grid->setColumnStretch(3, 1);
    const auto button = [&](const QString& iconName, const QString& name, auto run) {
        auto* made = new QToolButton(this);
        made->setIcon(icon(iconName));
        made->setAutoRaise(true);
        made->setFocusPolicy(Qt::StrongFocus);
        made->setToolTip(name);
        made->setAccessibleName(tr("%1: %2").arg(name, termTitle(m_term)));
        connect(made, &QToolButton::clicked, this, run);
        grid->addWidget(made, 0, 4 + static_cast<int>(m_buttons.size()));
        m_buttons << made;
    };
    button("up", tr("Up"), [this] { emit moved(-1); });
    button("down", tr("Down"), [this] { emit moved(1); });
    button("remove", tr("Take away"), [this] { emit removed(); });
    m_trouble = new QLabel(this);
    m_trouble->setWordWrap(true);
    m_trouble->setTextFormat(Qt::PlainText);
    m_trouble->hide();
    grid->addWidget(m_trouble, 1, 2, 1, 2);
    connect(m_negated, &QCheckBox::toggled, this, [this](bool on) {
        if (on != m_term.negated)
            emit edited();
    });
    setTerm(term);
}

void TermLine::setTerm(const config::Term& term) {
    m_term = term;
    m_negated->setChecked(term.negated);
    if (m_variable != nullptr && m_variable->text() != toQt(term.variable))
        m_variable->setText(toQt(term.variable));
    if (m_value != nullptr)
        m_value->setValue(toQt(term.value));
}

config::Term TermLine::term() const {
    config::Term term = m_term;
    term.negated = m_negated->isChecked();
    if (m_variable != nullptr)
        term.variable = m_variable->text().trimmed().toStdString();
    if (m_value != nullptr)
        term.value = m_value->value().toStdString();
    return term;
}

void TermLine::setTrouble(StatementFinding::Grade grade, const QString& text) {
    const bool error = grade == StatementFinding::Grade::error;
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::ink(error ? Tone::bad : Tone::warning, colours));
    m_trouble->setPalette(colours);
    m_trouble->setText(text.isEmpty() ? QString() : (error ? tr("Error: %1") : tr("Remark: %1")).arg(text));
    m_trouble->setVisible(!text.isEmpty());
}

void TermLine::build() {
    if (m_value != nullptr)
        m_value->build();
}

void TermLine::setReadOnly(bool readOnly) {
    m_negated->setEnabled(!readOnly);
    if (m_value != nullptr)
        m_value->setEnabled(!readOnly);
    if (m_variable != nullptr)
        m_variable->setReadOnly(readOnly);
    for (QWidget* button : m_buttons)
        button->setEnabled(!readOnly);
}

} // namespace postroom::console
