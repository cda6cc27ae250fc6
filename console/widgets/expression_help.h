// SPDX-License-Identifier: GPL-3.0-or-later
// What fields for expressions have in common, those of one line and those of several: the colours, and what is offered
// while one types.
#pragma once

#include "shared/config/completion.h"

#include <QObject>
#include <QTextLayout>

class QCompleter;
class QStandardItemModel;
class QWidget;

namespace postroom::console {

/// Variables, items, names of lists and quoted characters of one line.
[[nodiscard]] QList<QTextLayout::FormatRange> expressionFormats(const QString& line, const QPalette& palette);
/// How what is wrong stands out.
[[nodiscard]] QTextCharFormat expressionError(const QPalette& palette);

class ExpressionHelp : public QObject {
    Q_OBJECT
public:
    /// Offers below `field`, a line or an edit.
    ExpressionHelp(config::ExpressionKind kind, QWidget* field);
    void setNames(std::vector<config::CompletionName> names) { m_names = std::move(names); }
    /// What would be offered at this place of the line.
    [[nodiscard]] QStringList candidates(const QString& line, int position) const;
    enum class Asked { byTyping, byKey };
    /// `place`: where, in the field; empty: below all of it.
    void offer(const QString& line, int position, Asked asked, const QRect& place = {});
    struct Taken {
        int begin = 0, end = 0; // of the line, in characters: what the candidate replaces
    };
    [[nodiscard]] Taken replaced(const QString& line, int position) const;
    [[nodiscard]] bool isOpen() const;
    void close();

signals:
    void chosen(const QString& candidate);

private:
    [[nodiscard]] config::Completion completionAt(const QString& line, int position) const;
    config::ExpressionKind m_kind;
    std::vector<config::CompletionName> m_names;
    QStandardItemModel* m_model;
    QCompleter* m_popup;
};

} // namespace postroom::console
