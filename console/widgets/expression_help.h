// SPDX-License-Identifier: GPL-3.0-or-later
// What fields for expressions have in common, those of one line and those of several: the colours, and what is offered
// while one types.
#pragma once

#include "shared/config/completion.h"

#include <QObject>
#include <QTextLayout>

#include <functional>

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
    /// Lines that are more than an expression are completed by `complete`: line, position in it, names.
    using Complete = std::function<config::Completion(std::string_view, std::size_t, const std::vector<config::CompletionName>&)>;
    void setComplete(Complete complete) { m_complete = std::move(complete); }
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
    Complete m_complete;
    QStandardItemModel* m_model;
    QCompleter* m_popup;
};

} // namespace postroom::console
