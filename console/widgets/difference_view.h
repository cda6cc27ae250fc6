// SPDX-License-Identifier: GPL-3.0-or-later
// The structural difference of two configurations (`difference` of config.diff and config.check): objects and settings in
// a tree, before and after beside each other; below it the text of the selected object on both sides, line by line.
#pragma once

#include "shared/base/json.h"

#include <QList>
#include <QPair>
#include <QSplitter>
#include <QStringList>

class QLabel;
class QPlainTextEdit;
class QTreeWidget;

namespace postroom::console {

/// Lines of both texts in pairs, those that are alike beside each other; a null string where a side has none.
[[nodiscard]] QList<QPair<QString, QString>> alignLines(const QStringList& before, const QStringList& after);

class DifferenceView : public QSplitter {
    Q_OBJECT
public:
    explicit DifferenceView(QWidget* parent = nullptr);
    /// What the sides are: "revision 2", "working copy".
    void setSides(const QString& before, const QString& after);
    /// Beside what the server says an object may be "renamed", with what it was called in `before`.
    void show(const base::Json& difference);
    [[nodiscard]] QTreeWidget* tree() const { return m_tree; }
    /// Object and setting of the selected row; the setting is empty at an object.
    [[nodiscard]] QPair<QString, QString> current() const;

signals:
    /// Enter or double click on a setting or an object.
    void opened(const QString& object, const QString& setting);

private:
    void showTexts();
    QTreeWidget* m_tree;
    QWidget* m_texts;
    QLabel* m_beforeTitle;
    QLabel* m_afterTitle;
    QPlainTextEdit* m_before;
    QPlainTextEdit* m_after;
    base::Json m_difference;
};

} // namespace postroom::console
