// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/expression_help.h"

#include "console/services/json_text.h"
#include "console/widgets/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStandardItemModel>

namespace postroom::console {

QList<QTextLayout::FormatRange> expressionFormats(const QString& line, const QPalette& palette) {
    static const QRegularExpression part(R"((\\.)|(\$\{?[A-Za-z_][A-Za-z_0-9]*:?|\$[0-9]+)|(\+[A-Za-z_][A-Za-z_0-9]*)|([{}]))");
    QList<QTextLayout::FormatRange> formats;
    for (auto found = part.globalMatch(line); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        QTextCharFormat format;
        if (match.capturedLength(4) > 0)
            format.setFontWeight(QFont::Bold);
        else
            format.setForeground(theme::ink(match.capturedLength(2) > 0 ? Tone::warning : match.capturedLength(3) > 0 ? Tone::good : Tone::info, palette));
        formats << QTextLayout::FormatRange{static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()), format};
    }
    return formats;
}

QTextCharFormat expressionError(const QPalette& palette) {
    QTextCharFormat wrong;
    wrong.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
    wrong.setUnderlineColor(theme::ink(Tone::bad, palette));
    wrong.setBackground(theme::wash(Tone::bad, palette));
    return wrong;
}

ExpressionHelp::ExpressionHelp(config::ExpressionKind kind, QWidget* field) : QObject(field), m_kind(kind) {
    m_model = new QStandardItemModel(this);
    m_popup = new QCompleter(m_model, field);
    m_popup->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_popup->setWidget(field); // not setCompleter(): only the word at the cursor is replaced
    connect(m_popup, qOverload<const QString&>(&QCompleter::activated), this, &ExpressionHelp::chosen);
}

config::Completion ExpressionHelp::completionAt(const QString& line, int position) const {
    const std::string text = line.toStdString();
    const std::size_t at = line.left(position).toStdString().size();
    return m_complete ? m_complete(text, at, m_names) : config::complete(text, at, m_kind, m_names);
}

QStringList ExpressionHelp::candidates(const QString& line, int position) const {
    QStringList texts;
    const config::Completion completion = completionAt(line, position);
    for (const config::Candidate& candidate : completion.candidates)
        texts << toQt(candidate.text);
    return texts;
}

void ExpressionHelp::offer(const QString& line, int position, Asked asked, const QRect& place) {
    const config::Completion completion = completionAt(line, position);
    const QString before = line.left(position);
    const bool wanted = asked == Asked::byKey || completion.end > completion.begin || before.endsWith('$') || before.endsWith("${") || before.endsWith('+');
    m_model->clear();
    for (const config::Candidate& candidate : completion.candidates) {
        auto* item = new QStandardItem(toQt(candidate.text));
        item->setToolTip(toQt(candidate.form.empty() ? candidate.help : candidate.form + "\n" + candidate.help));
        m_model->appendRow(item);
    }
    if (!wanted || m_model->rowCount() == 0)
        return m_popup->popup()->hide();
    QRect at = place;
    if (!at.isEmpty())
        at.setWidth(m_popup->popup()->sizeHintForColumn(0) + m_popup->popup()->verticalScrollBar()->sizeHint().width());
    m_popup->complete(at);
}

ExpressionHelp::Taken ExpressionHelp::replaced(const QString& line, int position) const {
    const config::Completion completion = completionAt(line, position);
    const std::string text = line.toStdString();
    const auto characters = [&](std::size_t bytes) { return static_cast<int>(toQt(std::string_view(text).substr(0, bytes)).size()); };
    return {characters(completion.begin), characters(completion.end)};
}

bool ExpressionHelp::isOpen() const { return m_popup->popup()->isVisible(); }

void ExpressionHelp::close() { m_popup->popup()->hide(); }

} // namespace postroom::console
