// SPDX-License-Identifier: GPL-3.0-or-later
// Text in a fixed font to read, search (Ctrl+F, F3) and copy: transcripts, headers, raw messages, configuration.
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace postroom::console {

class TextPane : public QWidget {
    Q_OBJECT
public:
    explicit TextPane(const QString& title, QWidget* parent = nullptr);
    void setText(const QString& text);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPlainTextEdit* edit() const { return m_edit; }
    void openSearch();
    /// Shows the line, from 1, and marks it.
    void showLine(int line);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Direction { forward, backward, here };
    void find(Direction direction);
    QPlainTextEdit* m_edit;
    QWidget* m_bar;
    QLineEdit* m_search;
    QLabel* m_result;
};

} // namespace postroom::console
