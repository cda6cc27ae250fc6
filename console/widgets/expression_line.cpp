// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/expression_line.h"

#include "console/widgets/theme.h"

#include <QInputMethodEvent>
#include <QKeyEvent>

namespace postroom::console {

ExpressionLine::ExpressionLine(config::ExpressionKind kind, QWidget* parent) : QLineEdit(parent), m_help(new ExpressionHelp(kind, this)) {
    setFont(theme::fixedFont());
    connect(m_help, &ExpressionHelp::chosen, this, &ExpressionLine::take);
    connect(this, &QLineEdit::textEdited, this, [this] { m_help->offer(text(), cursorPosition(), ExpressionHelp::Asked::byTyping); });
    connect(this, &QLineEdit::textChanged, this, [this] {
        if (m_colouring)
            return;
        m_error = -1; // it was about the text before
        colour();
    });
}

void ExpressionLine::markError(int position) {
    m_error = position;
    colour();
}

/// A line has no highlighter; formats come to it as from an input method that composes nothing.
void ExpressionLine::colour() {
    QList<QInputMethodEvent::Attribute> formats;
    const auto add = [&](qsizetype begin, qsizetype length, const QTextCharFormat& format) {
        formats << QInputMethodEvent::Attribute(QInputMethodEvent::TextFormat, static_cast<int>(begin) - cursorPosition(), static_cast<int>(length), format);
    };
    for (const QTextLayout::FormatRange& range : expressionFormats(text(), palette()))
        add(range.start, range.length, range.format);
    if (m_error >= 0 && !text().isEmpty()) {
        const qsizetype begin = std::min<qsizetype>(m_error, text().size() - 1);
        add(begin, text().size() - begin, expressionError(palette()));
    }
    m_colouring = true;
    QInputMethodEvent event({}, formats);
    QLineEdit::inputMethodEvent(&event);
    m_colouring = false;
}

void ExpressionLine::changeEvent(QEvent* event) {
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

void ExpressionLine::take(const QString& candidate) {
    const auto [begin, end] = m_help->replaced(text(), cursorPosition());
    setText(text().replace(begin, end - begin, candidate));
    setCursorPosition(begin + static_cast<int>(candidate.size()));
    emit textEdited(text());
    m_help->close();
}

void ExpressionLine::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier)
        return m_help->offer(text(), cursorPosition(), ExpressionHelp::Asked::byKey);
    QLineEdit::keyPressEvent(event);
}

} // namespace postroom::console
