// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/difference_view.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"

#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextBlock>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace postroom::console {

namespace {

enum Column { nameColumn, beforeColumn, afterColumn };
constexpr int objectRole = Qt::UserRole, settingRole = Qt::UserRole + 1;
/// Beyond it lines are compared by their place only: the table of the comparison grows with the square.
constexpr qsizetype mostLines = 2000;

struct Word {
    QString text;
    QString icon;
    Tone tone;
};

Word changeWord(std::string_view change) {
    if (change == "added")
        return {DifferenceView::tr("added"), "add", Tone::good};
    if (change == "removed")
        return {DifferenceView::tr("removed"), "remove", Tone::bad};
    if (change == "moved")
        return {DifferenceView::tr("moved"), "list", Tone::info};
    if (change == "renamed")
        return {DifferenceView::tr("renamed"), "edit", Tone::info};
    return {DifferenceView::tr("changed"), "edit", Tone::info};
}

/// The statements of an ACL are counted here; the texts below show them.
QString side(const base::Json& value, const QString& setting) {
    if (value.isNull())
        return DifferenceView::tr("(default)");
    return setting == "statements" && value.isArray() ? DifferenceView::tr("%n statement(s)", nullptr, static_cast<int>(value.size())) : text(value);
}

QPlainTextEdit* makePane(const QString& name, QWidget* parent) {
    auto* pane = new QPlainTextEdit(parent);
    pane->setReadOnly(true);
    pane->setTabChangesFocus(true);
    pane->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    pane->setFont(theme::fixedFont());
    pane->setLineWrapMode(QPlainTextEdit::NoWrap);
    pane->setAccessibleName(name);
    return pane;
}

} // namespace

QList<QPair<QString, QString>> alignLines(const QStringList& before, const QStringList& after) {
    QList<QPair<QString, QString>> pairs;
    const auto n = static_cast<std::size_t>(before.size()), m = static_cast<std::size_t>(after.size());
    if (before.size() > mostLines || after.size() > mostLines) {
        for (qsizetype i = 0; i < std::max(before.size(), after.size()); ++i)
            pairs << qMakePair(before.value(i), after.value(i));
        return pairs;
    }
    // The longest common subsequence from every pair of places to the ends.
    std::vector<int> length((n + 1) * (m + 1), 0);
    const auto at = [&](std::size_t i, std::size_t j) -> int& { return length[i * (m + 1) + j]; };
    for (std::size_t i = n; i-- > 0;)
        for (std::size_t j = m; j-- > 0;)
            at(i, j) = before[static_cast<qsizetype>(i)] == after[static_cast<qsizetype>(j)] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    QStringList gone, come;
    const auto flush = [&] { // what was replaced stands beside what replaced it
        for (qsizetype k = 0; k < std::max(gone.size(), come.size()); ++k)
            pairs << qMakePair(k < gone.size() ? gone[k] : QString(), k < come.size() ? come[k] : QString());
        gone.clear();
        come.clear();
    };
    std::size_t i = 0, j = 0;
    while (i < n || j < m) {
        const QString left = before.value(static_cast<qsizetype>(i)), right = after.value(static_cast<qsizetype>(j));
        if (i < n && j < m && left == right) {
            flush();
            pairs << qMakePair(left, right);
            ++i;
            ++j;
        } else if (j == m || (i < n && at(i + 1, j) >= at(i, j + 1))) {
            gone << left;
            ++i;
        } else {
            come << right;
            ++j;
        }
    }
    flush();
    return pairs;
}

DifferenceView::DifferenceView(QWidget* parent) : QSplitter(Qt::Vertical, parent) {
    setChildrenCollapsible(false);
    m_tree = new QTreeWidget(this);
    m_tree->setAccessibleName(tr("Differences"));
    m_tree->setColumnCount(3);
    m_tree->setAlternatingRowColors(true);
    m_tree->setUniformRowHeights(true);
    m_tree->header()->setSectionResizeMode(nameColumn, QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(beforeColumn, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(afterColumn, QHeaderView::Stretch);
    addWidget(m_tree);
    m_texts = new QWidget(this);
    auto* grid = new QGridLayout(m_texts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(theme::spacing(0.5));
    m_beforeTitle = new QLabel(m_texts);
    m_afterTitle = new QLabel(m_texts);
    m_before = makePane(tr("Text before"), m_texts);
    m_after = makePane(tr("Text after"), m_texts);
    grid->addWidget(m_beforeTitle, 0, 0);
    grid->addWidget(m_afterTitle, 0, 1);
    grid->addWidget(m_before, 1, 0);
    grid->addWidget(m_after, 1, 1);
    addWidget(m_texts);
    setStretchFactor(0, 3);
    setStretchFactor(1, 2);
    setSides(tr("before"), tr("after"));
    for (const auto& [from, to] : {std::pair(m_before, m_after), std::pair(m_after, m_before)})
        connect(from->verticalScrollBar(), &QScrollBar::valueChanged, to->verticalScrollBar(), &QScrollBar::setValue);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &DifferenceView::showTexts);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this] { emit opened(current().first, current().second); });
}

