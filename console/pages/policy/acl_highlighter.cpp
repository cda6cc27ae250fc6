// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/policy/acl_highlighter.h"

#include "console/services/json_text.h"
#include "console/widgets/theme.h"
#include "shared/catalogue/term_row.h"

#include <QPlainTextEdit>
#include <QRegularExpression>

namespace postroom::console {

namespace {

QString alternatives() {
    QStringList verbs;
    for (const catalogue::VerbRow& row : catalogue::verbRows())
        verbs << toQt(row.name);
    return verbs.join('|');
}

} // namespace

AclHighlighter::AclHighlighter(QPlainTextEdit* edit) : QSyntaxHighlighter(edit->document()), m_edit(edit) {}

void AclHighlighter::highlightBlock(const QString& text) {
    static const QRegularExpression verb("^\\s*(?:#off#|#shadow#)?\\s*(" + alternatives() + ")\\b");
    static const QRegularExpression term("(?:^|\\b)(!?\\s*(?:set\\s+)?[a-z_0-9]+)\\s*=");
    static const QRegularExpression variable("\\$\\{?[a-z_0-9]+:?|\\+[a-z_0-9]+");
    const QPalette palette = m_edit->palette();
    QTextCharFormat quiet, strong, name, value;
    quiet.setForeground(theme::quiet(palette));
    quiet.setFontItalic(true);
    strong.setForeground(theme::ink(Tone::info, palette));
    strong.setFontWeight(QFont::Bold);
    name.setForeground(theme::ink(Tone::good, palette));
    value.setForeground(theme::ink(Tone::warning, palette));
    const QString trimmed = text.trimmed();
    if (trimmed.startsWith('#') && !trimmed.startsWith("#shadow#")) {
        setFormat(0, static_cast<int>(text.size()), quiet);
        return;
    }
    int from = 0;
    if (const auto match = verb.match(text); match.hasMatch()) {
        setFormat(static_cast<int>(match.capturedStart(1)), static_cast<int>(match.capturedLength(1)), strong);
        from = static_cast<int>(match.capturedEnd(1));
    }
    if (const auto match = term.match(text, from); match.hasMatch()) {
        setFormat(static_cast<int>(match.capturedStart(1)), static_cast<int>(match.capturedLength(1)), name);
        from = static_cast<int>(match.capturedEnd());
    }
    for (auto found = variable.globalMatch(text, from); found.hasNext();) {
        const auto match = found.next();
        setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()), value);
    }
}

} // namespace postroom::console
