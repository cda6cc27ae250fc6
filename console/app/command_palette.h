// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+K: a line in which one types what one wants; pages, actions, options, and what pages add. Enter does it.
#pragma once

#include "console/pages/palette_provider.h"

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace postroom::console {

class CommandPalette : public QDialog {
    Q_OBJECT
public:
    static constexpr int limit = 60;

    CommandPalette(QList<PaletteProvider*> providers, QWidget* parent = nullptr);
    void setQuery(const QString& query);
    [[nodiscard]] QStringList titles() const;
    /// Runs the entry that is selected, and closes.
    void runCurrent();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void ask(const QString& query);
    void show(const QList<PaletteEntry>& entries);
    QList<PaletteProvider*> m_providers;
    QList<PaletteEntry> m_entries;
    QLineEdit* m_line;
    QListWidget* m_list;
    int m_generation = 0; // answers to older queries are dropped
};

} // namespace postroom::console
