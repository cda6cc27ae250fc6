// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/policy/acl_text.h"

#include "console/pages/policy/acl_completion.h"
#include "console/pages/policy/acl_highlighter.h"
#include "console/pages/policy/statements_json.h"
#include "console/services/json_text.h"
#include "console/widgets/expression_edit.h"
#include "console/widgets/icons.h"
#include "shared/config/text_reader.h"

#include <QListWidget>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

namespace postroom::console {

namespace {
using Grade = StatementFinding::Grade;
constexpr int lineRole = Qt::UserRole, columnRole = Qt::UserRole + 1;

/// Ctrl+Shift+Insert without a selection anywhere hands Qt 6.4 no data at all, and it reads it.
class AclEdit : public ExpressionEdit {
public:
    explicit AclEdit(const AclDocument& document, QWidget* parent)
        : ExpressionEdit([&document](std::string_view line, std::size_t position, const auto&) { return completeAcl(line, position, document.phases(), document.names()); }, parent) {}

protected:
    void insertFromMimeData(const QMimeData* source) override {
        if (source != nullptr)
            ExpressionEdit::insertFromMimeData(source);
    }
};
} // namespace

AclText::AclText(AclDocument& document, QWidget* parent) : QWidget(parent), m_document(document) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_edit = new AclEdit(m_document, this);
    m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_edit->setTabChangesFocus(true);
    m_edit->setAccessibleName(tr("Text of the ACL"));
    new AclHighlighter(m_edit);
    layout->addWidget(m_edit, 1);
    m_findings = new QListWidget(this);
    m_findings->setAccessibleName(tr("Findings in the text"));
    m_findings->setWordWrap(true);
    m_findings->setMaximumHeight(fontMetrics().lineSpacing() * 7);
    layout->addWidget(m_findings);
    setFocusProxy(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        if (m_own)
            return;
        m_own = true;
        m_document.setText(m_edit->toPlainText());
        m_own = false;
        annotate();
    });
    connect(m_findings, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        goTo(item->data(lineRole).toInt(), item->data(columnRole).toInt());
        m_edit->setFocus(Qt::OtherFocusReason);
    });
    connect(&m_document, &AclDocument::changed, this, &AclText::follow);
    connect(&m_document, &AclDocument::annotated, this, &AclText::annotate);
    follow();
}

/// What the user wrote stays as he wrote it while it says the same.
void AclText::follow() {
    if (m_own)
        return;
    m_edit->setReadOnly(!m_document.mayEdit() && m_document.unreadable().isEmpty());
    const config::ReadAcl shown = config::readAclText(m_edit->toPlainText().toStdString());
    const bool same = m_document.unreadable().isEmpty() ? !config::hasErrors(shown.findings) && toJson(shown.statements) == toJson(m_document.statements())
                                                        : m_edit->toPlainText() == m_document.unreadable();
    if (!same || m_document.statements().empty()) {
        m_own = true;
        m_edit->setPlainText(m_document.text());
        m_own = false;
    }
    annotate();
}

void AclText::annotate() {
    const config::ReadAcl read = config::readAclText(m_edit->toPlainText().toStdString());
    QList<Mark> marks;
    for (const config::Finding& finding : read.findings) {
        QString message = toQt(finding.message);
        if (!finding.hint.empty())
            message += " (" + toQt(finding.hint) + ')';
        marks << Mark{static_cast<int>(finding.place.line), static_cast<int>(finding.place.column), finding.severity == config::Severity::error ? Grade::error : Grade::warning, message};
    }
    if (m_document.unreadable().isEmpty())
        for (std::size_t i = 0; i < read.statements.size(); ++i)
            for (const StatementFinding& finding : m_document.findings(static_cast<int>(i))) {
                const config::Statement& statement = read.statements[i];
                const bool hasTerm = finding.term >= 0 && finding.term < static_cast<int>(statement.terms.size());
                const config::Source& source = hasTerm ? statement.terms[static_cast<std::size_t>(finding.term)].source : statement.source;
                // Over continued lines a later segment holds the column.
                config::Segment segment = source.empty() ? config::Segment{0, 0, 1, 1} : source.front();
                const auto offset = static_cast<std::uint32_t>(std::max(0, finding.column - 1));
                for (const config::Segment& each : source)
                    if (each.offset <= offset)
                        segment = each;
                marks << Mark{static_cast<int>(segment.line), static_cast<int>(segment.column + (offset - segment.offset)), finding.grade, finding.message};
            }
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.line < b.line; });
    show(marks);
}

void AclText::show(const QList<Mark>& marks) {
    m_marks = marks;
    QList<QTextEdit::ExtraSelection> selections;
    m_findings->clear();
    for (const Mark& mark : marks) {
        const QTextBlock block = m_edit->document()->findBlockByNumber(std::max(0, mark.line - 1));
        const bool error = mark.grade == Grade::error;
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(block);
        const int begin = std::clamp(mark.column - 1, 0, std::max(0, block.length() - 2));
        selection.cursor.setPosition(block.position() + begin);
        selection.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(theme::ink(error ? Tone::bad : Tone::warning, palette()));
        selection.format.setBackground(theme::wash(error ? Tone::bad : Tone::warning, palette()));
        selections << selection;
        auto* item = new QListWidgetItem(error ? icon("bad", Tone::bad) : icon("warning", Tone::warning), tr("Line %1: %2").arg(mark.line).arg(mark.message), m_findings);
        item->setData(lineRole, mark.line);
        item->setData(columnRole, mark.column);
    }
    m_edit->setExtraSelections(selections);
    m_findings->setVisible(!marks.isEmpty());
}

void AclText::goTo(int line, int column) {
    const QTextBlock block = m_edit->document()->findBlockByNumber(std::max(0, line - 1));
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + std::clamp(column - 1, 0, std::max(0, block.length() - 1)));
    m_edit->setTextCursor(cursor);
    m_edit->ensureCursorVisible();
}

int AclText::currentStatement() const {
    const int line = m_edit->textCursor().blockNumber() + 1;
    const config::ReadAcl read = config::readAclText(m_edit->toPlainText().toStdString());
    int found = -1;
    for (std::size_t i = 0; i < read.statements.size(); ++i)
        if (!read.statements[i].source.empty() && static_cast<int>(read.statements[i].source.front().line) <= line)
            found = static_cast<int>(i);
    return found;
}

void AclText::goTo(int statement) {
    const config::ReadAcl read = config::readAclText(m_edit->toPlainText().toStdString());
    if (statement < 0 || statement >= static_cast<int>(read.statements.size()) || read.statements[static_cast<std::size_t>(statement)].source.empty())
        return;
    const config::Segment& at = read.statements[static_cast<std::size_t>(statement)].source.front();
    goTo(static_cast<int>(at.line), static_cast<int>(at.column));
}

} // namespace postroom::console
