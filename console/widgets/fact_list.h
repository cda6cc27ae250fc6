// SPDX-License-Identifier: GPL-3.0-or-later
// A short list of facts in a framed box with a heading: icon, words, at the right a value; Enter or a click follows the
// link of a fact that has one. Not for long lists: those are tables.
#pragma once

#include "console/widgets/theme.h"

#include <QFrame>
#include <QList>

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace postroom::console {

struct Fact {
    QString text;
    QString value;
    QString link;           ///< empty: nowhere
    QString detail;         ///< tool tip: the whole story
    Tone tone = Tone::neutral;
    QString icon;           ///< by the tone when empty
};

class FactList : public QFrame {
    Q_OBJECT
public:
    explicit FactList(const QString& heading, QWidget* parent = nullptr);
    /// `none`: what stands there when there are no facts.
    void show(const QList<Fact>& facts, const QString& none = {});
    [[nodiscard]] int count() const { return static_cast<int>(m_facts.size()); }
    [[nodiscard]] const QList<Fact>& facts() const { return m_facts; }

signals:
    void opened(const QString& link);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fill();
    QList<Fact> m_facts;
    QString m_none;
    QLabel* m_empty;
    QTreeWidget* m_tree;
};

} // namespace postroom::console
