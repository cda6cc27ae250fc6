// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/shortcuts_dialog.h"

#include "console/widgets/icons.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace postroom::console {

ShortcutsDialog::ShortcutsDialog(ActionRegistry& actions, QWidget* parent) : QDialog(parent), m_actions(actions) {
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(theme::spacing(76), theme::spacing(60));
    auto* layout = new QVBoxLayout(this);
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search actions and keys"));
    m_search->setAccessibleName(tr("Search actions and keys"));
    layout->addWidget(m_search);
    m_tree = new QTreeWidget(this);
    m_tree->setAccessibleName(tr("Actions"));
    m_tree->setHeaderLabels({tr("Action"), tr("Key"), tr("What it does")});
    m_tree->setRootIsDecorated(false);
    layout->addWidget(m_tree, 1);
    auto* line = new QHBoxLayout;
    auto* label = new QLabel(tr("&Key"), this);
    line->addWidget(label);
    m_key = new QKeySequenceEdit(this);
    m_key->setAccessibleName(tr("Key of the action"));
    label->setBuddy(m_key);
    line->addWidget(m_key);
    auto* set = new QPushButton(tr("&Set"), this);
    auto* reset = new QPushButton(tr("&Reset"), this);
    line->addWidget(set);
    line->addWidget(reset);
    m_trouble = new QLabel(this);
    m_trouble->setWordWrap(true);
    line->addWidget(m_trouble, 1);
    layout->addLayout(line);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutsDialog::filter);
    connect(set, &QPushButton::clicked, this, &ShortcutsDialog::setKey);
    connect(reset, &QPushButton::clicked, this, [this] {
        if (const QString id = currentId(); !id.isEmpty()) {
            m_actions.resetShortcut(id);
            fill();
        }
    });
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this] {
        if (const QAction* action = m_actions.find(currentId()))
            m_key->setKeySequence(action->shortcut());
        m_trouble->clear();
    });
    fill();
}

QString ShortcutsDialog::currentId() const {
    const QTreeWidgetItem* item = m_tree->currentItem();
    return item == nullptr ? QString() : item->data(0, Qt::UserRole).toString();
}

void ShortcutsDialog::fill() {
    const QString current = currentId();
    m_tree->clear();
    QMap<QString, QTreeWidgetItem*> groups;
    for (const auto& entry : m_actions.entries()) {
        QTreeWidgetItem*& group = groups[entry.spec.group];
        if (group == nullptr) {
            group = new QTreeWidgetItem(m_tree, {entry.spec.group});
            group->setFont(0, theme::headingFont());
            group->setFlags(Qt::ItemIsEnabled);
            group->setExpanded(true);
        }
        auto* item = new QTreeWidgetItem(group, {QString(entry.spec.text).remove('&'), entry.action->shortcut().toString(QKeySequence::NativeText), entry.spec.summary});
        item->setIcon(0, entry.action->icon());
        item->setData(0, Qt::UserRole, entry.spec.id);
        if (entry.spec.id == current)
            m_tree->setCurrentItem(item);
    }
    m_tree->expandAll();
    m_tree->resizeColumnToContents(0);
    m_tree->resizeColumnToContents(1);
    filter(m_search->text());
}

void ShortcutsDialog::filter(const QString& text) {
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g) {
        QTreeWidgetItem* group = m_tree->topLevelItem(g);
        int shown = 0;
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem* item = group->child(i);
            bool match = text.isEmpty();
            for (int column = 0; column < 3; ++column)
                match = match || item->text(column).contains(text, Qt::CaseInsensitive);
            item->setHidden(!match);
            shown += match ? 1 : 0;
        }
        group->setHidden(shown == 0);
    }
}

void ShortcutsDialog::setKey() {
    const QString id = currentId();
    const QAction* action = m_actions.find(id);
    if (action == nullptr)
        return;
    const QKeySequence before = action->shortcut();
    m_actions.setShortcut(id, m_key->keySequence());
    for (const auto& [a, b] : m_actions.conflicts())
        if (a == id || b == id) {
            const QAction* other = m_actions.find(a == id ? b : a);
            m_actions.setShortcut(id, before);
            m_trouble->setText(tr("This key belongs to \"%1\".").arg(QString(other->text()).remove('&')));
            return;
        }
    m_trouble->clear();
    fill();
}

} // namespace postroom::console
