// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/rules/rule_text.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"

#include <QListWidget>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

namespace postroom::console {

namespace {

/// Ctrl+Shift+Insert without a selection anywhere hands Qt 6.4 no data at all, and it reads it.
class RuleEdit : public QPlainTextEdit {
public:
    using QPlainTextEdit::QPlainTextEdit;

protected:
    void insertFromMimeData(const QMimeData* source) override {
        if (source != nullptr)
            QPlainTextEdit::insertFromMimeData(source);
    }
};

constexpr int ruleLineRole = Qt::UserRole;

} // namespace

RuleText::RuleText(RuleDocument& document, const QString& name, QWidget* parent) : QWidget(parent), m_document(document) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_edit = new RuleEdit(this);
    m_edit->setFont(theme::fixedFont());
    m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_edit->setTabChangesFocus(true);
    m_edit->setAccessibleName(name);
    layout->addWidget(m_edit, 1);
    m_findings = new QListWidget(this);
    m_findings->setAccessibleName(tr("Findings in the text"));
    m_findings->setWordWrap(true);
    m_findings->setMaximumHeight(fontMetrics().lineSpacing() * 6);
    layout->addWidget(m_findings);
    setFocusProxy(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        if (m_own)
            return;
        m_own = true;
        m_unreadable = m_document.setText(m_edit->toPlainText());
        m_own = false;
        annotate();
    });
    connect(m_findings, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        m_edit->setTextCursor(QTextCursor(m_edit->document()->findBlockByNumber(std::max(0, item->data(ruleLineRole).toInt() - 1))));
        m_edit->setFocus(Qt::OtherFocusReason);
    });
    connect(&m_document, &RuleDocument::changed, this, &RuleText::follow);
    connect(&m_document, &RuleDocument::annotated, this, &RuleText::annotate);
    follow();
}

void RuleText::follow() {
    m_edit->setReadOnly(!m_document.mayEdit());
    if (m_own)
        return;
    m_own = true;
    m_unreadable.clear();
    if (m_edit->toPlainText() != m_document.text())
        m_edit->setPlainText(m_document.text());
    m_own = false;
}

void RuleText::annotate() {
    m_findings->clear();
    const auto add = [this](bool error, int line, const QString& message) {
        auto* item = new QListWidgetItem(error ? icon("bad", Tone::bad) : icon("warning", Tone::warning), message, m_findings);
        item->setData(ruleLineRole, line);
    };
    for (const config::Finding& finding : m_unreadable) {
        QString message = tr("Line %1: %2").arg(finding.place.line).arg(toQt(finding.message));
        if (!finding.hint.empty())
            message += " (" + toQt(finding.hint) + ')';
        add(finding.severity == config::Severity::error, static_cast<int>(finding.place.line), message);
    }
    m_findings->setVisible(m_findings->count() > 0);
    if (config::hasErrors(m_unreadable)) {
        add(false, 1, tr("The rules stay as they were until the text can be read."));
        return;
    }
    for (int i = 0; i < m_document.count(); ++i)
        for (const RuleFinding& finding : m_document.findings(i))
            add(finding.grade == RuleFinding::Grade::error, i + 1, tr("Rule %1: %2").arg(i + 1).arg(finding.message));
    m_findings->setVisible(m_findings->count() > 0);
}

} // namespace postroom::console
