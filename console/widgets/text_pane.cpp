// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/text_pane.h"

#include "console/widgets/icons.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>

namespace postroom::console {

TextPane::TextPane(const QString& title, QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_edit = new QPlainTextEdit(this);
    m_edit->setReadOnly(true);
    m_edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_edit->setFont(theme::fixedFont());
    m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setTabChangesFocus(true);
    m_edit->setAccessibleName(title);
    layout->addWidget(m_edit, 1);
    m_bar = new QWidget(this);
    auto* bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(theme::spacing(0.5), theme::spacing(0.3), theme::spacing(0.5), theme::spacing(0.3));
    m_search = new QLineEdit(m_bar);
    m_search->setPlaceholderText(tr("Find"));
    m_search->setAccessibleName(tr("Find in %1").arg(title));
    m_search->setClearButtonEnabled(true);
    bar->addWidget(m_search, 1);
    const auto button = [&](const QString& iconName, const QString& name, auto run) {
        auto* made = new QToolButton(m_bar);
        made->setIcon(icon(iconName));
        made->setToolTip(name);
        made->setAccessibleName(name);
        made->setAutoRaise(true);
        connect(made, &QToolButton::clicked, this, run);
        bar->addWidget(made);
    };
    button("back", tr("Previous match"), [this] { find(Direction::backward); });
    button("forward", tr("Next match"), [this] { find(Direction::forward); });
    m_result = new QLabel(m_bar);
    bar->addWidget(m_result);
    button("close", tr("Close the search"), [this] {
        m_bar->hide();
        m_edit->setFocus();
    });
    layout->addWidget(m_bar);
    m_bar->hide();
    setFocusProxy(m_edit);
    connect(m_search, &QLineEdit::textChanged, this, [this] { find(Direction::here); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { find(Direction::forward); });
}

void TextPane::setText(const QString& text) { m_edit->setPlainText(text); }
QString TextPane::text() const { return m_edit->toPlainText(); }

void TextPane::openSearch() {
    m_bar->show();
    m_search->setFocus();
    m_search->selectAll();
}

void TextPane::showLine(int line) {
    const QTextBlock block = m_edit->document()->findBlockByNumber(line - 1);
    if (!block.isValid())
        return;
    m_edit->setTextCursor(QTextCursor(block));
    m_edit->centerCursor();
    QTextEdit::ExtraSelection mark;
    mark.cursor = m_edit->textCursor();
    mark.format.setBackground(theme::wash(Tone::warning, palette()));
    mark.format.setProperty(QTextFormat::FullWidthSelection, true);
    m_edit->setExtraSelections({mark});
}

void TextPane::find(Direction direction) {
    const QString wanted = m_search->text();
    m_result->clear();
    if (wanted.isEmpty())
        return;
    if (direction == Direction::here) {
        QTextCursor cursor = m_edit->textCursor();
        cursor.setPosition(cursor.selectionStart());
        m_edit->setTextCursor(cursor);
    }
    const auto flags = direction == Direction::backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (m_edit->find(wanted, flags))
        return;
    const QTextCursor before = m_edit->textCursor();
    m_edit->moveCursor(direction == Direction::backward ? QTextCursor::End : QTextCursor::Start);
    if (m_edit->find(wanted, flags)) {
        m_result->setText(tr("from the other end"));
        return;
    }
    m_edit->setTextCursor(before);
    m_result->setText(tr("not found"));
}

void TextPane::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Find))
        return openSearch();
    if (event->matches(QKeySequence::FindNext))
        return find(Direction::forward);
    if (event->matches(QKeySequence::FindPrevious))
        return find(Direction::backward);
    if (event->key() == Qt::Key_Escape && m_bar->isVisible()) {
        m_bar->hide();
        m_edit->setFocus();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace postroom::console