void DifferenceView::setSides(const QString& before, const QString& after) {
    m_tree->setHeaderLabels({tr("Object and setting"), before, after});
    m_beforeTitle->setText(before);
    m_afterTitle->setText(after);
}

QPair<QString, QString> DifferenceView::current() const {
    const QTreeWidgetItem* item = m_tree->currentItem();
    return item == nullptr ? qMakePair(QString(), QString()) : qMakePair(item->data(0, objectRole).toString(), item->data(0, settingRole).toString());
}

void DifferenceView::show(const base::Json& difference) {
    const auto kept = current();
    m_difference = difference;
    m_tree->clear();
    QTreeWidgetItem* wanted = nullptr;
    for (const base::Json& object : difference.items()) {
        const QString name = text(object, "object");
        const Word word = changeWord(object["change"].toStringView());
        auto* parent = new QTreeWidgetItem(m_tree, {name});
        QFont bold = m_tree->font();
        bold.setBold(true);
        parent->setFont(nameColumn, bold);
        parent->setIcon(nameColumn, icon(word.icon, word.tone));
        parent->setText(object["change"].toStringView() == "removed" ? beforeColumn : afterColumn, word.text);
        if (object.has("before"))
            parent->setText(beforeColumn, text(object, "before"));
        parent->setData(0, objectRole, name);
        if (wanted == nullptr || name == kept.first)
            wanted = parent;
        for (const base::Json& setting : object["settings"].items()) {
            const QString settingName = text(setting, "setting");
            auto* child = new QTreeWidgetItem(parent, {settingName, side(setting["before"], settingName), side(setting["after"], settingName)});
            child->setData(0, objectRole, name);
            child->setData(0, settingRole, settingName);
            for (const int column : {beforeColumn, afterColumn})
                child->setToolTip(column, child->text(column));
            if (qMakePair(name, settingName) == kept)
                wanted = child;
        }
    }
    m_tree->expandAll();
    m_tree->setCurrentItem(wanted);
    showTexts();
}

void DifferenceView::showTexts() {
    const QString name = current().first;
    const base::Json* found = nullptr;
    for (const base::Json& object : m_difference.items())
        if (text(object, "object") == name)
            found = &object;
    m_texts->setVisible(found != nullptr && (found->has("text_before") || found->has("text_after")));
    if (found == nullptr)
        return;
    const auto lines = [&](std::string_view member) {
        QString whole = text(*found, member);
        if (whole.endsWith('\n'))
            whole.chop(1);
        return whole.isEmpty() ? QStringList() : whole.split('\n');
    };
    const auto pairs = alignLines(lines("text_before"), lines("text_after"));
    QStringList left, right;
    QList<QTextEdit::ExtraSelection> leftMarks, rightMarks;
    for (const auto& [before, after] : pairs) {
        left << before;
        right << after;
    }
    m_before->setPlainText(left.join('\n'));
    m_after->setPlainText(right.join('\n'));
    int first = -1;
    for (int row = 0; row < pairs.size(); ++row) {
        if (pairs[row].first == pairs[row].second && pairs[row].first.isNull() == pairs[row].second.isNull())
            continue;
        first = first < 0 ? row : first;
        const auto mark = [&](QPlainTextEdit* pane, Tone tone, QList<QTextEdit::ExtraSelection>& marks) {
            QTextEdit::ExtraSelection selection;
            selection.cursor = QTextCursor(pane->document()->findBlockByNumber(row));
            selection.format.setBackground(theme::wash(tone, palette()));
            selection.format.setProperty(QTextFormat::FullWidthSelection, true);
            marks << selection;
        };
        mark(m_before, pairs[row].first.isNull() ? Tone::neutral : Tone::bad, leftMarks);
        mark(m_after, pairs[row].second.isNull() ? Tone::neutral : Tone::good, rightMarks);
    }
    m_before->setExtraSelections(leftMarks);
    m_after->setExtraSelections(rightMarks);
    if (first >= 0)
        m_after->setTextCursor(QTextCursor(m_after->document()->findBlockByNumber(first)));
}

} // namespace postroom::console
