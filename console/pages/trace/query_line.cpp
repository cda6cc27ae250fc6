// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/trace/query_line.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "shared/wire/trace_query.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>

namespace postroom::console {

QueryLine::QueryLine(QWidget* parent) : QLineEdit(parent) {
    setClearButtonEnabled(true);
    setAccessibleName(tr("Search"));
    setPlaceholderText(tr("An address, id, IP or subject; or from: to: status: ip: reason: subject: msgid: after: before:  (- excludes)"));
    m_state = addAction(icon("search"), LeadingPosition);
    m_words = new QStringListModel(this);
    m_completer = new QCompleter(m_words, this);
    m_completer->setWidget(this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &QueryLine::take);
    connect(this, &QLineEdit::textChanged, this, &QueryLine::check);
    connect(this, &QLineEdit::textEdited, this, &QueryLine::complete);
}

void QueryLine::setHistory(const QStringList& queries) { m_history = queries; }

void QueryLine::check() {
    const wire::TraceQuery query = wire::readTraceQuery(text().toStdString());
    QString problem;
    for (const wire::QueryError& error : query.errors)
        problem += (problem.isEmpty() ? "" : "; ") + toQt(error.message);
    m_state->setIcon(problem.isEmpty() ? icon("search") : icon("warning", Tone::warning));
    m_state->setToolTip(problem);
    if (problem != m_problem)
        emit problemChanged(m_problem = problem);
}

QString QueryLine::wordAtCursor(int* begin) const {
    const QString before = text().left(cursorPosition());
    const int start = static_cast<int>(before.lastIndexOf(' ')) + 1;
    if (begin != nullptr)
        *begin = start;
    QString word = before.mid(start);
    return word.startsWith('-') ? word.mid(1) : word;
}

void QueryLine::complete() {
    const QString word = wordAtCursor();
    QStringList offered;
    if (word.startsWith("status:")) {
        for (const std::string_view outcome : wire::outcomeWords)
            offered << "status:" + toQt(outcome);
    } else if (word.startsWith("after:") || word.startsWith("before:")) {
        const QString keyword = word.left(word.indexOf(':') + 1);
        for (const char* span : {"1h", "6h", "1d", "3d", "7d", "30d"})
            offered << keyword + QLatin1String(span);
    } else if (!word.isEmpty() && !word.contains(':')) {
        for (const wire::QueryKeyword& keyword : wire::queryKeywords())
            offered << toQt(keyword.keyword);
    }
    m_words->setStringList(offered);
    m_completer->setCompletionPrefix(word);
    if (offered.isEmpty() || word.isEmpty() || m_completer->completionCount() == 0 || offered.contains(word))
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

void QueryLine::take(const QString& completion) {
    int begin = 0;
    (void)wordAtCursor(&begin);
    if (text().mid(begin, 1) == "-")
        ++begin;
    const QString after = text().mid(cursorPosition());
    setText(text().left(begin) + completion + (completion.endsWith(':') || after.startsWith(' ') ? "" : " ") + after);
    setCursorPosition(begin + static_cast<int>(completion.size()) + (completion.endsWith(':') ? 0 : 1));
}

void QueryLine::addTerm(const QString& term) {
    const QString opposite = term.startsWith('-') ? term.mid(1) : '-' + term;
    QString line = ' ' + text() + ' ';
    line.replace(' ' + opposite + ' ', " ");
    if (!line.contains(' ' + term + ' '))
        line += term;
    setText(line.simplified());
}

void QueryLine::keyPressEvent(QKeyEvent* event) {
    if (m_completer->popup()->isVisible() && (event->key() == Qt::Key_Enter || event->key() == Qt::Key_Return || event->key() == Qt::Key_Escape || event->key() == Qt::Key_Tab)) {
        event->ignore(); // the popup takes it
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (m_problem.isEmpty())
            emit searchWanted();
        return;
    }
    if (event->key() == Qt::Key_Down && !m_history.isEmpty()) {
        m_words->setStringList(m_history);
        m_completer->setCompletionPrefix({});
        // The whole line is replaced by what is chosen here.
        setCursorPosition(0);
        setText({});
        m_completer->complete();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace postroom::console
