// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/rules/rewrite_form.h"

#include "console/pages/rules/rewrite_words.h"
#include "console/widgets/expression_line.h"
#include "console/widgets/icons.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QVBoxLayout>

namespace postroom::console {

RewriteForm::RewriteForm(RuleDocument& document, QWidget* parent) : RuleForm(parent), m_document(document) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, theme::spacing(), 0);
    layout->setSpacing(theme::spacing(0.6));
    m_title = new QLabel(this);
    m_title->setFont(theme::headingFont());
    m_title->setTextFormat(Qt::PlainText);
    layout->addWidget(m_title);
    auto* form = new QFormLayout;
    m_pattern = new ExpressionLine(config::ExpressionKind::addressList, this);
    m_pattern->setPlaceholderText(tr("anna@old.example, *@old.example, ^(.*)@old[.]example"));
    m_pattern->setToolTip(tr("An address; * at the beginning stands for any local part; ^ begins a regular expression."));
    form->addRow(tr("&Addresses"), m_pattern);
    m_replacement = new ExpressionLine(config::ExpressionKind::string, this);
    m_replacement->setPlaceholderText(tr("anna@new.example, $1@new.example"));
    m_replacement->setToolTip(tr("$1 is what * stood for, $2 the next. * alone leaves the address as it is."));
    form->addRow(tr("&Become"), m_replacement);
    layout->addLayout(form);
    auto* groups = new QHBoxLayout;
    const auto group = [&](const QString& title, RewriteFlag::Group which) {
        auto* box = new QGroupBox(title, this);
        auto* column = new QVBoxLayout(box);
        column->setSpacing(theme::spacing(0.2));
        for (const RewriteFlag& flag : rewriteFlags()) {
            if (flag.group != which)
                continue;
            auto* check = new QCheckBox(tr("%1 (%2)").arg(flag.title, flag.letter), box);
            check->setToolTip(flag.help);
            check->setAccessibleDescription(flag.help);
            column->addWidget(check);
            m_flags << qMakePair(flag.letter, check);
            connect(check, &QCheckBox::toggled, this, [this] {
                if (!m_showing)
                    m_document.edit(m_rule, "flags", flags(), WorkingCopy::Undo::separate);
            });
        }
        column->addStretch(1);
        groups->addWidget(box, 1);
    };
    group(tr("In the envelope"), RewriteFlag::Group::envelope);
    group(tr("In the header"), RewriteFlag::Group::headers);
    group(tr("How"), RewriteFlag::Group::how);
    layout->addLayout(groups);
    m_where = new QLabel(this);
    m_where->setWordWrap(true);
    m_where->setTextFormat(Qt::PlainText);
    layout->addWidget(m_where);
    m_troubleLine = new QWidget(this);
    auto* trouble = new QHBoxLayout(m_troubleLine);
    trouble->setContentsMargins(0, 0, 0, 0);
    auto* mark = new QLabel(m_troubleLine);
    mark->setPixmap(icon("bad", Tone::bad).pixmap(theme::spacing(1.6)));
    trouble->addWidget(mark, 0, Qt::AlignTop);
    m_trouble = new QLabel(m_troubleLine);
    m_trouble->setWordWrap(true);
    m_trouble->setTextFormat(Qt::PlainText);
    trouble->addWidget(m_trouble, 1);
    layout->addWidget(m_troubleLine);
    layout->addStretch(1);
    setFocusProxy(m_pattern);
    connect(m_pattern, &QLineEdit::textEdited, this, [this](const QString& text) { m_document.edit(m_rule, "pattern", text.trimmed()); });
    connect(m_replacement, &QLineEdit::textEdited, this, [this](const QString& text) { m_document.edit(m_rule, "replacement", text.trimmed()); });
    connect(&m_document, &RuleDocument::annotated, this, &RewriteForm::annotate);
    show(-1);
}

void RewriteForm::focusFirst() {
    m_pattern->setFocus(Qt::OtherFocusReason);
    m_pattern->selectAll();
}

/// In the order of the form; letters that it does not know stay, and the server says what it finds.
QString RewriteForm::flags() const {
    QString flags;
    for (const auto& [letter, check] : m_flags)
        if (check->isChecked())
            flags += letter;
    for (const QChar letter : m_document.value(m_rule, "flags"))
        if (std::none_of(m_flags.begin(), m_flags.end(), [&](const auto& known) { return known.first == letter; }))
            flags += letter;
    return flags;
}

void RewriteForm::show(int rule) {
    m_rule = rule;
    m_showing = true;
    const bool there = rule >= 0 && rule < m_document.count();
    setEnabled(there);
    m_title->setText(there ? tr("Rule %1").arg(rule + 1) : tr("No rule is chosen"));
    for (const auto& [line, setting] : {std::pair(m_pattern, "pattern"), std::pair(m_replacement, "replacement")}) {
        if (line->text().trimmed() != m_document.value(rule, setting))
            line->setText(m_document.value(rule, setting));
        line->setNames(m_document.names());
        line->setReadOnly(!m_document.mayEdit());
    }
    for (const auto& [letter, check] : m_flags) {
        check->setChecked(m_document.value(rule, "flags").contains(letter));
        check->setEnabled(m_document.mayEdit());
    }
    m_showing = false;
    annotate();
}

void RewriteForm::annotate() {
    const bool there = m_rule >= 0 && m_rule < m_document.count();
    const QString flags = m_document.value(m_rule, "flags"), places = placesWords(flags);
    m_where->setText(!there || places.isEmpty() ? QString() : tr("Changes addresses in: %1.").arg(places));
    QStringList troubles;
    if (there && m_document.value(m_rule, "pattern").isEmpty())
        troubles << tr("Say which addresses the rule is for.");
    else if (there && m_document.value(m_rule, "replacement").isEmpty())
        troubles << tr("Say what they become.");
    else if (there)
        for (const RuleFinding& finding : m_document.findings(m_rule))
            troubles << finding.message;
    m_trouble->setText(troubles.join('\n'));
    m_troubleLine->setVisible(!troubles.isEmpty());
}

} // namespace postroom::console
