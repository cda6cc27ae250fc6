// SPDX-License-Identifier: GPL-3.0-or-later
// The line in which one says what is searched: says at every key whether it can be read, completes keywords and
// outcomes, and remembers what was asked (arrow down).
#pragma once

#include <QLineEdit>

class QCompleter;
class QStringListModel;

namespace postroom::console {

class QueryLine : public QLineEdit {
    Q_OBJECT
public:
    explicit QueryLine(QWidget* parent = nullptr);

    void setHistory(const QStringList& queries);
    /// What cannot be read, for people; empty when all can.
    [[nodiscard]] QString problem() const { return m_problem; }
    /// Adds a term, or takes out the one that it contradicts.
    void addTerm(const QString& term);

signals:
    void problemChanged(const QString& problem);
    /// Enter, with a line that can be read.
    void searchWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void check();
    void complete();
    void take(const QString& completion);
    [[nodiscard]] QString wordAtCursor(int* begin = nullptr) const;
    QCompleter* m_completer;
    QStringListModel* m_words;
    QStringList m_history;
    QAction* m_state;
    QString m_problem;
};

} // namespace postroom::console
