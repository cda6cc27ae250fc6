// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/rules/retry_form.h"

#include "console/pages/rules/retry_words.h"
#include "console/pages/rules/schedule_editor.h"
#include "console/widgets/expression_line.h"
#include "console/widgets/icons.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace postroom::console {

QComboBox* makeErrorBox(QWidget* parent) {
    auto* box = new QComboBox(parent);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(24);
    for (const auto& [name, words] : retryErrors())
        box->addItem(words, name);
    return box;
}

void setError(QComboBox& box, const QString& name) {
    const int known = box.findData(name.isEmpty() ? QString("*") : name);
    box.setCurrentIndex(known);
    if (known < 0)
        box.setEditText(name);
    box.lineEdit()->setCursorPosition(0); // its beginning is shown
}

QString errorOf(const QComboBox& box) {
    const int known = box.findText(box.currentText());
    return known >= 0 ? box.itemData(known).toString() : box.currentText().trimmed();
}

RetryForm::RetryForm(RuleDocument& document, QWidget* parent) : RuleForm(parent), m_document(document) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, theme::spacing(), 0);
    layout->setSpacing(theme::spacing(0.6));
    m_title = new QLabel(this);
    m_title->setFont(theme::headingFont());
    m_title->setTextFormat(Qt::PlainText);
    layout->addWidget(m_title);
    auto* form = new QFormLayout;
    m_pattern = new ExpressionLine(config::ExpressionKind::addressList, this);
    m_pattern->setPlaceholderText(tr("*, partner.example, *@partner.example, mx.partner.example"));
    m_pattern->setToolTip(tr("An address, a domain or a host. * stands for all; the first rule that fits is used."));
    form->addRow(tr("&For"), m_pattern);
    m_error = makeErrorBox(this);
    m_error->setToolTip(tr("For which failure. Others than those in the list can be typed: rcpt_451, quota_3d."));
    form->addRow(tr("W&hen"), m_error);
    m_senders = new ExpressionLine(config::ExpressionKind::addressList, this);
    m_senders->setPlaceholderText(tr("all senders"));
    m_senders->setToolTip(tr("Only for messages from these senders."));
    form->addRow(tr("Only fr&om"), m_senders);
    m_schedule = new ScheduleEditor(this);
    auto* title = new QLabel(tr("Try again"), this);
    form->addRow(title, m_schedule);
    layout->addLayout(form);
    m_words = new QLabel(this);
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setAccessibleName(tr("The rule in words"));
    layout->addWidget(m_words);
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
    const auto edit = [this](const char* setting, const QString& value) {
        if (!m_showing)
            m_document.edit(m_rule, setting, value);
    };
    connect(m_pattern, &QLineEdit::textEdited, this, [edit](const QString& text) { edit("pattern", text.trimmed()); });
    connect(m_senders, &QLineEdit::textEdited, this, [edit](const QString& text) { edit("senders", text.trimmed()); });
    connect(m_error, &QComboBox::currentTextChanged, this, [this, edit] {
        if (!errorOf(*m_error).isEmpty())
            edit("error", errorOf(*m_error));
    });
    connect(m_schedule, &ScheduleEditor::edited, this, [this, edit] { edit("schedule", m_schedule->schedule()); });
    connect(&m_document, &RuleDocument::annotated, this, &RetryForm::annotate);
    show(-1);
}

void RetryForm::focusFirst() {
    m_pattern->setFocus(Qt::OtherFocusReason);
    m_pattern->selectAll();
}

void RetryForm::show(int rule) {
    m_rule = rule;
    m_showing = true;
    const bool there = rule >= 0 && rule < m_document.count();
    setEnabled(there);
    m_title->setText(there ? tr("Rule %1").arg(rule + 1) : tr("No rule is chosen"));
    const auto put = [](QLineEdit* line, const QString& text) {
        if (line->text().trimmed() != text)
            line->setText(text);
    };
    put(m_pattern, m_document.value(rule, "pattern"));
    put(m_senders, m_document.value(rule, "senders"));
    m_pattern->setNames(m_document.names());
    m_senders->setNames(m_document.names());
    const QString error = m_document.value(rule, "error");
    if (errorOf(*m_error) != (error.isEmpty() ? QString("*") : error))
        setError(*m_error, error);
    m_schedule->setSchedule(m_document.value(rule, "schedule"));
    for (auto* line : {m_pattern, m_senders})
        line->setReadOnly(!m_document.mayEdit());
    m_error->setEnabled(m_document.mayEdit());
    m_schedule->setReadOnly(!m_document.mayEdit());
    m_showing = false;
    annotate();
}

void RetryForm::annotate() {
    const bool there = m_rule >= 0 && m_rule < m_document.count();
    m_words->setText(there ? scheduleWords(m_document.value(m_rule, "schedule")) : QString());
    QStringList troubles;
    if (there && m_document.value(m_rule, "pattern").isEmpty())
        troubles << tr("Say for which addresses or hosts the rule is; * stands for all.");
    else if (there)
        for (const RuleFinding& finding : m_document.findings(m_rule))
            troubles << finding.message;
    m_trouble->setText(troubles.join('\n'));
    m_troubleLine->setVisible(!troubles.isEmpty());
}

} // namespace postroom::console
