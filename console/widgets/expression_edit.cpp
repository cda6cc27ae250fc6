// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/expression_edit.h"

#include "console/widgets/theme.h"

#include <QKeyEvent>
#include <QTextBlock>

#include <utility>

namespace postroom::console {

namespace {

class ExpressionColours : public QSyntaxHighlighter {
public:
    explicit ExpressionColours(QPlainTextEdit* edit) : QSyntaxHighlighter(edit->document()), m_edit(edit) {}

protected:
    void highlightBlock(const QString& text) override {
        for (const QTextLayout::FormatRange& range : expressionFormats(text, m_edit->palette()))
            setFormat(range.start, range.length, range.format);
    }

private:
    QPlainTextEdit* m_edit;
};

} // namespace

ExpressionEdit::ExpressionEdit(config::ExpressionKind kind, QWidget* parent)
    : QPlainTextEdit(parent), m_help(new ExpressionHelp(kind, this)), m_colours(new ExpressionColours(this)) {
    build();
}

ExpressionEdit::ExpressionEdit(ExpressionHelp::Complete complete, QWidget* parent) : QPlainTextEdit(parent), m_help(new ExpressionHelp(config::ExpressionKind::string, this)) {
    m_help->setComplete(std::move(complete));
    build();
}

void ExpressionEdit::build() {
    setFont(theme::fixedFont());
    connect(m_help, &ExpressionHelp::chosen, this, &ExpressionEdit::take);
    connect(document(), &QTextDocument::contentsChange, this, [this](int, int removed, int added) {
        if (removed > 0 || added > 0) // not when only colours are others
            setExtraSelections({}); // they were about the text before
    });
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (std::exchange(m_typed, false))
            offer(ExpressionHelp::Asked::byTyping);
    });
}

void ExpressionEdit::markError(int position) {
    QList<QTextEdit::ExtraSelection> selections;
    if (position >= 0 && !document()->isEmpty()) {
        QTextEdit::ExtraSelection wrong{QTextCursor(document()), expressionError(palette())};
        wrong.cursor.setPosition(std::min(position, document()->characterCount() - 1));
        wrong.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        if (!wrong.cursor.hasSelection()) // what is missing at the end
            wrong.cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor);
        selections << wrong;
    }
    setExtraSelections(selections);
}

QStringList ExpressionEdit::candidates() const { return m_help->candidates(textCursor().block().text(), textCursor().positionInBlock()); }

void ExpressionEdit::offer(ExpressionHelp::Asked asked) {
    const QRect cursor = cursorRect().translated(viewport()->pos());
    m_help->offer(textCursor().block().text(), textCursor().positionInBlock(), asked, cursor);
}

void ExpressionEdit::take(const QString& candidate) {
    QTextCursor cursor = textCursor();
    const auto [begin, end] = m_help->replaced(cursor.block().text(), cursor.positionInBlock());
    const int start = cursor.block().position();
    cursor.setPosition(start + begin);
    cursor.setPosition(start + end, QTextCursor::KeepAnchor);
    cursor.insertText(candidate);
    setTextCursor(cursor);
    m_help->close();
}

void ExpressionEdit::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier)
        return offer(ExpressionHelp::Asked::byKey);
    if (m_help->isOpen() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Escape))
        return event->ignore(); // for the list
    m_typed = true;
    QPlainTextEdit::keyPressEvent(event);
    m_typed = false;
}

void ExpressionEdit::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_colours != nullptr)
        m_colours->rehighlight();
}

} // namespace postroom::console
