// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/command_palette.h"

#include "console/app/palette_delegate.h"
#include "console/widgets/icons.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

namespace postroom::console {

CommandPalette::CommandPalette(QList<PaletteProvider*> providers, QWidget* parent)
    : QDialog(parent, Qt::Dialog), m_providers(std::move(providers)) {
    setWindowTitle(tr("Go to anything"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(theme::spacing(64), theme::spacing(48));
    auto* layout = new QVBoxLayout(this);
    m_line = new QLineEdit(this);
    m_line->setPlaceholderText(tr("Page, action or setting"));
    m_line->setAccessibleName(tr("Page, action or setting"));
    m_line->addAction(icon("search"), QLineEdit::LeadingPosition);
    m_line->installEventFilter(this);
    layout->addWidget(m_line);
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Matches"));
    m_list->setIconSize(QSize(22, 22));
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_list, 1);
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::ask);
    connect(m_line, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(m_list, &QListWidget::itemActivated, this, &CommandPalette::runCurrent);
    ask({});
}

void CommandPalette::setQuery(const QString& query) { m_line->setText(query); }

QStringList CommandPalette::titles() const {
    QStringList list;
    for (const PaletteEntry& entry : m_entries)
        list << entry.title;
    return list;
}

void CommandPalette::ask(const QString& query) {
    const int generation = ++m_generation;
    m_entries.clear();
    show({});
    const QPointer<CommandPalette> self(this);
    for (PaletteProvider* provider : m_providers)
        provider->find(query.trimmed(), [self, generation](const QList<PaletteEntry>& entries) {
            if (self && self->m_generation == generation)
                self->show(entries);
        });
}

void CommandPalette::show(const QList<PaletteEntry>& entries) {
    m_entries += entries;
    std::stable_sort(m_entries.begin(), m_entries.end(), [](const PaletteEntry& a, const PaletteEntry& b) { return a.score > b.score; });
    if (m_entries.size() > limit)
        m_entries.resize(limit);
    m_list->clear();
    for (const PaletteEntry& entry : m_entries) {
        auto* item = new QListWidgetItem(icon(entry.icon.isEmpty() ? "palette-command" : entry.icon), entry.title, m_list);
        const QString keys = entry.shortcut.toString(QKeySequence::NativeText);
        item->setData(PaletteDelegate::DetailRole, entry.detail);
        item->setData(PaletteDelegate::KeysRole, keys);
        item->setData(Qt::AccessibleTextRole, QStringList{entry.title, entry.detail, keys}.join(", "));
    }
    if (m_list->count() > 0)
        m_list->setCurrentRow(0);
}

void CommandPalette::runCurrent() {
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_entries.size())
        return;
    const auto run = m_entries[row].run;
    accept();
    run();
}

bool CommandPalette::eventFilter(QObject* object, QEvent* event) {
    if (object == m_line && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up || key->key() == Qt::Key_PageDown || key->key() == Qt::Key_PageUp) {
            const int step = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : key->key() == Qt::Key_PageDown ? 10 : -10;
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
    }
    return QDialog::eventFilter(object, event);
}

void CommandPalette::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    m_line->setFocus();
}

} // namespace postroom::console
