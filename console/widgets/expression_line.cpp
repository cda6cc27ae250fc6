// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/expression_line.h"

#include "console/services/json_text.h"
#include "console/widgets/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QStandardItemModel>
#include <QTextCharFormat>

namespace postroom::console {

namespace {

config::Completion completionAt(const QLineEdit& line, config::ExpressionKind kind, const std::vector<config::CompletionName>& names) {
    const std::string text = line.text().toStdString();
    return config::complete(text, line.text().left(line.cursorPosition()).toStdString().size(), kind, names);
}

} // namespace

ExpressionLine::ExpressionLine(config::ExpressionKind kind, QWidget* parent) : QLineEdit(parent), m_kind(kind) {
    setFont(theme::fixedFont());
    m_model = new QStandardItemModel(this);
    m_popup = new QCompleter(m_model, this);
    m_popup->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_popup->setWidget(this); // not setCompleter(): only the word at the cursor is replaced
    connect(m_popup, qOverload<const QString&>(&QCompleter::activated), this, &ExpressionLine::take);
    connect(this, &QLineEdit::textEdited, this, [this] { offer(Asked::byTyping); });
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
    static const QRegularExpression part(R"((\\.)|(\$\{?[A-Za-z_][A-Za-z_0-9]*:?|\$[0-9]+)|(\+[A-Za-z_][A-Za-z_0-9]*)|([{}]))");
    QList<QInputMethodEvent::Attribute> formats;
    const auto add = [&](qsizetype begin, qsizetype length, const QTextCharFormat& format) {
        formats << QInputMethodEvent::Attribute(QInputMethodEvent::TextFormat, static_cast<int>(begin) - cursorPosition(), static_cast<int>(length), format);
    };
    for (auto found = part.globalMatch(text()); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        QTextCharFormat format;
        if (match.capturedLength(4) > 0)
            format.setFontWeight(QFont::Bold);
        else
            format.setForeground(theme::ink(match.capturedLength(2) > 0 ? Tone::warning : match.capturedLength(3) > 0 ? Tone::good : Tone::info, palette()));
        add(match.capturedStart(), match.capturedLength(), format);
    }
    if (m_error >= 0 && !text().isEmpty()) {
        QTextCharFormat wrong;
        wrong.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
        wrong.setUnderlineColor(theme::ink(Tone::bad, palette()));
        wrong.setBackground(theme::wash(Tone::bad, palette()));
        const qsizetype begin = std::min<qsizetype>(m_error, text().size() - 1);
        add(begin, text().size() - begin, wrong);
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

QStringList ExpressionLine::candidates() const {
    QStringList texts;
    for (const config::Candidate& candidate : completionAt(*this, m_kind, m_names).candidates)
        texts << toQt(candidate.text);
    return texts;
}

void ExpressionLine::offer(Asked asked) {
    const config::Completion completion = completionAt(*this, m_kind, m_names);
    const QString before = text().left(cursorPosition());
    const bool wanted = asked == Asked::byKey || completion.end > completion.begin || before.endsWith('$') || before.endsWith("${") || before.endsWith('+');
    m_model->clear();
    for (const config::Candidate& candidate : completion.candidates) {
        auto* item = new QStandardItem(toQt(candidate.text));
        item->setToolTip(toQt(candidate.form.empty() ? candidate.help : candidate.form + "\n" + candidate.help));
        m_model->appendRow(item);
    }
    if (!wanted || m_model->rowCount() == 0)
        return m_popup->popup()->hide();
    m_popup->complete();
}

void ExpressionLine::take(const QString& candidate) {
    const config::Completion completion = completionAt(*this, m_kind, m_names);
    std::string text = this->text().toStdString();
    const QString before = toQt(std::string_view(text).substr(0, completion.begin));
    text.replace(completion.begin, completion.end - completion.begin, candidate.toStdString());
    setText(toQt(text));
    setCursorPosition(static_cast<int>((before + candidate).size()));
    emit textEdited(this->text());
    m_popup->popup()->hide();
}

void ExpressionLine::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier)
        return offer(Asked::byKey);
    QLineEdit::keyPressEvent(event);
}

} // namespace postroom::console
